import type { Clock } from '../clock.ts';
import type { Outcome } from '../lookup.ts';
import { renderReadingPast } from '../notice/past-replies.ts';
import { renderAnswer } from '../notice/reply.ts';
import type { Answer } from '../notice/views.ts';
import type { Past } from '../past.ts';
import type { PastLookup } from '../past-lookup.ts';
import type { PastReading } from '../past-reading.ts';
import { renderOutcome } from './command-outcome.ts';
import type { Respond } from './listener.ts';

/** Somebody who waits gets an answer after this, whole or not. */
const PATIENCE_MS = 60_000;
/** What takes less is not announced. */
const UNANNOUNCED_MS = 2_000;

export type PastAnswers = Readonly<{
  /** Answers, after reading what the store lacks; `replace`: in place of the message that was clicked in. */
  give(outcome: Outcome, to: Readonly<{ respond: Respond; command: string; replace?: boolean }>): Promise<void>;
  /** Whether the answer to come takes the place of what is shown while it is read. */
  isInPlace(askedId: string): boolean;
  /** The answer as it is now. */
  answer(askedId: string): Promise<Answer | undefined>;
}>;

/**
 * Answers that wait for CloudTrail. Slack cannot edit a command's first answer: that reading has begun is one message, the
 * answer a second; where a click made the message, both take its place. A response_url can be used five times.
 */
export function createPastAnswers({
  past,
  lookup,
  clock,
}: Readonly<{ past: Past; lookup: PastLookup; clock: Clock }>): PastAnswers {
  const inPlace = new Set<string>();
  const answer = (askedId: string) => lookup.page(askedId, 0);

  async function announced(reading: PastReading, announce: () => Promise<void>): Promise<void> {
    const finished = new AbortController();
    const running = reading.run(PATIENCE_MS).finally(() => finished.abort());
    const waits = clock.sleep(UNANNOUNCED_MS, finished.signal).then(
      () => true,
      () => false,
    );
    if (await waits) await announce();
    await running;
  }

  return {
    answer,
    isInPlace: (askedId) => inPlace.has(askedId),
    async give(outcome, { respond, command, replace = false }) {
      if (outcome.kind !== 'answer') return respond(renderOutcome(outcome, command), { replace: false });
      const { askedId, read } = outcome.answer;
      const reading = await past.begin(askedId, read.query);
      if (!reading) return respond(renderAnswer(outcome.answer), { replace });
      if (replace) inPlace.add(askedId);
      try {
        await announced(reading, () => respond(renderReadingPast(askedId, reading.progress()), { replace }));
      } finally {
        inPlace.delete(askedId);
      }
      await respond(renderAnswer((await answer(askedId)) ?? outcome.answer), { replace });
    },
  };
}
