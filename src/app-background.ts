import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Delivery } from './deliver.ts';
import { createHeldRelease, type HeldDeps } from './deliver-held.ts';
import { whileHolding } from './deliver-lease.ts';
import { type PlanDeps, planNotice } from './ingest-notices.ts';
import { LaterSchema } from './store/later-schema.ts';
import { RESTORED_AT, RESTORED_FROM } from './store/restore.ts';
import type { Store } from './store/store.ts';

type Runs = Readonly<{ run(signal: AbortSignal): Promise<unknown> }>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** When the store was put back from a backup, as long as that matters: what is older than a day is never told. */
export async function findRestore(
  store: Store,
  clock: Pick<Clock, 'now'>,
): Promise<Readonly<{ at: Date; from: Date }> | undefined> {
  const at = await store.findMark(RESTORED_AT);
  if (!at || clock.now().getTime() - at.getTime() > DAY) return undefined;
  return { at, from: (await store.findMark(RESTORED_FROM)) ?? new Date(at.getTime() - DAY) };
}

type BackgroundParts = Readonly<{
  arrivals: Runs;
  delivery: Delivery;
  polling: Runs;
  retain: Runs;
  restore: Awaited<ReturnType<typeof findRestore>>;
  shownIn: HeldDeps['shownIn'];
  planDeps: PlanDeps;
  tellOperator(sentence: string): void;
  store: Store;
  clock: Clock;
  log: Logger;
  holder: string;
  /** The program must end: a newer one has changed the store. */
  onOutdated(sentence: string): void;
}>;

/** All that the bot does by itself, until aborted. */
export async function runBackground(parts: BackgroundParts, signal: AbortSignal): Promise<void> {
  const { arrivals, delivery, polling, retain, restore } = parts;
  await Promise.all([
    arrivals.run(signal),
    delivery.run(signal),
    retain.run(signal),
    // Event history is read by one worker: the others would ask the same at the same two calls a second.
    whileHolding(parts, 'poll', signal, (until) => polling.run(until)),
    watchSchema(parts, signal),
    restore ? heldRelease(parts, restore.from).run(signal) : undefined,
  ]);
}

function heldRelease(parts: BackgroundParts, restoredFrom: Date): Runs {
  const { store, shownIn, planDeps, clock, log, tellOperator, delivery } = parts;
  const { restoredAt: _, ...afresh } = planDeps;
  return createHeldRelease({
    store,
    shownIn,
    channel: planDeps.channel,
    restoredFrom,
    plan: (activity) => planNotice(activity, 'ingest', clock.now(), afresh),
    clock,
    log,
    tellOperator,
    onReleased: () => delivery.wake(),
  });
}

/** While this worker runs, a newer one may change the tables. */
async function watchSchema({ store, clock, onOutdated }: BackgroundParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await clock.sleep(MINUTE, signal).catch(() => undefined);
    if (signal.aborted) return;
    // A store that does not answer is told of elsewhere.
    const later = await store.checkSchema().then(
      () => undefined,
      (error: unknown) => (error instanceof LaterSchema ? error : undefined),
    );
    if (later) return onOutdated(later.message);
  }
}
