import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { saveNotices } from '../../src/ingest-notices.ts';
import { createGroupCommit } from '../../src/store/group-commit.ts';
import { createDialect } from '../../src/store/sqlite-dialect.ts';
import type { Store } from '../../src/store/store.ts';
import type { Tables } from '../../src/store/tables.ts';
import { ARRIVAL, anActivity, save } from './an-activity.ts';
import { aFolder, ON_POSTGRES, openStore } from './open-store.ts';

const STORES: readonly (readonly [string, () => Promise<Store>])[] = ON_POSTGRES
  ? [['in PostgreSQL', () => openStore()]]
  : [
      ['in memory', () => openStore()],
      ['in a file', () => openStore(join(aFolder(), 'store.db'))],
    ];

describe.each(STORES)('write, %s', (_, open) => {
  it('rolls back the one that throws, and it alone', async () => {
    const store = await open();
    const mistake = new Error('one bad record');
    const outcomes = await Promise.allSettled([
      save(store, anActivity('before')),
      store.write(async (tx) => {
        await tx.saveActivity(anActivity('half'), {}, ARRIVAL);
        throw mistake;
      }),
      save(store, anActivity('after')),
    ]);
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: ['new'] },
      { status: 'rejected', reason: mistake },
      { status: 'fulfilled', value: ['new'] },
    ]);
    expect(await idsIn(store)).toEqual(['after', 'before']);
  });

  it('commits more works than fit one transaction, each once', async () => {
    const store = await open();
    const ids = Array.from({ length: 1300 }, (_, number) => `e${String(number).padStart(4, '0')}`);
    const outcomes = await Promise.all([...ids, ...ids].map((id) => save(store, anActivity(id))));
    expect(outcomes.flat().filter((outcome) => outcome === 'new')).toHaveLength(ids.length);
    expect((await store.health()).activities).toBe(ids.length);
  });

  it('answers questions asked in the middle of a work', async () => {
    const store = await open();
    const found = await store.write(async (tx) => {
      await tx.saveActivity(anActivity('e1'), {}, ARRIVAL);
      return store.findActivity('none');
    });
    expect(found).toBeUndefined();
  });

  it('finishes what waits before it closes', async () => {
    const store = await open();
    const saved = Promise.all(['a', 'b'].map((id) => save(store, anActivity(id))));
    await store.close();
    expect(await saved).toEqual([['new'], ['new']]);
  });

  it('never shows a reader what is not committed', async () => {
    const store = await open();
    const gate = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const writing = store.write(async (tx) => {
      await tx.saveActivity(anActivity('e1'), {}, ARRIVAL);
      begun.resolve();
      await gate.promise;
      throw new Error('rolled back');
    });
    await begun.promise;
    const seen = store.findActivity('e1');
    gate.resolve();
    await expect(writing).rejects.toThrow('rolled back');
    expect(await seen).toBeUndefined();
  });
});

describe.runIf(!ON_POSTGRES)('a process killed in the middle', () => {
  it('leaves all of what was answered and nothing of what was not', async () => {
    const folder = aFolder();
    const path = join(folder, 'store.db');
    const store = await openStore(path);
    await save(store, anActivity('answered'));
    const gate = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const unanswered = store.write(async (tx) => {
      await tx.saveActivity(anActivity('unanswered'), {}, ARRIVAL);
      await saveNotices([{ channel: 'C1', activity: anActivity('unanswered'), arrivedAt: ARRIVAL }], tx);
      begun.resolve();
      await gate.promise;
    });
    await begun.promise;
    const copy = join(folder, 'after-the-kill.db');
    for (const part of ['', '-wal']) copyFileSync(path + part, copy + part);
    gate.resolve();
    await unanswered;
    const survivor = await openStore(copy);
    expect(await idsIn(survivor)).toEqual(['answered']);
    expect(await survivor.dueChannels()).toEqual([]);
    expect(await save(survivor, anActivity('unanswered'))).toEqual(['new']);
  });
});

describe.runIf(!ON_POSTGRES)('createGroupCommit', () => {
  it('rejects every work of a commit that fails, and goes on with the next', async () => {
    const { commits, db } = plainFile();
    const orphan = commits.write(() => sql`insert into children values (1, 99)`.execute(db));
    const neighbour = commits.write(() => sql`insert into parents values (1)`.execute(db));
    const outcomes = await Promise.allSettled([orphan, neighbour]);
    expect(outcomes).toEqual([
      { status: 'rejected', reason: expect.objectContaining({ code: 'store' }) },
      { status: 'rejected', reason: expect.objectContaining({ code: 'store' }) },
    ]);
    await commits.write(() => sql`insert into parents values (2)`.execute(db));
    expect((await sql`select id from parents`.execute(db)).rows).toEqual([expect.objectContaining({ id: 2 })]);
  });

  it('rejects what waits while another process holds the file', async () => {
    const { commits, db, path } = plainFile();
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    const refused = commits.write(() => sql`insert into parents values (1)`.execute(db));
    await expect(refused).rejects.toMatchObject({ code: 'store' });
    other.exec('rollback');
    other.close();
    await commits.write(() => sql`insert into parents values (1)`.execute(db));
    expect((await sql`select id from parents`.execute(db)).rows).toHaveLength(1);
  });
});

/** A file whose constraints are checked at commit, and which waits for nobody. */
function plainFile() {
  const path = join(aFolder(), 'plain.db');
  const database = new DatabaseSync(path, { timeout: 0 });
  database.exec(`create table parents (id integer primary key);
    create table children (id integer, parent integer references parents deferrable initially deferred)`);
  const db = new Kysely<Tables>({ dialect: createDialect(database) });
  return { path, db, commits: createGroupCommit(db) };
}

async function idsIn(store: Store): Promise<readonly string[]> {
  const found = await store.find({ window: {}, ascending: true }, { limit: 100, offset: 0 });
  return found.map(({ eventID }) => eventID);
}
