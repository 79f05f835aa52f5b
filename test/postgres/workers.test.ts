import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectPostgres } from '../../src/store/connect-postgres.ts';
import { createStore } from '../../src/store/store.ts';
import { anActivity, save } from '../store/an-activity.ts';
import { openAt } from '../store/open-store.ts';
import { postgresDatabase } from '../support/postgres-database.ts';

async function asAdmin(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  client.on('error', () => undefined);
  onTestFinished(() => client.end());
  return client;
}

describe('workers on one database', () => {
  it('start ten at once where there are no tables yet', async () => {
    const url = await postgresDatabase({ empty: true });
    const workers = await Promise.all(Array.from({ length: 10 }, () => openAt({ url })));
    const outcomes = await Promise.all(workers.map((worker) => save(worker, anActivity('e1'))));
    expect(outcomes.flat().toSorted()).toEqual([...Array(9).fill('known'), 'new']);
  });

  it('take a write each, in turns, whatever they read before', async () => {
    const url = await postgresDatabase();
    const [one, other] = [await openAt({ url }), await openAt({ url })];
    const turns = await Promise.all(
      [one, other, one, other].map((worker) =>
        worker.takeTurn({ name: 'call', spacingMs: 100, lane: 'people', now: new Date(0) }),
      ),
    );
    expect(turns.map(({ waitMs }) => waitMs).toSorted()).toEqual([0, 100, 200, 300]);
  });

  it('refuse tables of a later version, at start and while they run', async () => {
    const url = await postgresDatabase({ empty: true });
    const running = await openAt({ url });
    await running.checkSchema();
    const admin = await asAdmin(url);
    await admin.query("insert into kysely_migration values ('9999-from-the-future', '2030-01-01T00:00:00Z')");
    const sentence = 'A later version of Connect Trail has changed its tables (9999-from-the-future)';
    await expect(running.checkSchema()).rejects.toMatchObject({
      code: 'store',
      message: expect.stringContaining(sentence),
    });
    const { host, pathname } = new URL(url);
    await expect(createStore({ url })).rejects.toMatchObject({
      code: 'store',
      message: `The store postgres://postgres@${host}${pathname} cannot be used. ${sentence}, and this one would not keep to them. Run that version.`,
    });
  });

  it('get the lock of a worker that was stopped in the middle', async () => {
    const url = await postgresDatabase();
    const stopped = await connectPostgres(url, { idleMs: 100 });
    onTestFinished(() => stopped.close());
    const begun = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const hanging = stopped.write(async () => {
      begun.resolve();
      await gate.promise;
    });
    await begun.promise;
    const store = await openAt({ url });
    expect(await save(store, anActivity('e1'))).toEqual(['new']);
    gate.resolve();
    await expect(hanging).rejects.toMatchObject({ code: 'store' });
    await stopped.write(async () => undefined);
  });
});

describe('a lost connection', () => {
  it('fails the work at hand, shows in health, and is made again', async () => {
    const url = await postgresDatabase();
    const store = await openAt({ url });
    const admin = await asAdmin(url);
    const cut = () =>
      admin.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
    const work = store.write(async (tx) => {
      await tx.saveActivity(anActivity('half'), {}, new Date(0));
      await cut();
      await wait(20);
      await tx.saveActivity(anActivity('other half'), {}, new Date(0));
    });
    await expect(work).rejects.toMatchObject({ code: 'store' });
    expect((await store.health()).failure?.problem).toMatch(
      /^The store takes nothing now: .*See to it that it answers\./,
    );
    expect(await save(store, anActivity('e1'))).toEqual(['new']);
    expect(await store.health()).toMatchObject({ activities: 1 });
    expect(await store.health()).not.toHaveProperty('failure');
  });

  it('never lets half of a transaction go on outside of it', async () => {
    const url = await postgresDatabase();
    const { write, read, close } = await connectPostgres(url);
    onTestFinished(close);
    const admin = await asAdmin(url);
    const work = write(async (db) => {
      await admin.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
      );
      await wait(50);
      await db
        .insertInto('marks')
        .values({ name: 'stray', at: 1 })
        .execute()
        .catch(() => undefined);
      await db.insertInto('marks').values({ name: 'stray', at: 1 }).execute();
    });
    await expect(work).rejects.toMatchObject({ code: 'store' });
    expect(await read((db) => db.selectFrom('marks').selectAll().execute())).toEqual([]);
  });
});

describe('createStore', () => {
  it.each([
    ['nobody listens', (url: string) => url.replace(/:\d+\//, ':1/'), /ECONNREFUSED/],
    [
      'the password is wrong',
      (url: string) => url.replace(':password@', ':nonsense@'),
      /password authentication failed/,
    ],
    ['there is no such database', (url: string) => `${url}x`, /database ".*" does not exist/],
  ])('says in a sentence without the password that %s', async (_, spoil, reason) => {
    const url = spoil(await postgresDatabase());
    const refusal = await createStore({ url }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'store',
      message: expect.stringMatching(
        /^The store postgres:\/\/postgres@127\.0\.0\.1:.* cannot be used: .*Mend DATABASE_URL/,
      ),
    });
    expect(String(refusal)).toMatch(reason);
    expect(String(refusal)).not.toMatch(/:(password|nonsense)@/);
  });
});
