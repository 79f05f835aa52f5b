import type { LearnedName } from '../activity/learned-name.ts';
import { parseJson } from '../cloudtrail/fields.ts';
import { prepare, textOf } from '../ingest-prepare.ts';
import { type Draft, toDraft } from '../store/draft.ts';
import type { ReadRecord } from './record-files.ts';

/** What a file brought, ready to be written, as one thread hands it to another: plain data. */
export type Imported =
  | Readonly<{ kind: 'notOurs'; names: readonly LearnedName[] }>
  | Readonly<{ kind: 'quarantine'; body: string; reason: string }>
  | Readonly<{ kind: 'activity'; draft: Draft; names: readonly LearnedName[] }>;

/** A record as it came, should something break its transaction; what breaks none is kept as it is. */
export type Unprepared =
  | Exclude<Imported, { kind: 'activity' }>
  | Readonly<{ kind: 'record'; text: string; replayName?: string }>;

export function toImported({ carried, text }: Pick<ReadRecord, 'carried' | 'text'>, keepReads: boolean): Imported {
  const prepared = prepare(carried, { keepReads });
  if (prepared.kind === 'notOurs') return prepared;
  if (prepared.kind === 'quarantine')
    return { kind: 'quarantine', body: text ?? textOf(prepared.body), reason: prepared.reason };
  const { activity, record, replayed, names } = prepared;
  return { kind: 'activity', draft: toDraft(activity, record, replayed), names };
}

export function toUnprepared(imported: Imported, { carried, text }: ReadRecord): Unprepared {
  if (imported.kind !== 'activity') return imported;
  const { detail, replayName } = carried.kind === 'record' ? carried : { detail: undefined };
  return { kind: 'record', text: text ?? textOf(detail), ...(replayName && { replayName }) };
}

/** The same as the first time; of what was an activity then the rest is kept as well. */
export function prepareAgain(again: Unprepared): Imported {
  if (again.kind !== 'record') return again;
  const { text, replayName } = again;
  return toImported({ carried: { kind: 'record', detail: parseJson(text), ...(replayName && { replayName }) } }, true);
}
