import type { Activity } from './activity/activity.ts';
import type { LearnedName } from './activity/learned-name.ts';
import { understand } from './activity/understand.ts';
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

const NOT_OURS: Prepared = { kind: 'notOurs', names: [] };

/** Total: what cannot be read is to be put aside. */
export function prepare(item: Carried, { keepReads }: Readonly<{ keepReads: boolean }>): Prepared {
  if (item.kind === 'native') return NOT_OURS;
  if (item.kind === 'unreadable') return { kind: 'quarantine', body: item.body, reason: item.reason };
  try {
    const understood = understand(item.detail, ({ eventSource }) => isConnectFamily(eventSource));
    if (!understood) return NOT_OURS;
    const { activity, record, names } = understood;
    if (activity.plane === 'read' && !keepReads) return { kind: 'notOurs', names };
    return { kind: 'activity', body: item.detail, activity, record, names, replayed: item.replayName !== undefined };
  } catch (error) {
    return { kind: 'quarantine', body: item.detail, reason: reasonOf(error) };
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function textOf(body: unknown): string {
  return typeof body === 'string' ? body : (JSON.stringify(body) ?? String(body));
}
