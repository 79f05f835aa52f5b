import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Message } from '../notice/message.ts';
import type { Held, HeldWhole } from '../quarantine-retry.ts';
import type { Tables } from './tables.ts';

/** What could not be read: whole, with the reason and how it came. */
export type Quarantined = Readonly<{ body: string; reason: string; carrier: string; at: Date }>;

/** A message that Slack refused, and the notice it was to show. */
export type RefusedMessage = Readonly<{
  noticeId: string;
  /** Of its thread. */
  part?: 'list' | 'file';
  channel: string;
  message: Message;
  /** Slack's own word: `invalid_blocks`. */
  reason: string;
  at: Date;
}>;

/** Polling reads the same minutes again and again: one body is kept once. */
export async function saveQuarantine(db: Kysely<Tables>, item: Quarantined): Promise<void> {
  const { body, reason, carrier, at } = item;
  await db
    .insertInto('quarantine')
    .values({ sha256: sha256(body), body, reason, carrier, at: at.getTime(), kind: 'record' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** One for each notice and each part of its thread, the newest: a notice that grows is refused once for every edit. */
export async function saveRefusedMessage(db: Kysely<Tables>, refused: RefusedMessage): Promise<void> {
  const { noticeId, part, channel, message, reason } = refused;
  const body = JSON.stringify(message);
  const at = refused.at.getTime();
  await db
    .insertInto('quarantine')
    .values({
      sha256: sha256([channel, noticeId, ...(part ? [part] : [])].join('\n')),
      body,
      reason,
      carrier: 'delivery',
      at,
      kind: 'message',
      channel,
      notice_id: noticeId,
    })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ body, reason, at }))
    .execute();
}

/** Newest first. */
export async function quarantined(db: Kysely<Tables>, limit: number): Promise<readonly Quarantined[]> {
  const rows = await db.selectFrom('quarantine').selectAll().orderBy('at', 'desc').limit(limit).execute();
  return rows.map(({ body, reason, carrier, at }) => ({ body, reason, carrier, at: new Date(at) }));
}

/** Newest first, without what they hold: that may be megabytes each. */
export async function listQuarantined(db: Kysely<Tables>, limit?: number): Promise<readonly Held[]> {
  const rows = await heldRows(db)
    .orderBy('at', 'desc')
    .orderBy('sha256')
    .$if(limit !== undefined, (all) => all.limit(limit ?? 0))
    .execute();
  return rows.map(toHeld);
}

/** Those whose id begins so, which is hexadecimal; `limit` at most. */
export async function findQuarantined(db: Kysely<Tables>, prefix: string, limit: number): Promise<readonly Held[]> {
  const rows = await heldRows(db).where('sha256', 'like', `${prefix}%`).orderBy('sha256').limit(limit).execute();
  return rows.map(toHeld);
}

export async function openQuarantined(db: Kysely<Tables>, id: string): Promise<HeldWhole | undefined> {
  const row = await heldRows(db).select('body').where('sha256', '=', id).executeTakeFirst();
  return row && { ...toHeld(row), body: row.body };
}

/** Resolves to whether it was there. */
export async function leaveQuarantine(db: Kysely<Tables>, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('quarantine').where('sha256', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function stayInQuarantine(db: Kysely<Tables>, id: string, reason: string): Promise<void> {
  await db.updateTable('quarantine').set({ reason }).where('sha256', '=', id).execute();
}

function heldRows(db: Kysely<Tables>) {
  return db.selectFrom('quarantine').select(['sha256', 'at', 'kind', 'carrier', 'channel', 'notice_id', 'reason']);
}

type Row = Omit<Awaited<ReturnType<ReturnType<typeof heldRows>['executeTakeFirstOrThrow']>>, 'body'>;

function toHeld({ sha256: id, at, kind, carrier, channel, notice_id: noticeId, reason }: Row): Held {
  const to = { ...(channel !== null && { channel }), ...(noticeId !== null && { noticeId }) };
  return { id, at: new Date(at), kind, carrier, ...to, reason };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
