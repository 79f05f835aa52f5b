import { addMilliseconds } from 'date-fns/addMilliseconds';
import { contactEvent, envelopeOf } from './envelope.ts';
import type { Deed } from './everyday.ts';
import type { RecordJson } from './record-json.ts';
import { secondsOf } from './recorder.ts';
import type { Scene } from './scene.ts';
import type { Site } from './site.ts';
import type { Teller } from './teller.ts';

/** One turn of the story, before it has its time. */
export type Turn = Readonly<{
  title: string;
  site: Site;
  deeds: () => readonly Deed[];
  /** How long after the turn before; 4 to 8 seconds unless told. */
  gapMs?: number;
  /** From the call to its event: seconds as a rule, hours when EventBridge was late. */
  ageMs?: number;
  /** How often the bus brings it: 2 is a duplicate, 0 a loss that only event history knows. */
  arrivals?: number;
  /** Connect's own events beside it. */
  native?: number;
  /** Brought again out of an archive. */
  replay?: string;
  /** What else to change of the records, for calls that are not Connect's. */
  reshape?: (record: RecordJson) => RecordJson;
}>;

/** From a call to its event on the bus. */
const AGE_MS = 3000;

/** Calls of one save follow each other so closely. */
const STEP_MS = 400;

/** Gives a turn its time and makes its records and events. */
export function stage(teller: Teller, now: Date, afterMs: number, turn: Turn): Scene {
  const { title, site, deeds, ageMs = AGE_MS, arrivals = 1, native = 0, replay, reshape = (record) => record } = turn;
  const at = addMilliseconds(now, afterMs - ageMs);
  const records = deeds().map(({ caller, call }, index) =>
    reshape(teller.record(addMilliseconds(at, index * STEP_MS), caller, site, call)),
  );
  const envelopes = records.map((record) =>
    envelopeOf(record, { id: teller.random.uuid(), ...(replay && { replay }) }),
  );
  const noise = Array.from({ length: native }, () => contactEvent(site.instance, teller.random, secondsOf(at)));
  return {
    afterMs,
    title,
    records: replay ? [] : records,
    envelopes: [...Array.from({ length: arrivals }, () => envelopes).flat(), ...noise],
  };
}

/** Stages turns one after another. */
export function stageAll(teller: Teller, now: Date, turns: readonly Turn[]): readonly Scene[] {
  let afterMs = 0;
  return turns.map((turn) => {
    afterMs += turn.gapMs ?? teller.random.between(4000, 8000);
    return stage(teller, now, afterMs, turn);
  });
}
