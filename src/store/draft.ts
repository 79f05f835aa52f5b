import type { Activity } from '../activity/activity.ts';
import { isDelta } from '../activity/delta.ts';
import type { JsonObject } from '../cloudtrail/record.ts';
import { ACTIVITY_COLUMNS, toRow } from './activity-row.ts';
import type { Values } from './bulk.ts';
import { storable } from './dialect.ts';
import { type ActorDraft, draftActor } from './draft-actor.ts';
import { draftThings, type ThingsDraft } from './draft-things.ts';
import { termsOf } from './terms.ts';

/**
 * An activity as the store writes it, but for what only the store knows: when it arrived and where its bits are. Plain
 * data, made without the store, so that another thread can make it.
 */
export type Draft = Readonly<{
  eventID: string;
  /** Other ids of the same action. */
  sameAs: readonly string[];
  at: number;
  /** In the order of ACTIVITY_COLUMNS. */
  row: Values;
  record: string;
  deletions: readonly Values[];
  fieldValues: readonly Values[];
  actor: ActorDraft;
  things: ThingsDraft;
  terms: readonly string[];
}>;

export const DELETION_COLUMNS = ['resource_key', 'at', 'event_id'] as const;
export const VALUE_COLUMNS = ['resource_key', 'field', 'at', 'event_id', 'value', 'actor_key'] as const;

type Row = ReturnType<typeof toRow>;

export function toDraft(activity: Activity, record: JsonObject, stray = false): Draft {
  const { resource, related } = activity;
  const row = toRow(activity, activity.at, stray);
  const refs = resource ? [resource, ...related] : related;
  return {
    eventID: storable(activity.eventID),
    sameAs: activity.sameAs.map((id) => storable(id)),
    at: row.at,
    row: ACTIVITY_COLUMNS.map((column) => row[column]),
    record: JSON.stringify(record),
    deletions: draftDeletions(row),
    fieldValues: draftFieldValues(activity, row),
    actor: draftActor(activity),
    things: draftThings(refs),
    terms: termsOf(activity),
  };
}

function draftDeletions({ resource_key, at, event_id, event_name, is_change, refused }: Row): readonly Values[] {
  const deletes = event_name.startsWith('Delete') && is_change === 1 && refused === 0;
  return resource_key !== null && deletes ? [[resource_key, at, event_id]] : [];
}

/** What a later change is compared with. After a hidden value or one sent in part, the earlier one is not known. */
function draftFieldValues({ changes, plane, verb }: Activity, row: Row): readonly Values[] {
  const { resource_key, event_id, at, actor_key, refused } = row;
  if (resource_key === null || refused || plane === 'read') return [];
  return changes.map((change) => {
    const { field, value, hidden } = change;
    const kept = hidden || value === undefined || isDelta(change, verb) ? null : JSON.stringify(value);
    return [resource_key, field, at, event_id, kept, actor_key];
  });
}
