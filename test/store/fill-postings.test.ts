import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, it } from 'vitest';
import { toRow } from '../../src/store/activity-row.ts';
import { FIRST_TABLES } from '../../src/store/first-tables.ts';
import { createDialect } from '../../src/store/sqlite-dialect.ts';
import type { Tables } from '../../src/store/tables.ts';
import { ARRIVAL, anActivity, at, BILLING, keyOf, MAIN_IVR, save } from './an-activity.ts';
import { aFolder, openStore } from './open-store.ts';

it('a store of the first tables answers every question once it is opened', async () => {
  const path = join(aFolder(), 'old.db');
  await makeOld(path);
  const store = await openStore(path);
  await save(store, anActivity('e3', { at: at('10:00') }));
  const queries = [
    { window: {} },
    { window: {}, resourceKeys: [keyOf(BILLING)] },
    { window: {}, values: [{ field: 'MaxContacts', text: '10' }] },
  ];
  const found = await Promise.all(queries.map((query) => store.find(query, { limit: 10, offset: 0 })));
  const ids = found.map((activities) => activities.map(({ eventID }) => eventID));
  expect(ids).toEqual([
    ['e3', 'e2', 'e1'],
    ['e3', 'e1'],
    ['e3', 'e2', 'e1'],
  ]);
  expect(await store.searched({})).toBe(3);
});

async function makeOld(path: string): Promise<void> {
  const db = new Kysely<Tables>({ dialect: createDialect(new DatabaseSync(path)) });
  const up = async (old: Kysely<unknown>) => {
    for (const statement of FIRST_TABLES) await sql.raw(statement).execute(old);
  };
  const provider = { getMigrations: async () => ({ '0001-first-tables': { up } }) };
  await new Migrator({ db, provider }).migrateToLatest();
  for (const activity of [anActivity('e1'), anActivity('e2', { at: at('9:30'), resource: MAIN_IVR })]) {
    const row = toRow(activity, ARRIVAL);
    await sql`insert into activities (${sql.join(Object.keys(row).map((name) => sql.ref(name)))})
      values (${sql.join(Object.values(row))})`.execute(db);
  }
  await db.destroy();
}
