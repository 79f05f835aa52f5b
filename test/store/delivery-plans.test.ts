import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Activity } from '../../src/activity/activity.ts';
import { saveNotices } from '../../src/ingest-notices.ts';
import { ARRIVAL, anActivity, at, DANA, OMAR, SALES, save } from './an-activity.ts';
import { aFolder, ON_POSTGRES, openStore } from './open-store.ts';

const CHANNEL = 'C1';
const LATER = new Date(ARRIVAL.getTime() + 3_600_000);
const FAILURE = { code: 'ResourceConflictException', message: 'The queue is being changed.', problems: [] };
const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

/** Tables that grow with every change that was ever told. */
const LARGE = '(?:notices|notice_activities|notice_details|notice_parts|activities|records|member|detail|found|done)';
/** All of such a table, or all of one channel; what is due, owed or open is few, and its indexes hold nothing else. */
const READS_ALL = new RegExp(
  `^SCAN ${LARGE}(?! USING (?:COVERING )?INDEX (?:notices_due|notices_open|notice_details_due))|PRIMARY KEY \\(channel=\\?\\)$`,
);

it.runIf(!ON_POSTGRES)('nothing on the way from a record to its channel reads all that was ever told', async () => {
  const path = join(aFolder(), 'trail.db');
  const store = await openStore(path);
  const prepare = vi.spyOn(DatabaseSync.prototype, 'prepare');
  onTestFinished(() => prepare.mockRestore());
  const many = Array.from({ length: 14 }, (_, index) => anActivity(`m${index}`, { at: at('9:20') }));
  const tell = async (...activities: readonly Activity[]) => {
    await save(store, ...activities);
    const planned = activities.map((activity) => ({ channel: CHANNEL, activity, arrivedAt: ARRIVAL }));
    await store.write((tx) => saveNotices(planned, tx));
  };
  await tell(...many);
  await tell(anActivity('refused', { resource: SALES, failure: FAILURE, at: at('9:15') }));
  await tell(anActivity('done', { resource: SALES, actor: OMAR, at: at('9:16') }));
  await tell(anActivity('sensitive', { severity: 'sensitive', actor: DANA, at: at('9:21') }));
  const lease = { name: `channel ${CHANNEL}`, holder: 'w1', ttlMs: 15_000, now: ARRIVAL };
  await store.takeLease(lease);
  for (const { noticeId, wanted } of await store.dueNotices(CHANNEL, 1)) {
    await store.noticeView(noticeId);
    await store.noticeEvents(noticeId);
    await store.markPosting(noticeId, lease);
    await store.markPosted(noticeId, wanted, '1.1', ARRIVAL);
  }
  await store.foldStorm(CHANNEL, { now: ARRIVAL, dayOf });
  await store.settleGroups({ now: LATER, dayOf });
  expect(await store.dueChannels()).toEqual([CHANNEL]);
  const due = await store.dueNotices(CHANNEL, 10);
  for (const { noticeId, wanted } of due) {
    await store.noticeView(noticeId);
    await store.markPosted(noticeId, wanted, `${noticeId}.1`, LATER);
    await store.firstOfNotice(noticeId, 50);
    await store.noticePage(noticeId, { offset: 0, limit: 10 });
  }
  const [detail] = await store.dueDetails(CHANNEL, 10);
  if (detail) await store.markDetail(detail, { state: 'done' });
  expect(detail).toBeDefined();
  await store.health();
  const texts = [...new Set(prepare.mock.calls.map(([text]) => text))];
  expect(texts.length).toBeGreaterThan(50);
  const database = new DatabaseSync(path, { readOnly: true, enableForeignKeyConstraints: false });
  onTestFinished(() => database.close());
  const found = texts.flatMap((text) => plansOf(database, text).map((plan) => `${plan} ← ${text}`));
  expect(found.filter((plan) => READS_ALL.test(plan.split(' ← ')[0] ?? ''))).toEqual([]);
});

function plansOf(database: DatabaseSync, text: string): readonly string[] {
  if (!/^\s*(?:select|with|insert|update|delete)\b/i.test(text)) return [];
  return database
    .prepare(`explain query plan ${text}`)
    .all()
    .map(({ detail }) => String(detail));
}
