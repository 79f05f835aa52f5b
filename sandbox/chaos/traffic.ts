import type { Cast, Instance } from '../story/cast.ts';
import { contactEvent, envelopeOf } from '../story/envelope.ts';
import type { Caller, Callers } from '../story/identity.ts';
import type { Random } from '../story/random.ts';
import type { EnvelopeJson, RecordJson } from '../story/record-json.ts';
import type { Call, Recorder } from '../story/recorder.ts';
import type { Change } from './owed.ts';

/** One body for the inlet, and what the channel owes once it was accepted. */
export type Letter = Readonly<{
  /** When it is first sent, in the clock's milliseconds from the start of traffic. */
  at: number;
  body: unknown;
  changes: readonly Change[];
  /** What event history shows as well, where it is read: a second carrier of the same. */
  recorded: readonly RecordJson[];
  /** How many of its parts cannot be read, and must be put aside. */
  unreadable: number;
  /** Which worker gets it first. */
  worker: number;
  /** So many at the same time, as a queue that delivers twice. */
  copies: number;
  /** Sent again so long after it was accepted. */
  repeats: readonly number[];
}>;

export type Desk = Readonly<{
  random: Random;
  cast: Cast;
  callers: Callers;
  record: Recorder;
  /** The clock's time at the start of traffic. */
  origin: Date;
  /** Of this run, so that nothing of another one looks like it. */
  run: number;
  /** Over how many of the clock's milliseconds traffic is spread. */
  span: number;
  /** Counts up: every token is unique. */
  serial: { last: number };
}>;

const DAY = 86_400_000;

/** `Que-0007-0042`: of one width, so that none is the beginning of another. */
export function tokenOf({ run, serial }: Desk, kind: string): string {
  serial.last += 1;
  return `${kind}-${String(run % 10_000).padStart(4, '0')}-${String(serial.last).padStart(4, '0')}`;
}

/** When it is sent; it happened up to a minute before, so that records come in no order. */
export function letterOf(
  desk: Desk,
  at: number,
  each: readonly Readonly<{ record: EnvelopeJson; change?: Change; detail?: RecordJson }>[],
): Letter {
  const { random } = desk;
  const bodies = each.map(({ record }) => record);
  const isRecorded = random.chance(0.2);
  return {
    at,
    body: bodies.length === 1 ? bodies[0] : bodies,
    changes: each.flatMap(({ change }) => change ?? []),
    recorded: isRecorded ? each.flatMap(({ detail }) => detail ?? []) : [],
    unreadable: 0,
    worker: random.int(4),
    copies: random.chance(0.08) ? 2 : 1,
    repeats: random.chance(0.15) ? [random.between(500, 60_000)] : [],
  };
}

export type Made = Readonly<{ record: EnvelopeJson; detail: RecordJson; eventID: string }>;

/** One call by somebody, in its envelope. */
export function happened(desk: Desk, at: number, caller: Caller, instance: Instance, call: Call): Made {
  const { random, origin, record } = desk;
  const when = new Date(origin.getTime() + at - random.int(60_000));
  const made = record(when, caller, instance, call);
  return { record: envelopeOf(made, { id: random.uuid() }), detail: made, eventID: made.eventID };
}

/** Things that everyone has heard of already: made too long ago to be told, so that only their names are learned. */
export function knownThing(
  desk: Desk,
  instance: Instance,
  { kind, eventName, idField }: Readonly<{ kind: string; eventName: string; idField: string }>,
): Readonly<{ id: string; name: string; letter: Letter }> {
  const { random } = desk;
  const [id, name] = [random.uuid(), tokenOf(desk, kind)];
  const caller = desk.callers.iamUser('founder', '192.0.2.1');
  const { record, eventID } = happened(desk, -2 * DAY, caller, instance, {
    eventName,
    request: { InstanceId: instance.id, Name: name },
    response: { [idField]: id },
  });
  const letter = letterOf(desk, 0, [{ record, change: { eventID, tokens: [], owed: 'kept' } }]);
  return { id, name, letter };
}

/** What is on the same bus and not ours, and what nobody can read. */
export function strangers(desk: Desk, at: number): readonly Letter[] {
  const { random, cast, origin } = desk;
  const instance = random.pick(cast.instances);
  const native = contactEvent(instance, random, new Date(origin.getTime() + at).toISOString());
  return [letterOf(desk, at, [{ record: native }])];
}
