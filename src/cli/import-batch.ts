import type { LearnedName } from '../activity/learned-name.ts';
import { type Prepared, prepare, textOf } from '../ingest-prepare.ts';
import { type Draft, toDraft } from '../store/draft.ts';
import type { ReadRecord } from './record-files.ts';

/** What a file brought, ready to be written, as one thread hands it to another: plain data. */
export type Imported =
  | Readonly<{ kind: 'notOurs'; names: readonly LearnedName[] }>
  | Readonly<{ kind: 'quarantine'; body: string; reason: string }>
  /** `body`: the record as it came, should it break its transaction. */
  | Readonly<{ kind: 'activity'; draft: Draft; names: readonly LearnedName[]; body: string }>;

export function toImported({ carried, text }: ReadRecord, keepReads: boolean): Imported {
  const prepared = prepare(carried, { keepReads });
  if (prepared.kind === 'notOurs') return prepared;
  const body = text ?? textOf(prepared.body);
  if (prepared.kind === 'quarantine') return { kind: 'quarantine', body, reason: prepared.reason };
  return { kind: 'activity', draft: draftOf(prepared), names: prepared.names, body };
}

function draftOf({ activity, record, replayed }: Extract<Prepared, { kind: 'activity' }>): Draft {
  return toDraft(activity, record, replayed);
}
