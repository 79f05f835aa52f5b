import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { BotError } from '../errors.ts';
import type { Tables } from './tables.ts';

/** One commit waits for the disk once; these bound how long the first work waits for the last, and the event loop for both. */
const MOST_WORKS = 500;
const MOST_MS = 50;

type Settle = () => void;
type Work = Readonly<{ run: () => Promise<Settle>; reject: (cause: unknown) => void }>;

export type GroupCommit = Readonly<{
  /** Runs `work` in the next transaction; resolves after its commit. */
  write<T>(work: () => Promise<T>): Promise<T>;
  /** Refuses new works; resolves when those that wait are settled. */
  end(): Promise<void>;
}>;

/** Works that wait at the same time share a transaction, each in a savepoint of its own. */
export function createGroupCommit(
  db: Kysely<Tables>,
  begin: () => Promise<unknown> = () => sql`begin immediate`.execute(db),
): GroupCommit {
  const waiting: Work[] = [];
  let draining: Promise<void> | undefined;
  let ended = false;
  const drain = async () => {
    do {
      await nextTurn();
      await commitTogether(db, begin, waiting);
    } while (waiting.length > 0);
    draining = undefined;
  };
  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(new BotError('store', 'The store is closed.'));
        const run = async () => {
          const result = await work();
          return () => resolve(result);
        };
        waiting.push({ run, reject });
        draining ??= drain();
      }),
    end: async () => {
      ended = true;
      await draining;
    },
  };
}

async function commitTogether(db: Kysely<Tables>, begin: () => Promise<unknown>, waiting: Work[]): Promise<void> {
  const works = waiting.splice(0, MOST_WORKS);
  const settles: Settle[] = [];
  try {
    await begin();
    const started = performance.now();
    for (const work of works) {
      if (settles.length > 0 && performance.now() - started > MOST_MS) break;
      settles.push(await runAlone(db, work));
    }
    await sql`commit`.execute(db);
  } catch (cause) {
    await rollBack(db);
    const error = new BotError('store', 'Nothing of this was committed; it can be tried again.', { cause });
    for (const { reject } of works) reject(error);
    return;
  }
  waiting.unshift(...works.slice(settles.length));
  for (const settle of settles) settle();
}

async function runAlone(db: Kysely<Tables>, { run, reject }: Work): Promise<Settle> {
  await sql`savepoint work`.execute(db);
  try {
    const settle = await run();
    await sql`release work`.execute(db);
    return settle;
  } catch (cause) {
    await undo(db, cause);
    return () => reject(cause);
  }
}

/** Where that fails, there is no transaction any more (a full disk, a lost connection), and this is why. */
async function undo(db: Kysely<Tables>, cause: unknown): Promise<void> {
  try {
    await sql`rollback to work`.execute(db);
    await sql`release work`.execute(db);
  } catch {
    throw cause;
  }
}

/** SQLite itself has rolled back already after some failures (a full disk): then there is nothing left to do. */
async function rollBack(db: Kysely<Tables>): Promise<void> {
  try {
    await sql`rollback`.execute(db);
  } catch {
    return;
  }
}
