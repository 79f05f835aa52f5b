import { type BotError, isOfStore } from '../errors.ts';

/** Why the store took nothing the last time; gone with the next write that it takes. */
export type WriteFailure = Readonly<{
  /** The first failure since the last success, and the last one. */
  since: Date;
  at: Date;
  /** What it said, and what to do, in a sentence. */
  problem: string;
}>;

/** What to do, by a word of what SQLite or PostgreSQL said. */
const MENDS: readonly (readonly [RegExp, string])[] = [
  [/is full|disk full|no space|could not extend/i, 'Free some space on its disk.'],
  [/read-?only/i, 'Let the bot write there again: the file, its folder, and a server that is not a replica.'],
  [/malformed|not a database|corrupt|invalid page/i, 'Put back a backup with connect-trail restore.'],
  [/locked|lock timeout/i, 'Another program holds it for long: end that one.'],
  [/I\/O/i, 'See to its disk.'],
];
const OTHERWISE = 'See to it that it answers.';

/** Keeps how the writes go, so that health can tell. */
export function createWriteWatch(now: () => Date) {
  let failure: WriteFailure | undefined;
  return {
    failure: (): WriteFailure | undefined => failure,
    /** Passes on what `writing` brings. */
    async watch<T>(writing: Promise<T>): Promise<T> {
      try {
        const result = await writing;
        failure = undefined;
        return result;
      } catch (cause) {
        const at = now();
        if (isOfStore(cause)) {
          failure = { since: failure?.since ?? at, at, problem: problemOf(cause) };
        }
        throw cause;
      }
    },
  };
}

function problemOf(error: BotError): string {
  const reason = deepest(error);
  const mend = MENDS.find(([pattern]) => pattern.test(reason))?.[1] ?? OTHERWISE;
  return `The store takes nothing now: ${reason}. ${mend} Until then records are refused, and whoever sends them tries again.`;
}

/** What the database itself said, below our own words for it. */
function deepest(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return deepest(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? deepest(error.cause) : error.message.replace(/\.$/, '');
}
