import { subDays } from 'date-fns/subDays';
import { settleHeap } from '../src/cli/settle-heap.ts';
import { CONNECT_FAMILY } from '../src/connect/sources.ts';
import type { Lookup } from '../src/lookup.ts';
import { createPast } from '../src/past.ts';
import { createPastLookup } from '../src/past-lookup.ts';
import type { Store } from '../src/store/store.ts';
import { type Figure, figure, percentile } from './figures.ts';
import { NOW } from './history.ts';
import { QUESTIONS } from './questions.ts';
import { type Sample, timed } from './timed.ts';

const ROUNDS = 30;
/** Before them: a bot has been asked before, and what is compiled meanwhile would be the slowest hundredth. */
const WARM_UP = 3;
const REGIONS = ['eu-central-1', 'us-east-1'];
const ASKER = { slackUserId: 'U0BENCH', channel: 'C0BENCH', zone: 'Europe/Berlin' };

export type Measured = Readonly<{ store: Store; figures: readonly Figure[]; unanswered: readonly string[] }>;

/**
 * Whole answers: reading the line, finding, counting, the page with its names, and what it is complete for. Each question
 * of one store after the other, so that a machine that is slow for a while is slow for all of them.
 */
export async function measureQuestions(stores: readonly Store[]): Promise<readonly Measured[]> {
  // Else the heap grows while it is measured, and on some machines a question that needs new memory takes twice as long.
  settleHeap();
  const measuring = await Promise.all(stores.map(prepare));
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const text of QUESTIONS) {
      for (const { store, lookup, samples, floors } of measuring) {
        const sample = await timed(() => lookup.ask(text, { ...ASKER, text }));
        const floor = await timed(() => leastOf(store, `${round} ${text}`));
        if (round < 0) continue;
        samples.get(text)?.push(sample);
        floors.push(floor.ms);
      }
    }
  }
  return measuring.map(({ store, samples, floors, unanswered }) => ({
    store,
    figures: figuresOf(samples, floors),
    unanswered,
  }));
}

async function prepare(store: Store) {
  const lookup = createAnswers(store);
  await coverAll(store);
  const unanswered: string[] = [];
  for (const text of QUESTIONS) if (!(await isAnswered(lookup, text))) unanswered.push(text);
  const samples = new Map<string, Sample[]>(QUESTIONS.map((text) => [text, []]));
  const floors: number[] = [];
  return { store, lookup, samples, floors, unanswered };
}

/** As the program answers, completeness included; CloudTrail itself is not asked. */
function createAnswers(store: Store): Lookup {
  const clock = { now: () => NOW, sleep: async () => undefined, elapsed: () => 0 };
  const ingest = { accept: () => Promise.reject(new Error('CloudTrail is not read here.')) };
  const past = createPast({ store, coverage: store, ingest, sources: [], regions: REGIONS, clock, keepReads: false });
  return createPastLookup({ past, store, clock, command: '/trail' });
}

/** What polling for a quarter leaves in the ledger. */
async function coverAll(store: Store): Promise<void> {
  const areas = REGIONS.flatMap((region) =>
    CONNECT_FAMILY.flatMap(({ eventSource }) =>
      (['changes', 'runtime'] as const).map((kind) => ({ account: '', region, eventSource, class: kind })),
    ),
  );
  await store.addCoverage(areas, { from: subDays(NOW, 90), to: NOW }, NOW);
}

function figuresOf(samples: ReadonlyMap<string, readonly Sample[]>, floors: readonly number[]): readonly Figure[] {
  const [low, high] = [percentile(floors, 0.5), percentile(floors, 0.99)];
  const all = [...samples.values()].flat();
  const times = (some: readonly Sample[]) => some.map(({ ms }) => ms);
  return [
    ...[...samples].flatMap(([text, own]) => [
      figure(`${text} p50`, percentile(times(own), 0.5), low),
      figure(`${text} p99`, percentile(times(own), 0.99), high),
    ]),
    figure('all questions p50', percentile(times(all), 0.5), low),
    figure('all questions p99', percentile(times(all), 0.99), high),
    figure('longest hold of the event loop', Math.max(...all.map(({ held }) => held)), high),
  ];
}

async function isAnswered(lookup: Lookup, text: string): Promise<boolean> {
  return (await lookup.ask(text, { ...ASKER, text })).kind === 'answer';
}

/** What no answer can do without: who asked is committed, and ten activities are read. */
async function leastOf(store: Store, askedId: string): Promise<void> {
  await store.saveAsked({ askedId, at: NOW, ...ASKER, text: askedId, state: null });
  await Promise.all(Array.from({ length: 10 }, (_, number) => store.findActivity(anId(number))));
}

function anId(number: number): string {
  return `${(number * 997).toString(16).padStart(8, '0')}-1111-4111-8111-111111111111`;
}
