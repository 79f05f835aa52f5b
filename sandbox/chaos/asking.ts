import type { Clock } from '../../src/clock.ts';
import type { SlackSandbox } from '../slack/slack-sandbox.ts';

export type Asking = Readonly<{
  /** A person asks, and asks again as people do, until there is an answer. */
  ask(): Promise<void>;
  counts: Readonly<{ asked: number; answered: number; again: number }>;
}>;

type Deps = Readonly<{
  slack: Pick<SlackSandbox, 'command' | 'ephemerals'>;
  channel: string;
  clock: Clock;
  signal: AbortSignal;
}>;

const PEOPLE = ['U0DANA0000', 'U0OMAR0000'];
/** How long a person looks at nothing before typing it again, in the clock's time, and how often she looks. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 1_000;

export function createAsking({ slack, channel, clock, signal }: Deps): Asking {
  const counts = { asked: 0, answered: 0, again: 0 };

  async function isAnswered(person: string, before: number): Promise<boolean> {
    for (let waited = 0; waited < PATIENCE_MS && !signal.aborted; waited += LOOK_MS) {
      if (slack.ephemerals(person).length > before) return true;
      await clock.sleep(LOOK_MS, signal).catch(() => undefined);
    }
    return false;
  }

  return {
    async ask() {
      const person = PEOPLE[counts.asked % PEOPLE.length] ?? '';
      counts.asked += 1;
      while (!signal.aborted) {
        const before = slack.ephemerals(person).length;
        const { ok } = await slack.command(person, channel, '/trail changes today');
        if (ok && (await isAnswered(person, before))) {
          counts.answered += 1;
          return;
        }
        counts.again += 1;
        await clock.sleep(LOOK_MS, signal).catch(() => undefined);
      }
    },
    counts,
  };
}
