import { postAsApiDestination } from '../aws/api-destination.ts';
import type { EnvelopeJson, RecordJson } from '../story/record-json.ts';
import type { Scene } from '../story/scene.ts';
import { API_KEY, type DemoPlace } from './place.ts';

export type PlayOptions = Readonly<{
  /** How much faster than the story's own pace. */
  speed: number;
  /** Told when a scene is on. */
  onScene?: (scene: Scene) => void;
  signal: AbortSignal;
}>;

/** Lets scenes happen, each at its time: into event history, and onto the bus that posts to the bot. */
export async function play(
  place: DemoPlace,
  scenes: Iterable<Scene>,
  { speed, signal, onScene }: PlayOptions,
): Promise<void> {
  const { clock, aws, ingestUrl, storyNow } = place;
  const post = postAsApiDestination({ url: ingestUrl, apiKey: API_KEY, clock, signal });
  const start = clock.now().getTime();
  for (const scene of scenes) {
    const wait = start + scene.afterMs / speed - clock.now().getTime();
    if (wait > 0) await clock.sleep(wait, signal).catch(() => undefined);
    if (signal.aborted) return;
    onScene?.(scene);
    const late = clock.now().getTime() - (storyNow.getTime() + scene.afterMs);
    aws.addRecords(scene.records.map((record) => movedRecord(record, late)));
    // As EventBridge does: none waits for another, and order is nobody's promise.
    for (const envelope of scene.envelopes) void post(movedEnvelope(envelope, late)).catch(() => undefined);
  }
}

/** A record that happened so much later than the story said: scenes keep their distance to the moment they are played. */
function movedRecord(record: RecordJson, ms: number): RecordJson {
  return { ...record, eventTime: moved(record.eventTime, ms) };
}

function movedEnvelope(envelope: EnvelopeJson, ms: number): EnvelopeJson {
  return { ...envelope, time: moved(envelope.time, ms), detail: movedDetail(envelope.detail, ms) };
}

/** Native events have no eventTime. */
function movedDetail(detail: unknown, ms: number): unknown {
  const hasTime = typeof detail === 'object' && detail !== null && 'eventTime' in detail;
  return hasTime ? { ...detail, eventTime: moved(detail.eventTime, ms) } : detail;
}

function moved(time: unknown, ms: number): string {
  return new Date(new Date(String(time)).getTime() + ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
