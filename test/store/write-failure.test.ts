import { chmodSync, closeSync, openSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '../../src/store/connect.ts';
import { createStore } from '../../src/store/store.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { anActivity, at, save } from './an-activity.ts';
import { aFolder, openAt } from './open-store.ts';

describe('a full disk', () => {
  it('refuses writes whole, says so, and is over with the first write that succeeds', async () => {
    const path = join(aFolder(), 'full.db');
    const clock = createManualClock(at('9:00'));
    const { write, read, writeFailure, close } = await connect({ path }, clock.now);
    onTestFinished(close);
    const fill = (size: number) =>
      write(async (db) => {
        await db
          .insertInto('marks')
          .values({ name: `before ${size}`, at: 1 })
          .execute();
        await sql`insert into records (seq, record) select 1, ${'x'.repeat(size)} where false`.execute(db);
        await db
          .insertInto('marks')
          .values({ name: 'x'.repeat(size), at: 1 })
          .execute();
      });
    await write((db) => sql`pragma max_page_count = 60`.execute(db));
    await expect(fill(5_000_000)).rejects.toMatchObject({ code: 'store' });
    await clock.advance(60_000);
    await expect(fill(5_000_001)).rejects.toMatchObject({ code: 'store' });
    expect(writeFailure()).toEqual({
      since: at('9:00'),
      at: at('9:01'),
      problem:
        'The store takes nothing now: database or disk is full. Free some space on its disk. Until then records are refused, and whoever sends them tries again.',
    });
    expect(await read((db) => db.selectFrom('marks').selectAll().execute())).toEqual([]);
    await fill(10);
    expect(writeFailure()).toBeUndefined();
  });
});

describe('a store that cannot be written', () => {
  it('is told in health, with what to do', async () => {
    const path = join(aFolder(), 'held.db');
    const { write, writeFailure, close } = await connect({ path }, () => at('9:00'));
    onTestFinished(close);
    await write((db) => sql`pragma query_only = on`.execute(db));
    await expect(write((db) => db.insertInto('marks').values({ name: 'x', at: 1 }).execute())).rejects.toMatchObject({
      code: 'store',
    });
    expect(writeFailure()?.problem).toBe(
      'The store takes nothing now: attempt to write a readonly database. Let the bot write there again: the file, its folder, and a server that is not a replica. Until then records are refused, and whoever sends them tries again.',
    );
  });

  it.runIf(process.getuid?.() !== 0)('is one sentence at start', async () => {
    const folder = aFolder();
    const path = join(folder, 'still.db');
    await (await createStore({ path })).close();
    chmodSync(path, 0o444);
    chmodSync(folder, 0o555);
    onTestFinished(() => chmodSync(folder, 0o755));
    await expect(createStore({ path })).rejects.toMatchObject({
      code: 'store',
      message: expect.stringMatching(/^The store .*still\.db cannot be used: .*readonly database\. Let the bot write/),
    });
  });
});

describe('a damaged file', () => {
  it.each([
    ['cut off in the middle', (path: string) => truncateSync(path, 40_000)],
    ['overwritten', (path: string) => overwrite(path)],
  ])('%s is one sentence at start, or at the first write', async (_, damage) => {
    const path = join(aFolder(), 'damaged.db');
    const store = await createStore({ path });
    await save(store, anActivity('e1'));
    await store.close();
    damage(path);
    const outcome = await openAt({ path }).then(
      async (opened) => {
        const failure = await save(opened, anActivity('e2')).catch((error: unknown) => error);
        expect((await opened.health().catch(() => ({ failure: { problem: 'malformed' } }))).failure?.problem).toMatch(
          /malformed/,
        );
        return failure;
      },
      (error: unknown) => error,
    );
    expect(outcome).toMatchObject({ code: 'store', message: expect.stringMatching(/^[^\n]+$/) });
  });
});

function overwrite(path: string): void {
  const database = new DatabaseSync(path, { readOnly: true });
  const { count = 0 } = database.prepare('select page_count as count from pragma_page_count').get() ?? {};
  database.close();
  const file = openSync(path, 'r+');
  for (let page = 1; page < Number(count); page += 1)
    writeSync(file, Buffer.alloc(16384, 0xaa), 0, 16384, page * 16384);
  closeSync(file);
}
