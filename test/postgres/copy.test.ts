import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { saveNotices } from '../../src/ingest-notices.ts';
import { connect } from '../../src/store/connect.ts';
import { copyStore } from '../../src/store/copy-store.ts';
import { TABLE_KEYS, TABLES } from '../../src/store/table-keys.ts';
import type { Tables } from '../../src/store/tables.ts';
import type { StoreTarget } from '../../src/store/target.ts';
import { aName, anActivity, at, BILLING, save, teach } from '../store/an-activity.ts';
import { aFolder, openAt } from '../store/open-store.ts';
import { postgresDatabase } from '../support/postgres-database.ts';

async function filled(target: StoreTarget): Promise<void> {
  const store = await openAt(target);
  const ids = Array.from({ length: 30 }, (_, number) => `e${number}`);
  await save(store, ...ids.map((id, number) => anActivity(id, { sameAs: [`${id}-too`], at: at(`9:${10 + number}`) })));
  await teach(store, aName(BILLING, 'Billing "ü" \\ %', at('8:00')));
  await store.write(async (tx) => {
    await saveNotices([{ channel: 'C1', activity: anActivity('e1'), arrivedAt: at('9:00') }], tx);
    await tx.saveQuarantine({ body: '{\u0001', reason: 'Not JSON.', carrier: 'ingest', at: at('9:00') });
  });
  await store.saveMark('poll', at('9:00'));
  await store.takeTurn({ name: 'call', spacingMs: 100, lane: 'people', now: at('9:00') });
  await store.saveAsked({
    askedId: 'a',
    at: at('9:00'),
    slackUserId: 'U1',
    channel: 'C1',
    text: 'changes',
    state: { a: 1 },
  });
  await store.saveAnswer({ channel: 'C1', threadTs: '1.2', question: 'q', ts: '1.3', at: at('9:00') });
  await store.addCoverage(
    [{ account: '1', region: 'r', eventSource: 's', class: 'changes' }],
    { from: at('1:00'), to: at('9:00') },
    at('9:05'),
  );
}

async function contents(target: StoreTarget): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const { read, close } = await connect(target, () => new Date(0));
  onTestFinished(close);
  const tables = await read(async (db) => {
    const found: [string, readonly unknown[]][] = [];
    for (const table of TABLES) found.push([table, await rowsOf(db, table)]);
    return found;
  });
  return Object.fromEntries(tables);
}

async function rowsOf(db: Kysely<Tables>, table: (typeof TABLES)[number]): Promise<readonly unknown[]> {
  const keys = sql.join(TABLE_KEYS[table].map((name) => sql.id(name)));
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.id(table)} order by ${keys}`.execute(db);
  return rows.map((row) => ({ ...row, ...(row.slots instanceof Uint8Array && { slots: [...row.slots] }) }));
}

describe('copyStore', () => {
  it('brings everything to PostgreSQL and back, row for row', async () => {
    const folder = aFolder();
    const [first, last] = [{ path: join(folder, 'first.db') }, { path: join(folder, 'last.db') }];
    const between = { url: await postgresDatabase() };
    await filled(first);
    const copied = await copyStore(first, between);
    expect(copied).toMatchObject({ activities: 30, same_actions: 30, notices: 1, quarantine: 1, turns: 1, leases: 0 });
    await copyStore(between, last);
    const before = await contents(first);
    expect(await contents(between)).toEqual(before);
    expect(await contents(last)).toEqual(before);
  });

  it('leaves a store that goes on: numbers, names and terms', async () => {
    const from = { path: join(aFolder(), 'first.db') };
    const to = { url: await postgresDatabase() };
    await filled(from);
    await copyStore(from, to);
    const store = await openAt(to);
    expect(await save(store, anActivity('e1'), anActivity('new', { eventName: 'DeleteQueue' }))).toEqual([
      'known',
      'new',
    ]);
    expect(await store.count({ window: {} })).toMatchObject({ found: 31 });
    expect(await store.findThings('billing', { exact: false })).toHaveLength(1);
  });

  it('refuses a target that holds anything, and changes nothing there', async () => {
    const from = { path: join(aFolder(), 'first.db') };
    const to = { url: await postgresDatabase() };
    await filled(from);
    const store = await openAt(to);
    await store.saveMark('poll', at('9:00'));
    await expect(copyStore(from, to)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/not empty/),
    });
    expect((await store.health()).activities).toBe(0);
  });

  it('refuses a source that is not there, and memory', async () => {
    const to = { url: await postgresDatabase() };
    await expect(copyStore({ path: join(aFolder(), 'none.db') }, to)).rejects.toMatchObject({ code: 'usage' });
    await expect(copyStore({ path: ':memory:' }, to)).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('TABLE_KEYS', () => {
  it('has every table, by its primary key', async () => {
    const { read, close } = await connect({ url: await postgresDatabase() }, () => new Date(0));
    onTestFinished(close);
    const { rows } = await read((db) =>
      sql<{ table: string; keys: string }>`
        select relname as table, string_agg(attname, ' ' order by array_position(indkey::int2[], attnum)) as keys
        from pg_index join pg_class on pg_class.oid = indrelid join pg_attribute on attrelid = indrelid and attnum = any(indkey)
        where indisprimary and relnamespace = 'public'::regnamespace and relname not like 'kysely%' group by relname`.execute(
        db,
      ),
    );
    const stored = Object.fromEntries(rows.map(({ table, keys }) => [table, keys.split(' ')]));
    expect(stored).toEqual(TABLE_KEYS);
  });
});
