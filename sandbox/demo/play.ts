import { postAsApiDestination } from '../aws/api-destination.ts';
import type { Scene } from '../story/scene.ts';
import { movedEnvelope, movedRecord } from './moved.ts';
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
