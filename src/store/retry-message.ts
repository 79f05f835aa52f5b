import type { Kysely } from 'kysely';
import { leaveQuarantine } from './quarantine.ts';
import type { NoticeState, Tables } from './tables.ts';

/** Makes the notice of a refused message due again, with what its thread did without; false, and nothing changes, where there is no such notice. */
export async function retryMessage(db: Kysely<Tables>, id: string, at: Date): Promise<boolean> {
  const held = await db.selectFrom('quarantine').select('notice_id').where('sha256', '=', id).executeTakeFirst();
  const now = at.getTime();
  const notice = await db
    .updateTable('notices')
    .set((eb) => {
      // One that is not closed may be on its way to Slack this moment: what is recorded of its post stays.
      const isClosed = eb('state', '=', 'closed');
      const isIdle = eb.or([isClosed, eb('wanted', '<=', eb.ref('posted'))]);
      return {
        wanted: eb('wanted', '+', 1),
        state: eb.case().when(isClosed).then(eb.val<NoticeState>('settled')).else(eb.ref('state')).end(),
        posting: eb.case().when(isClosed).then(eb.val(0)).else(eb.ref('posting')).end(),
        since: eb.case().when(isIdle).then(eb.val(now)).else(eb.ref('since')).end(),
        reason: null,
      };
    })
    .where('id', '=', held?.notice_id ?? '')
    .returning('id')
    .executeTakeFirst();
  if (!notice) return false;
  await db
    .updateTable('notice_details')
    .set({ state: 'due' })
    .where('notice_id', '=', notice.id)
    .where('state', '=', 'skipped')
    .execute();
  await leaveQuarantine(db, id);
  return true;
}
