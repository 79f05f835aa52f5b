import type { Kysely } from 'kysely';
import { type Edges, RETENTION_CLASSES, type RetentionClass } from '../activity/retention.ts';
import type { CoverageClass } from '../coverage.ts';
import type { Tables } from './tables.ts';

/** When the last pass ended; later than any reading while one is under way, or was cut off. */
const OVER = 'trim over';
const NOT_YET = 8_640_000_000_000_000;

const MARK_OF: Readonly<Record<RetentionClass, string>> = {
  sensitive: 'trim sensitive',
  routine: 'trim routine',
  runtime: 'trim runtime',
};

/** The classes of retention that records of a coverage class may be of: the shortest of them limits what is claimed. */
export const RETAINED_IN: Readonly<Record<CoverageClass, readonly RetentionClass[]>> = {
  changes: ['sensitive', 'routine'],
  runtime: ['sensitive', 'runtime'],
  reads: ['sensitive', 'runtime'],
};

export async function saveTrim(db: Kysely<Tables>, edges: Edges, over: Date | undefined): Promise<void> {
  await db.deleteFrom('marks').where('name', 'in', Object.values(MARK_OF)).execute();
  const rows = RETENTION_CLASSES.flatMap((each) => {
    const edge = edges[each];
    return edge ? [{ name: MARK_OF[each], at: edge.getTime() }] : [];
  });
  const ended = { name: OVER, at: over?.getTime() ?? NOT_YET };
  await db
    .insertInto('marks')
    .values([...rows, ended])
    .onConflict((conflict) => conflict.column('name').doUpdateSet(({ ref }) => ({ at: ref('excluded.at') })))
    .execute();
}

export async function wasTrimmed(db: Kysely<Tables>, edges: Edges): Promise<boolean> {
  const marks = await findMarks(db);
  const isOver = (marks.get(OVER) ?? NOT_YET) < NOT_YET;
  return isOver && RETENTION_CLASSES.every((each) => marks.get(MARK_OF[each]) === edges[each]?.getTime());
}

/**
 * From when on a reading that began at `readAt` may claim to be whole. What it read from before the edges may be gone
 * where the pass was not over by then; a later reading's stays until the next pass.
 */
export async function claimableFrom(
  db: Kysely<Tables>,
  coverageClass: CoverageClass,
  readAt: Date,
): Promise<Date | undefined> {
  const marks = await findMarks(db);
  if (readAt.getTime() >= (marks.get(OVER) ?? 0)) return undefined;
  const edges = RETAINED_IN[coverageClass].flatMap((each) => marks.get(MARK_OF[each]) ?? []);
  return edges.length === 0 ? undefined : new Date(Math.max(...edges));
}

async function findMarks(db: Kysely<Tables>): Promise<ReadonlyMap<string, number>> {
  const names = [...Object.values(MARK_OF), OVER];
  const rows = await db.selectFrom('marks').selectAll().where('name', 'in', names).execute();
  return new Map(rows.map(({ name, at }) => [name, at]));
}
