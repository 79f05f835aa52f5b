import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Explained } from '../activity/known.ts';
import { thingName } from '../notice/thing-words.ts';
import type { NoticeKind, NoticeSummary, SummaryRow } from '../notice/views.ts';
import { fromRow } from './activity-row.ts';
import { joinInOrder } from './dialect.ts';
import { explain } from './explain.ts';
import type { Tables } from './tables.ts';

/** Rows told at most, and for so many of them names are looked up. */
const ROWS = 100;
const NAMED_ROWS = 12;
const NAMES = 12;
/** Actors told apart as persons and tools. */
const ACTORS = 1000;

/** Of a run whose work it is; from when to when it was done. */
type Meanwhile = Readonly<{ channel: string; kind: NoticeKind; actor_key: string; from_at: number; to_at: number }>;
type Notice = Meanwhile & Readonly<{ id: string }>;
type Counted = Readonly<{
  actor_key: string;
  event_name: string;
  resource_type: string | null;
  done: number;
  things: number;
  refused: number;
  /** What the refused calls were made on. */
  refused_things: number;
  example: string;
}>;
type Totals = Readonly<{ from_at: number; to_at: number; done: number; refused: number; mended: number }>;

/** What a notice of many comes to, counted where it is stored. */
export async function summarize(db: Kysely<Tables>, notice: Notice): Promise<NoticeSummary> {
  const totals = await totalsOf(db, notice.id);
  const counted = await countByKind(db, notice.id);
  const shown = counted.slice(0, ROWS);
  const examples = await explainAll(
    db,
    shown.map(({ example }) => example),
  );
  const rows: SummaryRow[] = [];
  for (const [index, kind] of shown.entries()) {
    const { done, things, refused } = kind;
    const explained = examples.get(kind.example);
    if (!explained) continue;
    const names = index < NAMED_ROWS ? await namesOf(db, notice.id, kind) : [];
    const refusedThings = refused > 0 ? { refusedThings: kind.refused_things } : {};
    rows.push({ example: explained, done, things, refused, ...refusedThings, names });
  }
  return {
    from: new Date(totals.from_at),
    to: new Date(totals.to_at),
    done: totals.done,
    refused: totals.refused,
    mended: totals.mended,
    ...(await countActors(db, counted)),
    rows,
    moreRows: counted.length - rows.length,
    instances: [...new Set(rows.flatMap(({ example }) => example.known.instanceName ?? []))].toSorted(),
    sensitiveElsewhere: await countSensitive(db, notice),
  };
}

async function totalsOf(db: Kysely<Tables>, noticeId: string): Promise<Totals> {
  const { rows } = await sql<Totals>`
    select min(at) as from_at, max(at) as to_at, count(*) filter (where refused = 0) as done,
      count(*) filter (where refused = 1 and mended = 0) as refused, count(*) filter (where mended = 1) as mended
    from notice_activities where notice_id = ${noticeId}`.execute(db);
  return rows[0] ?? { from_at: 0, to_at: 0, done: 0, refused: 0, mended: 0 };
}

/** What was mended is done. */
async function countByKind(db: Kysely<Tables>, noticeId: string): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`
    select actor_key, event_name, resource_type, count(*) filter (where member.refused = 0) as done,
      count(distinct resource_key) filter (where member.refused = 0) as things,
      count(*) filter (where member.refused = 1) as refused,
      count(distinct coalesce(member.call, member.event_id)) filter (where member.refused = 1) as refused_things,
      coalesce(min(activities.event_id) filter (where member.refused = 0), min(activities.event_id)) as example
    from notice_activities member join activities on activities.event_id = member.event_id
    where notice_id = ${noticeId} and mended = 0
    group by actor_key, event_name, resource_type
    order by count(*) desc, min(member.at), actor_key, event_name, resource_type`.execute(db);
  return rows;
}

