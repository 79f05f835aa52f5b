import { parseArgs } from 'node:util';
import type { StoreKind } from './store.ts';

export type ChaosOptions = Readonly<{
  runs: number;
  /** Of the first run; the next ones count up. */
  seed: number;
  store: StoreKind;
  json: boolean;
  /** Runs at the same time. */
  jobs: number;
  plants: readonly string[];
}>;

/** Bugs that make a run fail: the files of preload/ that change the program. */
export const PLANTS: readonly string[] = ['early-ack', 'no-history-check'];

export const CHAOS_HELP = `npm run chaos                             three runs with SQLite: the program under faults and kills
npm run chaos -- --runs 100 --jobs 2      a hundred, two at a time
npm run chaos -- --store postgres         two to four workers over one PostgreSQL
npm run chaos -- --seed 7 --runs 1        one run again
npm run chaos -- --json                   a JSON line for each run
npm run chaos -- --plant early-ack        with a bug, to see it found: ${PLANTS.join(', ')}
`;

/** A person's mistake is the sentence that says what to type. */
export function readChaosOptions(
  words: readonly string[],
  anySeed: () => number,
): ChaosOptions | Readonly<{ problem: string }> {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        runs: { type: 'string', default: '3' },
        seed: { type: 'string' },
        store: { type: 'string', default: 'sqlite' },
        jobs: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        plant: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { problem: CHAOS_HELP };
    const runs = Number(values.runs);
    const jobs = Number(values.jobs);
    const seed = values.seed === undefined ? anySeed() : Number(values.seed);
    if (!isCount(runs)) return { problem: `--runs is a whole number from 1, not ${values.runs}.\n` };
    if (!isCount(jobs)) return { problem: `--jobs is a whole number from 1, not ${values.jobs}.\n` };
    if (!Number.isSafeInteger(seed) || seed < 0) return { problem: `--seed is a whole number, not ${values.seed}.\n` };
    const { store, json, plant: plants } = values;
    if (store !== 'sqlite' && store !== 'postgres')
      return { problem: `--store is sqlite or postgres, not ${store}.\n` };
    const unknown = plants.find((plant) => !PLANTS.includes(plant));
    if (unknown !== undefined) return { problem: `--plant is ${PLANTS.join(' or ')}, not ${unknown}.\n` };
    return { runs, seed, store, json, jobs, plants };
  } catch (error) {
    return { problem: `${error instanceof Error ? error.message : String(error)}\n\n${CHAOS_HELP}` };
  }
}

function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 1;
}
