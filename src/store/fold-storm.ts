import { type Kysely, sql } from 'kysely';
import type { SettleTimes } from '../deliver-store.ts';
import { askAgain } from './ask-again.ts';
import { IS_DUE } from './due-notices.ts';
import { IS_OPEN } from './find-groups.ts';
import { inChunks } from './in-chunks.ts';
import { mend } from './save-notices.ts';
import { oweList, settle } from './settle-groups.ts';
import type { Tables } from './tables.ts';

/** The contract is DeliverStore.foldStorm's. */
export async function foldStorm(db: Kysely<Tables>, channel: string, { now }: SettleTimes): Promise<number> {
  const waiting = await db
    .selectFrom('notices')
    .select(['id', 'from_at', 'to_at', 'grown_at', 'since', 'size', 'refused'])
    .where('channel', '=', channel)
    // What was never posted is due.
    .where(IS_DUE)
    .where('state', 'in', ['open', 'settled'])
    .where('kind', 'in', ['run', 'catchup'])
    .where('ts', 'is', null)
    .where('posting', '=', 0)
    .where('sensitive', '=', 0)
    .orderBy('since')
    .orderBy('id')
    .execute();
  const [oldest] = waiting;
  if (!oldest) return 0;
  await settlePosted(db, channel, now.getTime());
  const storm = await openStorm(db, channel, oldest, now.getTime());
  const ids = waiting.map(({ id }) => id);
  const sum = (values: readonly number[]) => values.reduce((left, right) => left + right, 0);
  const grown = await db
    .updateTable('notices')
    .set((eb) => ({
      ...askAgain({ eb, at: oldest.since }),
      size: eb('size', '+', sum(waiting.map(({ size }) => size))),
      refused: eb('refused', '+', sum(waiting.map(({ refused }) => refused))),
      from_at: least('from_at', Math.min(...waiting.map(({ from_at }) => from_at))),
      to_at: most('to_at', Math.max(...waiting.map(({ to_at }) => to_at))),
      grown_at: most('grown_at', Math.max(...waiting.map(({ grown_at }) => grown_at))),
    }))
    .where('id', '=', storm)
    .returning(['wanted', 'size', 'grown_at'])
    .executeTakeFirstOrThrow();
  for (const some of inChunks(ids)) {
    await db
      .updateTable('notice_activities')
      .set({ notice_id: storm, version: grown.wanted })
      .where('notice_id', 'in', some)
      .execute();
    await db.deleteFrom('notice_parts').where('notice_id', 'in', some).execute();
    await db.deleteFrom('notice_details').where('notice_id', 'in', some).execute();
    await db
      .updateTable('notices')
      .set({ state: 'closed', reason: `part of the storm ${storm}`, size: 0, refused: 0 })
      .where('id', 'in', some)
      .execute();
  }
  await mend(db, [storm]);
  await oweList(db, storm, grown.size, grown.grown_at);
  return waiting.length;
}

function least(column: string, value: number) {
  return sql<number>`case when ${sql.ref(column)} < ${value} then ${sql.ref(column)} else ${value} end`;
}

function most(column: string, value: number) {
  return sql<number>`case when ${sql.ref(column)} > ${value} then ${sql.ref(column)} else ${value} end`;
}

/** What the channel shows already grows no more: edits of fifty messages would take a minute. */
async function settlePosted(db: Kysely<Tables>, channel: string, at: number): Promise<void> {
  const growing = await db
    .selectFrom('notices')
    .select(['id', 'size', 'session', 'refused'])
    .where('channel', '=', channel)
    .where(IS_OPEN)
    .where('kind', '=', 'run')
    .where('sensitive', '=', 0)
    .where(({ eb, or }) => or([eb('ts', 'is not', null), eb('posting', '=', 1)]))
    .execute();
  for (const { id, size, session, refused } of growing) {
    await settle(db, { id, kind: 'run', size, at, isShown: size > 1 || session === 1 || refused > 0 });
  }
}

type First = Readonly<{ id: string; from_at: number; to_at: number; since: number }>;

/** The channel's storm, or a new one that has nothing in it yet. */
async function openStorm(db: Kysely<Tables>, channel: string, first: First, at: number): Promise<string> {
  const open = await db
    .selectFrom('notices')
    .select('id')
    .where('channel', '=', channel)
    .where('kind', '=', 'storm')
    .where(IS_OPEN)
    .executeTakeFirst();
  if (open) return open.id;
  const id = `storm-${first.id}`;
  const { from_at, to_at, since } = first;
  await db
    .insertInto('notices')
    .values({
      id,
      channel,
      actor_key: '',
      kind: 'storm',
      wanted: 0,
      posted: 0,
      ts: null,
      posting: 0,
      state: 'open',
      from_at,
      to_at,
      opened_at: at,
      grown_at: since,
      since,
      sensitive: 0,
      late_ms: null,
      reason: null,
    })
    .execute();
  return id;
}