async function explainAll(db: Kysely<Tables>, eventIDs: readonly string[]): Promise<ReadonlyMap<string, Explained>> {
  if (eventIDs.length === 0) return new Map();
  const rows = await db.selectFrom('activities').select('body').where('event_id', 'in', eventIDs).execute();
  const explained = await explain(db, rows.map(fromRow));
  return new Map(explained.map((each) => [each.activity.eventID, each]));
}

type Kind = Pick<Counted, 'actor_key' | 'event_name' | 'resource_type' | 'refused_things'>;

/** Those of refused calls first, and no others behind them where not all of those have a name: whose would they be? */
async function namesOf(db: Kysely<Tables>, noticeId: string, kind: Kind): Promise<readonly string[]> {
  // Found before their bodies are read, which would all be sorted.
  const named = await db
    .selectFrom('notice_activities as member')
    .innerJoin('activities', 'activities.event_id', 'member.event_id')
    .select('member.event_id')
    .where('notice_id', '=', noticeId)
    .where('mended', '=', 0)
    .where('actor_key', '=', kind.actor_key)
    .where('event_name', '=', kind.event_name)
    .where('resource_type', 'is not distinct from', kind.resource_type)
    .orderBy('member.refused', 'desc')
    .orderBy('member.at')
    .orderBy('member.event_id')
    .limit(2 * NAMES)
    .execute();
  const inOrder = named.map(({ event_id }) => event_id);
  if (inOrder.length === 0) return [];
  const found = await db
    .selectFrom('activities')
    .select(['event_id', 'body'])
    .where('event_id', 'in', inOrder)
    .execute();
  const rows = found.toSorted((one, other) => inOrder.indexOf(one.event_id) - inOrder.indexOf(other.event_id));
  const explained = await explain(db, rows.map(fromRow));
  const refused = new Set(namesIn(explained.filter(({ activity }) => activity.failure)));
  if (refused.size < kind.refused_things) return [...refused].slice(0, NAMES);
  return [...new Set([...refused, ...namesIn(explained)])].slice(0, NAMES);
}

function namesIn(explained: readonly Explained[]): readonly string[] {
  return explained.flatMap((each) => {
    const { resource } = each.activity;
    return (resource && thingName(each, resource)) ?? [];
  });
}

async function countActors(
  db: Kysely<Tables>,
  counted: readonly Counted[],
): Promise<Pick<NoticeSummary, 'people' | 'tools'>> {
  const byActor = new Map(counted.map(({ actor_key, example }) => [actor_key, example]));
  const examples = [...byActor.values()].slice(0, ACTORS);
  if (examples.length === 0) return { people: 0, tools: 0 };
  const rows = await db.selectFrom('activities').select('body').where('event_id', 'in', examples).execute();
  const tools = rows.map(fromRow).filter(({ actor }) => actor.automation || actor.kind === 'service').length;
  return { people: byActor.size - tools, tools };
}

/** What was done in the same time, of a run by its actor, that the channel was told of on its own. */
export async function countSensitive(db: Kysely<Tables>, notice: Meanwhile): Promise<number> {
  const { rows } = await sensitiveStatement(db, notice).execute(db);
  return rows[0]?.count ?? 0;
}

/** By the time: left to itself SQLite reads all that the channel was ever told. */
export function sensitiveStatement(
  db: Kysely<Tables>,
  { channel, kind, actor_key, from_at, to_at }: Meanwhile,
): RawBuilder<Readonly<{ count: number }>> {
  const who = kind === 'run' ? sql`and activities.actor_key = ${actor_key}` : sql``;
  return sql`select count(*) as count from activities
    ${joinInOrder(db)} notice_activities member on member.event_id = activities.event_id and member.channel = ${channel}
    ${joinInOrder(db)} notices on notices.id = member.notice_id
    where activities.at >= ${from_at} and activities.at <= ${to_at} and is_change = 1 and activities.sensitive = 1 ${who}
      and notices.sensitive = 1`;
}
