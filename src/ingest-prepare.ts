import type { Activity } from './activity/activity.ts';
import type { LearnedName } from './activity/learned-name.ts';
import { type MaskedRecord, maskDetail, understand } from './activity/understand.ts';
import type { Carried } from './cloudtrail/envelope.ts';
import type { JsonObject } from './cloudtrail/record.ts';
import { isConnectFamily } from './connect/sources.ts';

/** What an arrival turned out to be, before the store is asked. */
export type Prepared =
  | Readonly<{ kind: 'notOurs'; names: readonly LearnedName[] }>
  | Readonly<{ kind: 'quarantine'; body: unknown; reason: string }>
  | PreparedActivity;

export type PreparedActivity = Readonly<{
  kind: 'activity';
  body: unknown;
  activity: Activity;
  /** Masked. */
  record: JsonObject;
  names: readonly LearnedName[];
  replayed: boolean;
}>;

/** The same before it is understood: masked, and fit to be put on disk. */
export type Masked =
  | Exclude<Prepared, PreparedActivity>
  | Readonly<{ kind: 'masked'; masked: MaskedRecord; names: readonly LearnedName[]; replayed: boolean }>;

type KeepReads = Readonly<{ keepReads: boolean }>;

const NOT_OURS = { kind: 'notOurs', names: [] } as const;

/** Total: what cannot be read is to be put aside. */
export function prepare(item: Carried, { keepReads }: KeepReads): Prepared {
  return readable(item, ({ detail, replayName }) => {
    const understood = understand(detail, isOurs);
    if (!understood) return NOT_OURS;
    const { activity, record, names } = understood;
    if (activity.plane === 'read' && !keepReads) return { kind: 'notOurs', names };
    return { kind: 'activity', body: detail, activity, record, names, replayed: replayName !== undefined };
  });
}

/** Total, like `prepare`. */
export function mask(item: Carried, { keepReads }: KeepReads): Masked {
  return readable(item, ({ detail, replayName }) => {
    const found = maskDetail(detail, isOurs);
    if (!found) return NOT_OURS;
    const { names, ...masked } = found;
    if (masked.plane === 'read' && !keepReads) return { kind: 'notOurs', names };
    return { kind: 'masked', masked, names, replayed: replayName !== undefined };
  });
}

function readable<T>(item: Carried, read: (record: Extract<Carried, { kind: 'record' }>) => T) {
  if (item.kind === 'native') return NOT_OURS;
  if (item.kind === 'unreadable') return { kind: 'quarantine', body: item.body, reason: item.reason } as const;
  try {
    return read(item);
  } catch (error) {
    return { kind: 'quarantine', body: item.detail, reason: reasonOf(error) } as const;
  }
}

function isOurs({ eventSource }: Readonly<{ eventSource: string }>): boolean {
  return isConnectFamily(eventSource);
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function textOf(body: unknown): string {
  return typeof body === 'string' ? body : (JSON.stringify(body) ?? String(body));
}
