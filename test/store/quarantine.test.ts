import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { saveNotices } from '../../src/ingest-notices.ts';
import type { Message } from '../../src/notice/message.ts';
import { anActivity, at, save } from './an-activity.ts';
import { openStore } from './open-store.ts';

const LEASE = { name: 'channel C1', holder: 'w1', ttlMs: 15_000, now: new Date('2026-11-20T10:00:00Z') };
const DUE = { channel: 'C1', kind: 'run', sensitive: false, wanted: 2, uncertain: false, open: true, edits: 0 };
const MESSAGE: Message = { text: 'Dana changed queue Billing', blocks: [] };
const idOf = (text: string) => createHash('sha256').update(text).digest('hex');

async function storeWithNotice() {
  const store = await openStore();
  await save(store, anActivity('e1', { at: at('8:00') }));
  await store.write((tx) =>
    saveNotices([{ channel: 'C1', activity: anActivity('e1', { at: at('8:00') }), arrivedAt: at('10:00') }], tx),
  );
  const [notice] = await store.dueNotices('C1', 1);
  const noticeId = notice?.noticeId ?? '';
  const refused = { noticeId, channel: 'C1', message: MESSAGE, reason: 'invalid_blocks', at: at('9:00') };
  return { store, noticeId, refused, id: idOf(`C1\n${noticeId}`) };
}

describe('saveRefusedMessage', () => {
  it('keeps the message whole, beside records', async () => {
    const { store, noticeId, refused, id } = await storeWithNotice();
    const body = '{"no":"record"}';
    await store.write((tx) => tx.saveQuarantine({ body, reason: 'odd', carrier: 'poll', at: at('8:30') }));
    await store.saveRefusedMessage(refused);
    const message = { id, at: at('9:00'), kind: 'message', carrier: 'delivery', channel: 'C1', noticeId };
    expect(await store.listQuarantined()).toEqual([
      { ...message, reason: 'invalid_blocks' },
      { id: idOf(body), at: at('8:30'), kind: 'record', carrier: 'poll', reason: 'odd' },
    ]);
    expect(await store.openQuarantined(id)).toEqual({
      ...message,
      reason: 'invalid_blocks',
      body: JSON.stringify(MESSAGE),
    });
    expect(await store.health()).toMatchObject({ quarantined: 2, quarantinedBy: { record: 1, message: 1 } });
  });

  it('keeps of a notice the newest, and of another channel its own', async () => {
    const { store, refused, id } = await storeWithNotice();
    await store.saveRefusedMessage(refused);
    await store.saveRefusedMessage({ ...refused, message: { ...MESSAGE, text: 'Longer' }, at: at('9:05') });
    await store.saveRefusedMessage({ ...refused, channel: 'C2', at: at('9:01') });
    expect((await store.listQuarantined()).map(({ channel, at: when }) => [channel, when])).toEqual([
      ['C1', at('9:05')],
      ['C2', at('9:01')],
    ]);
    expect((await store.openQuarantined(id))?.body).toContain('Longer');
  });
});

describe('findQuarantined', () => {
  it('finds by the beginning of an id, as many as asked for', async () => {
    const { store, refused, id } = await storeWithNotice();
    await store.saveRefusedMessage(refused);
    await store.saveRefusedMessage({ ...refused, channel: 'C2' });
    expect((await store.findQuarantined(id.slice(0, 8), 5)).map((held) => held.id)).toEqual([id]);
    expect(await store.findQuarantined('', 5)).toHaveLength(2);
    expect(await store.findQuarantined('', 1)).toHaveLength(1);
    expect(await store.findQuarantined('0'.repeat(64), 5)).toEqual([]);
    expect(await store.openQuarantined('0'.repeat(64))).toBeUndefined();
  });
});

describe('dropQuarantined', () => {
  it('takes one out and says whether it was there', async () => {
    const { store, refused, id } = await storeWithNotice();
    await store.saveRefusedMessage(refused);
    expect([await store.dropQuarantined(id), await store.dropQuarantined(id)]).toEqual([true, false]);
    expect(await store.listQuarantined()).toEqual([]);
  });
});

describe('retryMessage', () => {
  it('brings a closed notice back to delivery, as one that Slack has not', async () => {
    const { store, noticeId, refused, id } = await storeWithNotice();
    await store.takeLease(LEASE);
    await store.markPosting(noticeId, LEASE);
    await store.closeNotice(noticeId, 'Slack refused it');
    await store.saveRefusedMessage(refused);
    expect(await store.dueNotices('C1', 9)).toEqual([]);
    expect(await store.retryMessage(id, at('12:00'))).toBe(true);
    expect(await store.dueNotices('C1', 9)).toEqual([{ ...DUE, noticeId, open: false, since: at('12:00') }]);
    expect((await store.noticeView(noticeId))?.open).toBe(false);
    expect(await store.listQuarantined()).toEqual([]);
  });

  it('makes one that went as plain text due again, as an edit', async () => {
    const { store, noticeId, refused, id } = await storeWithNotice();
    await store.markPosted(noticeId, 1, '1.2', at('11:00'));
    await store.saveRefusedMessage(refused);
    await store.retryMessage(id, at('12:00'));
    expect(await store.dueNotices('C1', 9)).toEqual([
      { ...DUE, noticeId, ts: '1.2', sentAt: at('11:00'), since: at('12:00') },
    ]);
    expect((await store.noticeView(noticeId))?.open).toBe(true);
  });

  it('leaves alone what is recorded of a post on its way', async () => {
    const { store, noticeId, refused, id } = await storeWithNotice();
    await store.takeLease(LEASE);
    await store.markPosting(noticeId, LEASE);
    await store.saveRefusedMessage(refused);
    await store.retryMessage(id, at('12:00'));
    expect(await store.dueNotices('C1', 9)).toEqual([{ ...DUE, noticeId, uncertain: true, since: at('10:00') }]);
  });

  it('changes nothing where there is no such notice', async () => {
    const { store, refused } = await storeWithNotice();
    await store.saveRefusedMessage({ ...refused, noticeId: 'gone' });
    const [held] = await store.listQuarantined();
    expect(await store.retryMessage(held?.id ?? '', at('12:00'))).toBe(false);
    expect(await store.retryMessage('none', at('12:00'))).toBe(false);
    expect(await store.listQuarantined()).toHaveLength(1);
  });
});
