import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely } from 'kysely';
import { createBreathing } from './breathing.ts';
import type { Opened, Work } from './connect.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import { migrate } from './migrate.ts';
import { cannotOpen, openForReading, openForWriting } from './open-database.ts';
import { createDialect } from './sqlite-dialect.ts';
import type { Tables } from './tables.ts';

export async function connectSqlite(path: string): Promise<Opened> {
  const database = openForWriting(path);
  const writer = new Kysely<Tables>({ dialect: createDialect(database) });
  try {
    // Kysely runs SQLite's migrations without a transaction, though SQLite's own hold tables too. A second process that
    // starts meanwhile waits for it.
    database.exec('begin immediate');
    await migrate(writer);
    database.exec('commit');
  } catch (cause) {
    database.close();
    throw cannotOpen({ path }, cause);
  }
  const commits = createGroupCommit(writer);
  return path === ':memory:' ? inMemory(writer, commits) : onDisk(path, writer, commits);
}

function onDisk(path: string, writer: Kysely<Tables>, commits: GroupCommit): Opened {
  const database = openForReading(path);
  const reader = new Kysely<Tables>({ dialect: createDialect(database), plugins: [createBreathing()] });
  return {
    write: (work) => commits.write(() => work(writer)),
    read: (work) => work(reader),
    close: async () => {
      await commits.end();
      await reader.destroy();
      // Kysely leaves open what nobody ever used, and then the last one out does not tidy up the file.
      if (database.isOpen) database.close();
      await writer.destroy();
    },
  };
}

/** Memory has one connection: readers take their turn among the works, or are part of the work that asks. */
function inMemory(writer: Kysely<Tables>, commits: GroupCommit): Opened {
  const inside = new AsyncLocalStorage<boolean>();
  const write = <T>(work: Work<T>) => commits.write(() => inside.run(true, () => work(writer)));
  return {
    write,
    read: (work) => (inside.getStore() ? work(writer) : write(work)),
    close: async () => {
      await commits.end();
      await writer.destroy();
    },
  };
}
