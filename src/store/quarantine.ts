import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** What could not be read: whole, with the reason and how it came. */
export type Quarantined = Readonly<{ body: string; reason: string; carrier: string; at: Date }>;

/** Polling reads the same minutes again and again: one body is kept once. */
export async function saveQuarantine(db: Kysely<Tables>, item: Quarantined): Promise<void> {
  const { body, reason, carrier, at } = item;
  const sha256 = createHash('sha256').update(body).digest('hex');
  await db
    .insertInto('quarantine')
    .values({ sha256, body, reason, carrier, at: at.getTime() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Newest first. */
export async function quarantined(db: Kysely<Tables>, limit: number): Promise<readonly Quarantined[]> {
  const rows = await db.selectFrom('quarantine').selectAll().orderBy('at', 'desc').limit(limit).execute();
  return rows.map(({ body, reason, carrier, at }) => ({ body, reason, carrier, at: new Date(at) }));
}

/** A message that Slack refused, for us to mend. */
export async function saveRefusedMessage(
  db: Kysely<Tables>,
  {
    noticeId,
    channel,
    message,
    reason,
    at,
  }: Readonly<{ noticeId: string; channel: string; message: unknown; reason: string; at: Date }>,
): Promise<void> {
  const body = JSON.stringify(message);
  await db
    .insertInto('quarantine')
    .values({
      sha256: createHash('sha256').update(body).digest('hex'),
      body,
      reason,
      carrier: 'slack',
      at: at.getTime(),
      kind: 'message',
      channel,
      notice_id: noticeId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
