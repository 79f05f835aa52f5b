import type { Clock } from './clock.ts';
import type { Log } from './deliver.ts';
import type { SlackRefusal } from './errors.ts';
import { parkingAdvice, resumedSentence } from './notice/operator-words.ts';

/** What delivery is doing, for `/healthz`. */
export type DeliveryState = Readonly<{
  parked: readonly Readonly<{ channel: string; reason: string; since: Date }>[];
  /** Channels that Slack takes nothing for at the moment: how often it was tried, and when it is tried again. */
  backingOff: readonly Readonly<{ channel: string; reason: string; failures: number; again: Date }>[];
  lastPostAt?: Date;
  /** The last passing refusal, gone with the next success. */
  trouble?: string;
}>;

type StateDeps = Readonly<{
  clock: Clock;
  log: Log;
  random(): number;
  tellOperator(sentence: string): void;
}>;

type Parked = { reason: string; since: Date; until: number };
type BackOff = { reason: string; failures: number; until: number; again: Date };

const SECOND = 1000;
/** A parked channel is tried again this often. */
const PARK_TIME = 60 * SECOND;
const LONGEST_BACKOFF = 60 * SECOND;

/** Files have methods of their own: what is wrong there holds up nothing else of the channel's. */
export function filesOf(channel: string): string {
  return `files of ${channel}`;
}

/** What is known of channels that cannot be posted to now. Waits are in elapsed time: the time of day may be set. */
export type ChannelStates = ReturnType<typeof createDeliveryState>;

export function createDeliveryState({ clock, log, random, tellOperator }: StateDeps) {
  const parked = new Map<string, Parked>();
  const backingOff = new Map<string, BackOff>();
  let lastPostAt: Date | undefined;
  let storeTrouble: string | undefined;

  const restOf = (channel: string): number =>
    Math.max(parked.get(channel)?.until ?? 0, backingOff.get(channel)?.until ?? 0) - clock.elapsed();

  return {
    /** Until it may be tried, in milliseconds; 0 when it may. */
    waitOf: (channel: string): number => Math.max(0, restOf(channel)),
    isPaused: (channel: string): boolean => restOf(channel) > 0,

    /** Nothing goes there until a person mends it. */
    park(channel: string, reason: string): void {
      const known = parked.get(channel);
      if (known?.reason !== reason) {
        log.error({ channel, reason }, parkingAdvice(channel, reason));
        tellOperator(parkingAdvice(channel, reason));
      }
      const since = known?.reason === reason ? known.since : clock.now();
      parked.set(channel, { reason, since, until: clock.elapsed() + PARK_TIME });
    },

    /** Slack takes it again. */
    unpark(channel: string): void {
      if (!parked.delete(channel)) return;
      log.info({ channel }, 'The channel can be posted to again.');
      tellOperator(resumedSentence(channel));
    },

    /** As long as Slack says, or longer each time, with chance in it. */
    backOff(channel: string, { reason, retryAfterMs }: SlackRefusal): void {
      const failures = (backingOff.get(channel)?.failures ?? 0) + 1;
      const backoff = Math.min(SECOND * 2 ** Math.min(failures, 10), LONGEST_BACKOFF) * (0.5 + random() / 2);
      const pause = retryAfterMs ?? backoff;
      const again = new Date(clock.now().getTime() + pause);
      backingOff.set(channel, { reason, failures, until: clock.elapsed() + pause, again });
      log.warn(
        { channel, reason, failures, pause: Math.round(pause) },
        'Slack did not take a call; it is tried again.',
      );
    },

    sent(channel: string): void {
      lastPostAt = clock.now();
      backingOff.delete(channel);
    },

    storeFails(error: unknown): void {
      const sentence = error instanceof Error ? error.message : String(error);
      if (storeTrouble !== sentence)
        log.error({ err: error }, 'The store does not answer delivery; it is tried again.');
      storeTrouble = sentence;
    },

    storeAnswers(): void {
      storeTrouble = undefined;
    },

    read(): DeliveryState {
      const [first] = backingOff.values();
      const trouble = storeTrouble ?? first?.reason;
      return {
        parked: [...parked].map(([channel, { reason, since }]) => ({ channel, reason, since })),
        backingOff: [...backingOff].map(([channel, { reason, failures, again }]) => ({
          channel,
          reason,
          failures,
          again,
        })),
        ...(lastPostAt ? { lastPostAt } : {}),
        ...(trouble ? { trouble } : {}),
      };
    },
  };
}
