import type { Call } from '../sandbox/story/recorder.ts';
import { withBenchBot } from './bot.ts';
import { createChanges } from './changes.ts';
import { type Bench, figure } from './figures.ts';
import { type Arrival, bring } from './inlet.ts';
import { placesOfAll, shownNotices } from './shown.ts';
import { channelWords } from './words.ts';

/* The calls that a pipeline's run costs, as in burst.ts. No refusal that a later try has mended is to be read in the channel. */

const MINUTE = 60_000;
const FLOWS = 300;
const WITHIN = 40 * MINUTE;
const REFUSALS = 400;
const BUDGET = 60;
/** No faster: two quiet minutes close a group, and a machine may be busy with something else for a second or two. */
const FACTOR = 30;
/** From the last arrival until the notice is closed and its file is there. */
const REST = 5 * MINUTE;

const REFUSED_WORDS = /refused|throttl|conflict|failed|tried|Rate exceeded|in progress/i;

const ERRORS: readonly NonNullable<Call['error']>[] = [
  { code: 'TooManyRequestsException', message: 'Rate exceeded' },
  { code: 'ResourceConflictException', message: 'Another update is in progress' },
  { code: 'ConflictException', message: 'Another update is in progress' },
];

export const measureDeploy: Bench = async (onProgress) => {
  onProgress(`${FLOWS} flows within 40 minutes, ${REFUSALS} tries refused, time ${FACTOR} times as fast`);
  const ended = await Promise.allSettled(ERRORS.map(callsFor));
  const counts = ended.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
  return ERRORS.map(({ code }, index) =>
    figure(`calls for ${FLOWS} flows deployed, ${REFUSALS} × ${code}`, counts[index] ?? Number.NaN, BUDGET, 'calls'),
  );
};

function callsFor(error: NonNullable<Call['error']>): Promise<number> {
  return withBenchBot({ factor: FACTOR, regions: [] }, async ({ bot, slack, clock }) => {
    const before = slack.log.calls().length;
    const accepted = await bring(arrivalsOf(error), { port: bot.port, clock });
    await clock.sleep(REST);
    placesOfAll(
      // A refusal that came before any success is part of no notice yet, and needs none.
      accepted.filter(({ refused }) => !refused).map(({ eventID }) => eventID),
      shownNotices(slack),
    );
    const told = channelWords(slack).find((words) => REFUSED_WORDS.test(words));
    if (told !== undefined) throw new Error(`the channel tells of a refusal that was mended: ${told}`);
    return slack.log.calls().length - before;
  });
}

/** Each flow is refused once or twice before it is taken, a second and more apart. */
function arrivalsOf(error: NonNullable<Call['error']>): readonly Arrival[] {
  const changes = createChanges();
  const who = changes.callers.terraform('gha-4711');
  const spacing = WITHIN / FLOWS;
  return Array.from({ length: FLOWS }, (_, index): readonly Arrival[] => {
    const flow = { request: { ContactFlowId: changes.random.uuid(), Content: '***' } };
    const call = { eventName: 'UpdateContactFlowContent', ...flow };
    const refusals = Math.floor(((index + 1) * REFUSALS) / FLOWS) - Math.floor((index * REFUSALS) / FLOWS);
    const tries = Array.from({ length: refusals }, () => ({ ...call, error }));
    return [...tries, call].map((each, attempt) => ({
      at: index * spacing + attempt * 2_000,
      make: (at) => changes.made(at, who, each),
    }));
  }).flat();
}
