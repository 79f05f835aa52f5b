import type { Kysely } from 'kysely';
import { ARRIVAL_TABLES } from './arrival-tables.ts';
import { DELIVERY_TABLES, FILL_DELIVERY } from './delivery-tables.ts';
import { FEWER_WRITES } from './fewer-writes.ts';
import { fillPostings } from './fill-postings.ts';
import { FIRST_TABLES } from './first-tables.ts';
import { KEEP_TABLES, KEEP_WORDS_INDEXED } from './keep-tables.ts';
import { POSTGRES_SEARCH } from './postgres-tables.ts';
import { QUESTION_TABLES } from './question-tables.ts';
import type { Tables } from './tables.ts';

export type Step = Readonly<{
  /** As SQLite says it; PostgreSQL's are made from these. */
  statements: readonly string[];
  /** What only PostgreSQL is told, after them. */
  postgres?: readonly string[];
  fill?: (db: Kysely<Tables>) => Promise<void>;
}>;

/** In order of their names, which are never changed. */
export const MIGRATIONS: Readonly<Record<string, Step>> = {
  '0001-first-tables': { statements: FIRST_TABLES, postgres: POSTGRES_SEARCH },
  '0002-questions': { statements: QUESTION_TABLES, fill: fillPostings },
  '0003-delivery': { statements: [...DELIVERY_TABLES, ...FILL_DELIVERY] },
  // Who asked what is listed by time; the order of rows is nothing that PostgreSQL keeps.
  '0004-asked-by-time': { statements: ['create index asked_at on asked (at)'] },
  '0005-keeping': { statements: [...KEEP_TABLES, ...KEEP_WORDS_INDEXED] },
  '0006-fewer-writes': { statements: FEWER_WRITES },
  // A success looks for what it makes good in other notices; there are few.
  '0007-standing-refusals': {
    statements: [
      'create index notice_activities_refused on notice_activities (channel, call) where refused = 1 and mended = 0',
    ],
  },
  '0008-arrivals': { statements: ARRIVAL_TABLES },
  // By the call first: what makes a refusal good may be in any notice.
  '0009-calls-anywhere': {
    statements: [
      'drop index notice_activities_call',
      'create index notice_activities_call on notice_activities (call, notice_id)',
    ],
  },
  // No table changes, but an older program would take longer postings for shorter ones: it must not go on.
  '0010-longer-postings': { statements: [] },
};
