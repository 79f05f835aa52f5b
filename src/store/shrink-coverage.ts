import type { Kysely } from 'kysely';
import { type Edges, latestEdge } from '../activity/retention.ts';
import type { CoverageClass } from '../coverage.ts';
import type { Tables } from './tables.ts';
import { RETAINED_IN } from './trim-marks.ts';

const CLASSES: readonly CoverageClass[] = ['changes', 'runtime', 'reads'];

/** Nothing before the edges is claimed to be whole any more. */
export async function shrinkCoverage(db: Kysely<Tables>, edges: Edges): Promise<void> {
  for (const each of CLASSES) {
    const edge = latestEdge(edges, RETAINED_IN[each])?.getTime();
    if (edge === undefined) continue;
    await db.deleteFrom('coverage').where('class', '=', each).where('to_at', '<=', edge).execute();
    await db
      .updateTable('coverage')
      .set({ from_at: edge })
      .where('class', '=', each)
      .where('from_at', '<', edge)
      .execute();
  }
}
