import type { Tables } from './tables.ts';

/** Every table by what its rows are told apart by; those that others refer to come first. */
export const TABLE_KEYS = {
  activities: ['seq'],
  records: ['seq'],
  arrivals: ['seq'],
  blocks: ['block'],
  terms: ['id'],
  postings: ['term', 'block'],
  unindexed: ['block', 'slot'],
  deletions: ['resource_key', 'at', 'event_id'],
  same_actions: ['id'],
  things: ['key'],
  names: ['key', 'valid_from', 'event_id'],
  actors: ['key'],
  words: ['id'],
  field_values: ['resource_key', 'field', 'at', 'event_id'],
  notices: ['id'],
  notice_activities: ['channel', 'event_id'],
  notice_parts: ['notice_id', 'part', 'value'],
  notice_details: ['notice_id', 'part'],
  leases: ['name'],
  quarantine: ['sha256'],
  asked: ['asked_id'],
  answers: ['channel', 'thread_ts', 'question', 'at'],
  marks: ['name'],
  coverage: ['account', 'region', 'event_source', 'class', 'scope', 'settled', 'from_at'],
  turns: ['name'],
  trimmed_blocks: ['block'],
  forgetting: ['identifier'],
} as const satisfies { [Name in keyof Tables]: readonly (keyof Tables[Name] & string)[] };

export type TableName = keyof Tables & string;

export const TABLES = Object.keys(TABLE_KEYS) as readonly TableName[];

/** Tables whose numbers PostgreSQL gives from a sequence. */
export const NUMBERED: readonly (readonly [table: TableName, column: string])[] = [
  ['activities', 'seq'],
  ['arrivals', 'seq'],
  ['terms', 'id'],
  ['words', 'id'],
];
