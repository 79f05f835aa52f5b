import type { Kill } from './plan.ts';
import type { Scene } from './scene.ts';

/** Longer than any run. */
const FOREVER_MS = 600_000;

/** Lets loose what the plan holds but for the weather. Nobody waits for it: what never comes due does not happen. */
export function makeTrouble(scene: Scene): Readonly<{ onAccepted(bodies: number): void }> {
  const { plan, clock, timeline, slack, crew, store, signal: over } = scene;
  const end = ({ worker, signal, downMs }: Kill) => crew.end(worker, signal, downMs);
  const byAccepted = new Map<number, Kill[]>();
  for (const kill of plan.kills) {
    const { when } = kill;
    if ('method' in when) void atCall(scene, when, () => end(kill));
    else byAccepted.set(when.accepted, [...(byAccepted.get(when.accepted) ?? []), kill]);
  }
  for (const { at, worker, forMs } of plan.stops) {
    void timeline.at(at, async () => {
      const goOn = crew.freeze(worker);
      await clock.sleep(forMs, over).catch(() => undefined);
      goOn();
    });
  }
  for (const ms of plan.socketCuts) void timeline.at(ms, () => slack.sockets.cut());
  for (const ms of plan.socketRefreshes) void timeline.at(ms, () => slack.sockets.refresh());
  for (const ms of plan.storeCuts) void timeline.at(ms, () => store.cut());
  return { onAccepted: (bodies) => byAccepted.get(bodies)?.forEach(end) };
}

/** While its answer is under way. */
async function atCall(
  { slack, signal }: Scene,
  { method, nth }: Readonly<{ method: string; nth: number }>,
  act: () => void,
): Promise<void> {
  const isDue = () => signal.aborted || happenedSoFar(slack, method) >= nth;
  await slack.until(isDue, FOREVER_MS).then(act, () => undefined);
}

/** The bytes of a file go to an address of their own. */
function happenedSoFar({ log, files }: Scene['slack'], method: string): number {
  if (method === 'upload') return [...files.values()].filter(({ bytes }) => bytes).length;
  return log.calls(method === '*' ? undefined : method).length;
}
