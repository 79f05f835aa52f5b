import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { noticeIdOf, saveNotices } from '../../src/ingest-notices.ts';
import { backupStore } from '../../src/store/backup.ts';
import { RESTORED_AT, RESTORED_FROM, restoreStore } from '../../src/store/restore.ts';
import type { Store } from '../../src/store/store.ts';
import { ARRIVAL, aName, anActivity, at, BILLING, keyOf, save, teach } from './an-activity.ts';
import { aFolder, aPlace, openAt } from './open-store.ts';

const NOW = at('12:00');

async function tell(store: Store, id: string): Promise<void> {
  const activity = anActivity(id);
  await save(store, activity);
  const planned = { channel: `C-${id}`, activity, arrivedAt: ARRIVAL };
  await store.write((tx) => saveNotices([planned], tx));
}

async function idsIn(store: Store): Promise<readonly string[]> {
  const found = await store.find({ window: {}, ascending: true }, { limit: 1000, offset: 0 });
  return found.map(({ eventID }) => eventID);
}

describe('backupStore', () => {
  it('writes one moment of a store that is written to all the time', async () => {
    const place = await aPlace();
    const store = await openAt(place);
    const ids = Array.from({ length: 60 }, (_, number) => `e${String(number).padStart(2, '0')}`);
    for (const id of ids.slice(0, 20)) await tell(store, id);
    const file = join(aFolder(), 'backup.db');
    const [, ...rest] = await Promise.all([backupStore(place, file), ...ids.slice(20).map((id) => tell(store, id))]);
    expect(rest).toHaveLength(40);
    const copy = await openAt({ path: file });
    const kept = await idsIn(copy);
    expect(kept.length).toBeGreaterThanOrEqual(20);
    expect(await idsIn(store)).toHaveLength(60);
    expect((await copy.health()).activities).toBe(kept.length);
    expect((await copy.dueChannels()).length).toBeLessThanOrEqual(kept.length);
    for (const id of kept) expect(await copy.findRecord(id)).toEqual({ id });
  });

  it('refuses a file that is there, a folder that is not, and leaves nothing half-done', async () => {
    const place = await aPlace();
    await openAt(place);
    const folder = aFolder();
    const file = join(folder, 'taken.db');
    writeFileSync(file, '');
    await expect(backupStore(place, file)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/is there already/),
    });
    await expect(backupStore(place, join(folder, 'no', 'x.db'))).rejects.toMatchObject({ code: 'usage' });
    await expect(backupStore({ path: join(folder, 'none.db') }, join(folder, 'x.db'))).rejects.toMatchObject({
      code: 'usage',
    });
    expect(existsSync(join(folder, 'x.db.part'))).toBe(false);
  });
});

describe('restoreStore', () => {
  it('loses nothing of the backup, and knows that nothing unposted is certain', async () => {
    const place = await aPlace();
    const store = await openAt(place);
    await tell(store, 'posted');
    await tell(store, 'unposted');
    await teach(store, aName(BILLING, 'Billing', at('8:00')));
    const noticeId = noticeIdOf({ channel: 'C-posted', activity: anActivity('posted') });
    await store.markPosted(noticeId, 1, '111.222', ARRIVAL);
    const file = join(aFolder(), 'backup.db');
    await backupStore(place, file);
    await tell(store, 'after the backup');
    const target = await aPlace();
    const copied = await restoreStore(file, target, { replace: false, now: NOW });
    expect(copied).toMatchObject({ activities: 2, records: 2, notices: 2, quarantine: 0 });
    const restored = await openAt(target);
    expect((await idsIn(restored)).toSorted()).toEqual(['posted', 'unposted']);
    expect(await restored.findMark(RESTORED_FROM)).toEqual(ARRIVAL);
    expect(await restored.findMark(RESTORED_AT)).toEqual(NOW);
    expect(await restored.dueChannels()).toEqual(['C-unposted']);
    expect(await restored.dueNotices('C-unposted', 10)).toMatchObject([{ uncertain: true }]);
    expect(await restored.findNoticeByTs('C-posted', '111.222')).toBe(noticeId);
    expect(await restored.findThings('bill', { exact: false })).toMatchObject([
      { key: keyOf(BILLING), name: 'Billing' },
    ]);
    expect(await save(restored, anActivity('posted'), anActivity('later'))).toEqual(['known', 'new']);
    expect(await idsIn(restored)).toHaveLength(3);
  });

  it('throws away what is there only when told to', async () => {
    const [place, target] = [await aPlace(), await aPlace()];
    const store = await openAt(place);
    await tell(store, 'kept');
    const file = join(aFolder(), 'backup.db');
    await backupStore(place, file);
    const other = await openAt(target);
    await tell(other, 'thrown away');
    await teach(other, aName(BILLING, 'Wrongly named', at('8:00')));
    await expect(restoreStore(file, target, { replace: false, now: NOW })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/ is not empty\.$/),
    });
    expect(await idsIn(other)).toEqual(['thrown away']);
    await restoreStore(file, target, { replace: true, now: NOW });
    expect(await idsIn(other)).toEqual(['kept']);
    expect(await other.findThings('wrongly', { exact: false })).toEqual([]);
    await teach(other, aName(BILLING, 'Billing', at('8:00')));
    expect(await other.findThings('billing', { exact: false })).toHaveLength(1);
  });

  it.each([
    ['is not there', () => undefined, /There is no file/],
    [
      'is no database',
      (file: string) => writeFileSync(file, 'Dear diary, '.repeat(2000)),
      /cannot be used: file is not a database/,
    ],
    ['is another program’s', makeOther, /cannot be used: it is no store of Connect Trail/],
    ['is a later version’s', makeLater, /cannot be used\. A later version of Connect Trail/],
  ])('says in a sentence that the backup %s', async (_, make, sentence) => {
    const file = join(aFolder(), 'backup.db');
    await make(file);
    const restoring = restoreStore(file, await aPlace(), { replace: false, now: NOW });
    await expect(restoring).rejects.toMatchObject({ message: expect.stringMatching(sentence) });
  });

  it('brings the tables of an older backup up to date, and leaves the backup as it is', async () => {
    const folder = aFolder();
    const file = join(folder, 'old.db');
    const old = await openAt({ path: file });
    await tell(old, 'e1');
    await old.close();
    const database = new DatabaseSync(file);
    database.exec("drop table arrivals; delete from kysely_migration where name >= '0008'");
    database.close();
    const target = await aPlace();
    await restoreStore(file, target, { replace: false, now: NOW });
    expect(await idsIn(await openAt(target))).toEqual(['e1']);
    const after = new DatabaseSync(file, { readOnly: true });
    expect(after.prepare('select count(*) as count from kysely_migration').get()).toEqual({ count: 7 });
    after.close();
  });
});

function makeOther(file: string): void {
  const database = new DatabaseSync(file);
  database.exec('create table people (name text)');
  database.close();
}

async function makeLater(file: string): Promise<void> {
  await (await openAt({ path: file })).close();
  const database = new DatabaseSync(file);
  database.exec("insert into kysely_migration values ('9999-from-the-future', '2030-01-01T00:00:00Z')");
  database.close();
}
