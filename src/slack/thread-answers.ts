import type { Clock } from '../clock.ts';
import type { LookupStore } from '../lookup.ts';
import type { Message } from '../notice/message.ts';
import { renderAlreadyAnswered } from '../notice/replies.ts';
import type { Respond } from './listener.ts';
import type { Poster } from './poster.ts';

/** How long an answer in a thread stands for the next one who asks the same. */
const STANDS_MS = 10 * 60_000;

/** What is asked in a thread: `question` is the same for the same question, whoever asks it. */
export type Threaded = Readonly<{ channel: string; threadTs: string; question: string; respond: Respond }>;

export type ThreadAnswers = Readonly<{
  /** Posts what `answer` makes: its ts. Or points at the same answer above; without a message nothing is posted. */
  give(asked: Threaded, answer: () => Promise<Message | undefined>): Promise<string | undefined>;
}>;

export function createThreadAnswers({
  store,
  poster,
  clock,
}: Readonly<{
  store: Pick<LookupStore, 'saveAnswer' | 'findAnswer'>;
  poster: Poster;
  clock: Pick<Clock, 'now'>;
}>): ThreadAnswers {
  // Two people click at the same moment: the second waits and gets the link.
  const underWay = new Map<string, Promise<unknown>>();

  async function giveOnce(
    { channel, threadTs, question, respond }: Threaded,
    answer: () => Promise<Message | undefined>,
  ): Promise<string | undefined> {
    const since = new Date(clock.now().getTime() - STANDS_MS);
    const before = await store.findAnswer({ channel, threadTs, question, since });
    if (before) {
      const link = await poster.permalink({ channel, ts: before.ts });
      const minutes = Math.floor((clock.now().getTime() - before.at.getTime()) / 60_000);
      await respond(renderAlreadyAnswered(link, Math.max(0, minutes)));
      return undefined;
    }
    const message = await answer();
    if (!message) return undefined;
    const { ts } = await poster.post({ channel, threadTs }, message, 'answer');
    await store.saveAnswer({ channel, threadTs, question, ts, at: clock.now() });
    return ts;
  }

  return {
    give(asked, answer) {
      const key = JSON.stringify([asked.channel, asked.threadTs, asked.question]);
      const before = underWay.get(key) ?? Promise.resolve();
      const now = before.catch(() => undefined).then(() => giveOnce(asked, answer));
      underWay.set(key, now);
      const done = () => {
        if (underWay.get(key) === now) underWay.delete(key);
      };
      now.then(done, done);
      return now;
    },
  };
}
