import type { ApiEntry } from '../sandbox/slack/log.ts';
import type { SlackSandbox } from '../sandbox/slack/slack-sandbox.ts';
import { toObject } from '../src/cloudtrail/fields.ts';
import { DETAILS_LIMITS } from '../src/deliver-details.ts';
import { eventMark, marksIn } from '../src/notice/shown-events.ts';

/** What a message counted from some moment on, in the clock's milliseconds. */
type Version = Readonly<{ at: number; count: number; marks: readonly string[] }>;

/** A notice as the channel came to show it. */
export type Shown = Readonly<{
  ts: string;
  versions: readonly Version[];
  /** Event ids of the file in its thread, and when it came. */
  file?: Readonly<{ at: number; eventIDs: ReadonlySet<string> }>;
}>;

const EVENT_ID = /"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"\r\n/g;

/** Calls that put something into a channel or change it there. */
const IN_CHANNEL: ReadonlySet<string> = new Set(['chat.postMessage', 'chat.update', 'files.completeUploadExternal']);

export function channelCalls({ log }: SlackSandbox): readonly ApiEntry[] {
  return log.calls().filter(({ method }) => IN_CHANNEL.has(method));
}

/** The notices of the channel, from every call that made them what they are. */
export function shownNotices(slack: SlackSandbox): readonly Shown[] {
  const versions = new Map<string, Version[]>();
  const files = new Map<string, Shown['file']>();
  for (const { method, args, at, effect = '', ok } of channelCalls(slack)) {
    if (!ok) continue;
    const { thread_ts: thread } = args;
    const ts = method === 'chat.update' ? String(args.ts) : (effect.split(' ').at(-1) ?? '');
    if (method === 'files.completeUploadExternal')
      files.set(String(thread), { at: at.getTime(), ...fileOf(slack, args) });
    else if (thread === undefined)
      versions.set(ts, [...(versions.get(ts) ?? []), { at: at.getTime(), ...countsOf(args) }]);
  }
  return [...versions].map(([ts, all]) => {
    const file = files.get(ts);
    return { ts, versions: all, ...(file && { file }) };
  });
}

function fileOf(
  { files }: SlackSandbox,
  { files: shared }: ApiEntry['args'],
): Readonly<{ eventIDs: ReadonlySet<string> }> {
  const [first] = objectsIn(shared);
  const text = files.get(String(first?.id))?.bytes?.toString('utf8') ?? '';
  return { eventIDs: new Set([...text.matchAll(EVENT_ID)].map(([, id = '']) => id)) };
}

/** By its marks; those of a thousand are all that a message has room for, and its last line says of how many calls it is. */
function countsOf({ metadata, blocks }: ApiEntry['args']): Omit<Version, 'at'> {
  const { events = '' } = toObject(toObject(parsed(metadata))?.event_payload) ?? {};
  const marks = marksIn(String(events));
  const [, calls = ''] = [...JSON.stringify(blocks ?? '').matchAll(/([\d,]+) calls/g)].at(-1) ?? [];
  return { marks, count: Math.max(marks.length, Number(calls.replaceAll(',', ''))) };
}

function objectsIn(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  const all: unknown = parsed(list);
  if (!Array.isArray(all)) return [];
  return all.map(toObject).filter((each) => each !== undefined);
}

/** The SDK sends what is nested as JSON. */
function parsed(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}

/**
 * The notice in which each change is to be read at last, as far as there is one: in its file, or in its message where
 * that is of so few that it names them all. Throws when one is in two files.
 */
export function placesOf(eventIDs: readonly string[], notices: readonly Shown[]): ReadonlyMap<string, Shown> {
  const byMark = new Map<string, Shown>();
  const byId = new Map<string, Shown>();
  for (const notice of notices) {
    const { count = 0, marks = [] } = notice.versions.at(-1) ?? {};
    if (count <= DETAILS_LIMITS.told) for (const mark of marks) byMark.set(mark, notice);
    for (const eventID of notice.file?.eventIDs ?? []) {
      if (byId.has(eventID)) throw new Error(`${eventID} is in two files`);
      byId.set(eventID, notice);
    }
  }
  return new Map(
    eventIDs.flatMap((eventID) => {
      const place = byId.get(eventID) ?? byMark.get(eventMark(eventID));
      return place ? [[eventID, place] as const] : [];
    }),
  );
}

/** The same for all of them. Throws when one is nowhere. */
export function placesOfAll(eventIDs: readonly string[], notices: readonly Shown[]): ReadonlyMap<string, Shown> {
  const places = placesOf(eventIDs, notices);
  const lost = eventIDs.find((eventID) => !places.has(eventID));
  if (lost === undefined) return places;
  throw new Error(`${lost} and ${eventIDs.length - places.size - 1} more are nowhere in the channel`);
}
