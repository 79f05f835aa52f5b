import type { Clock } from './clock.ts';
import { createChannelDelivery, type Next } from './deliver-channel.ts';
import { createSignal } from './deliver-signal.ts';
import { createDeliveryState, type DeliveryState } from './deliver-state.ts';
import type { DeliverStore } from './deliver-store.ts';
import type { Message } from './notice/message.ts';

export type Log = Readonly<Record<'debug' | 'info' | 'warn' | 'error', (fields: object, sentence: string) => void>>;

/** Run when the call's turn has come, right before it is made: a throw keeps it from being made. */
export type BeforeCall = () => Promise<void>;

export type SlackCalls = Readonly<{
  post(
    to: Readonly<{ channel: string; threadTs?: string }>,
    message: Message,
    before: BeforeCall,
  ): Promise<Readonly<{ ts: string }>>;
  edit(at: Readonly<{ channel: string; ts: string }>, message: Message, before: BeforeCall): Promise<void>;
  /** The ts of a notice that the channel shows already, by its metadata; 'unknown' when Slack may not be asked. */
  findPosted(channel: string, noticeId: string, since: Date): Promise<string | 'none' | 'unknown'>;
  /** The same of the list in a notice's thread, or of a file there. */
  findReply(
    at: Readonly<{ channel: string; threadTs: string }>,
    what: Readonly<{ listOf: string } | { fileId: string }>,
  ): Promise<string | 'none' | 'unknown'>;
  /** Uploads a file that nobody sees yet; the id by which it is shared, and found. */
  upload(file: Readonly<{ name: string; text: string }>): Promise<string>;
  share(
    to: Readonly<{ channel: string; threadTs: string }>,
    file: Readonly<{ id: string; title: string; comment: string }>,
    before: BeforeCall,
  ): Promise<void>;
  /** Why this channel must not be posted to now (shared with another company, not a member); undefined when it may. */
  objection(channel: string, knownForMs: number): Promise<string | undefined>;
}>;

export type DeliverDeps = Readonly<{
  store: DeliverStore;
  slack: SlackCalls;
  clock: Clock;
  log: Log;
  /** Who this is among the workers over one store. */
  holder: string;
  /** From 0 to 1: no two workers try again at the same moment. */
  random(): number;
  dayOf(at: Date): string;
  /** The store is a backup's that was put back then: what is older may have been told without its knowing. */
  restoredAt?: Date | undefined;
  /** Where the operator is: lock screens name days and times; UTC where it is not said. */
  zone?: string;
  /** A sentence for whoever runs the bot, beside the log. */
  tellOperator(sentence: string): void;
  /** The store was made by a newer program: this worker must not go on. */
  onOutdated?(): void;
}>;

export type { DeliveryState } from './deliver-state.ts';

export type Delivery = Readonly<{
  /** Something may be due. */
  wake(): void;
  /** Brings channels to their wanted state until aborted; resolves when the calls in hand are done. */
  run(signal: AbortSignal): Promise<void>;
  state(): DeliveryState;
}>;

const SECOND = 1000;
/** Work that another worker accepted and did not live to deliver is seen within this. */
const LOOK_AGAIN = 5 * SECOND;
const LONGEST_BACKOFF = 30 * SECOND;
/** While a channel is at work, a thousand arrivals need no thousand looks. */
const LOOK_SPACING = SECOND / 20;

export function createDelivery(deps: DeliverDeps): Delivery {
  const { store, clock, log } = deps;
  const state = createDeliveryState(deps);
  const awake = createSignal();
  /** Channels at work, and when each of the others is to be looked at again, in the clock's elapsed time. */
  const busy = new Map<string, Promise<void>>();
  const again = new Map<string, number>();
  /** Channels that something came for while they were at work. */
  const missed = new Set<string>();
  let failures = 0;
  let settledAt = Number.NEGATIVE_INFINITY;

  const deliverTo = createChannelDelivery({ ...deps, state });

  function begin(channel: string, signal: AbortSignal): void {
    const work = deliverTo(channel, signal)
      .catch((error: unknown): Next => {
        log.error({ channel, err: error }, 'A channel could not be brought up to date; it is tried again.');
        return { waitMs: LOOK_AGAIN };
      })
      .then(({ waitMs }) => {
        busy.delete(channel);
        again.set(channel, missed.delete(channel) ? 0 : clock.elapsed() + waitMs);
        awake.fire();
      });
    busy.set(channel, work);
  }

  /** Groups close by the minute. */
  async function settleGroups(): Promise<void> {
    if (clock.elapsed() - settledAt < SECOND) return;
    await store.settleGroups({ now: clock.now(), dayOf: deps.dayOf });
    settledAt = clock.elapsed();
  }

  const restOf = (channel: string) => (again.get(channel) ?? 0) - clock.elapsed();

  /** Starts what can be started; how long until something else may be due. */
  async function look(signal: AbortSignal, isWoken: boolean): Promise<number> {
    await settleGroups();
    // What is committed from now on fires again; what was committed before is seen by this look.
    if (isWoken) for (const channel of busy.keys()) missed.add(channel);
    const due = await store.dueChannels();
    const idle = due.filter((channel) => !busy.has(channel));
    const ripe = idle.filter((channel) => restOf(channel) <= 0 || (isWoken && !state.isPaused(channel)));
    for (const channel of ripe) begin(channel, signal);
    const waits = idle.filter((channel) => !ripe.includes(channel)).map(restOf);
    return Math.max(10, Math.min(LOOK_AGAIN, ...waits));
  }

  async function round(signal: AbortSignal, isWoken: boolean): Promise<void> {
    const wait = await look(signal, isWoken).then(
      (ms) => {
        failures = 0;
        state.storeAnswers();
        return ms;
      },
      (error: unknown) => {
        failures += 1;
        state.storeFails(error);
        return Math.min(SECOND * 2 ** failures, LONGEST_BACKOFF);
      },
    );
    if (busy.size > 0) await clock.sleep(LOOK_SPACING, signal).catch(() => undefined);
    await awake.within(wait, clock, signal);
  }

  return {
    wake: () => awake.fire('work'),
    state: () => state.read(),
    async run(signal) {
      while (!signal.aborted) await round(signal, awake.take() === 'work');
      await Promise.all(busy.values());
    },
  };
}
