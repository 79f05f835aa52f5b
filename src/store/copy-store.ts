import type { Kysely } from 'kysely';
import { BotError } from '../errors.ts';
import { connect } from './connect.ts';
import { type Copied, copyTables, emptyTables, isEmpty } from './copy-tables.ts';
import { openSnapshot, type Snapshot } from './snapshot.ts';
import type { Tables } from './tables.ts';
import { nameOf, type StoreTarget } from './target.ts';

type Into = Readonly<{
  /** Throws away what the target holds; else a target that holds anything is refused. */
  replace?: boolean;
  /** In the same transaction, after the copy. */
  finish?: (db: Kysely<Tables>) => Promise<void>;
}>;

/** Everything of a store as it is now, into another one that is empty: all of it or nothing. */
export async function copyStore(from: StoreTarget, to: StoreTarget): Promise<Copied> {
  refuseMemory(from);
  refuseMemory(to);
  const source = await openSnapshot(from, { inUse: true });
  return copyInto(source, to, {});
}

/** Closes the snapshot. Throws BotError('usage') for a target that is not empty. */
export async function copyInto(source: Snapshot, to: StoreTarget, { replace = false, finish }: Into): Promise<Copied> {
  try {
    const target = await connect(to, () => new Date());
    try {
      return await target.write(async (db) => {
        if (replace) await emptyTables(db);
        else if (!(await isEmpty(db))) throw new BotError('usage', `The store ${nameOf(to)} is not empty.`);
        const copied = await copyTables(source.db, db);
        await finish?.(db);
        return copied;
      });
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

export function refuseMemory(target: StoreTarget): void {
  if ('path' in target && target.path === ':memory:')
    throw new BotError('usage', 'A store in memory ends with its program: name a file or a PostgreSQL database.');
}
