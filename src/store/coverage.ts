import { type Kysely, sql } from 'kysely';
import { difference, type Interval, intersection, union } from '../activity/interval.ts';
import { type AreaCoverage, type CoverageArea, type CoverageClass, SETTLING_MS } from '../coverage.ts';
import type { Tables } from './tables.ts';
import { claimableFrom } from './trim-marks.ts';

type Piece = Readonly<{ settled: 0 | 1; interval: Interval }>;

/** The contract is CoverageStore.addCoverage's. */
export async function addCoverage(
  db: Kysely<Tables>,
  areas: readonly CoverageArea[],
  interval: Interval,
  readAt: Date,
): Promise<void> {
  for (const area of areas) {
    const edge = await claimableFrom(db, area.class, readAt);
    await addToArea(db, area, edge && edge > interval.from ? { ...interval, from: edge } : interval, readAt);
  }
}

async function addToArea(db: Kysely<Tables>, area: CoverageArea, { from, to }: Interval, readAt: Date): Promise<void> {
  const end = to < readAt ? to : readAt;
  const settled = new Date(Math.min(end.getTime(), readAt.getTime() - SETTLING_MS));
  const pieces: readonly Piece[] = [
    { settled: 1, interval: { from, to: settled } },
    { settled: 0, interval: { from: from > settled ? from : settled, to: end } },
  ];
  for (const piece of pieces) if (piece.interval.from < piece.interval.to) await addPiece(db, area, piece);
}

/** Joined with what it touches. */
async function addPiece(db: Kysely<Tables>, area: CoverageArea, { settled, interval }: Piece): Promise<void> {
  const own = rowOf(area);
  const touching = await db
    .deleteFrom('coverage')
    .where((eb) => eb.and({ ...own, settled }))
    .where('from_at', '<=', interval.to.getTime())
    .where('to_at', '>=', interval.from.getTime())
    .returning(['from_at', 'to_at'])
    .execute();
  const rows = union([interval, ...touching.map(toInterval)]).map((joined) => ({
    ...own,
    settled,
    from_at: joined.from.getTime(),
    to_at: joined.to.getTime(),
  }));
  await db.insertInto('coverage').values(rows).execute();
}

/** The contract is CoverageStore.coverage's. */
export async function coverage(
  db: Kysely<Tables>,
  areas: readonly CoverageArea[],
  window: Interval,
): Promise<readonly AreaCoverage[]> {
  const found: AreaCoverage[] = [];
  for (const area of areas) found.push({ area, ...(await coverageOf(db, area, window)) });
  return found;
}

async function coverageOf(db: Kysely<Tables>, area: CoverageArea, window: Interval) {
  const { scope, ...own } = rowOf(area);
  const rows = await db
    .selectFrom('coverage')
    .select(['settled', 'from_at', 'to_at'])
    .where((eb) => eb.and(own))
    .where('scope', 'in', ['', scope])
    .where('from_at', '<', window.to.getTime())
    .where('to_at', '>', window.from.getTime())
    .execute();
  const read = intersection([window], rows.map(toInterval));
  const settled = rows.filter((row) => row.settled === 1).map(toInterval);
  return {
    covered: intersection([window], settled),
    provisional: difference(read, settled),
    gaps: difference([window], read),
  };
}

/** The contract is CoverageStore.coveredAreas'. */
export async function coveredAreas(db: Kysely<Tables>): Promise<readonly CoverageArea[]> {
  const { rows } = await sql<
    Readonly<{ account: string; region: string; source: string; class: string; scope: string }>
  >`
    select distinct account, region, event_source as source, class, scope from coverage
    order by account, region, event_source, class, scope`.execute(db);
  return rows.map(({ account, region, source, scope, ...row }) => {
    const area = { account, region, eventSource: source, class: toClass(row.class) };
    return scope === '' ? area : { ...area, scope };
  });
}

function rowOf({ account, region, eventSource, scope = '', ...area }: CoverageArea) {
  return { account, region, event_source: eventSource, class: area.class, scope };
}

/** The store trusts what it wrote itself. */
function toClass(text: string): CoverageClass {
  return text === 'changes' || text === 'runtime' ? text : 'reads';
}

function toInterval({ from_at, to_at }: Readonly<{ from_at: number; to_at: number }>): Interval {
  return { from: new Date(from_at), to: new Date(to_at) };
}
