import { difference, type Interval, intersection, union } from '../../src/activity/interval.ts';
import { type CoverageArea, type CoverageStore, SETTLING_MS } from '../../src/coverage.ts';

type Told = Readonly<{ area: CoverageArea; interval: Interval; readAt: Date }>;

/** The ledger in memory, for what is built on it. */
export function memoryCoverage(): CoverageStore & Readonly<{ told: Told[] }> {
  const told: Told[] = [];
  const of = (area: CoverageArea) =>
    told.filter(
      (each) =>
        each.area.region === area.region &&
        each.area.eventSource === area.eventSource &&
        each.area.class === area.class &&
        (each.area.scope === undefined || each.area.scope === area.scope),
    );
  return {
    told,
    addCoverage: async (areas, interval, readAt) => {
      told.push(...areas.map((area) => ({ area, interval, readAt })));
    },
    coverage: async (areas, window) =>
      areas.map((area) => {
        const settled = of(area).flatMap(({ interval, readAt }) =>
          intersection([interval], [{ from: new Date(0), to: new Date(readAt.getTime() - SETTLING_MS) }]),
        );
        const read = intersection(union(of(area).map(({ interval }) => interval)), [window]);
        const covered = intersection(settled, [window]);
        return { area, covered, provisional: difference(read, covered), gaps: difference([window], read) };
      }),
    coveredAreas: async () => [...new Map(told.map(({ area }) => [JSON.stringify(area), area])).values()],
  };
}
