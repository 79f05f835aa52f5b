import type { SlackSandbox } from '../sandbox/slack/slack-sandbox.ts';
import type { Caller } from '../sandbox/story/identity.ts';
import type { Call } from '../sandbox/story/recorder.ts';
import { withBenchBot } from './bot.ts';
import { type Changes, createChanges, somebody } from './changes.ts';
import { type Bench, figure, percentile } from './figures.ts';
import { type Accepted, type Arrival, bring } from './inlet.ts';
import { channelCalls, placesOf, placesOfAll, type Shown, shownNotices } from './shown.ts';

/*
 * More at once than a channel can be told: ten thousand changes by fifty people within a minute, one in a hundred of them
 * sensitive, at twice the speed: the machine has half the time for them. Budgets stand as floors, as in burst.ts. Routine
 * is left out: the day's roll-up keeps its quarter of an hour.
 *
 * How old the channel's truth is: a message counts the changes in it, and a notice never loses any. So when a message
 * says `n`, the first `n` of those that its notice holds at last are told. A change waited from its 200 until a
 * message of its notice first counted as many as came to that notice up to it; the longest of these waits is the figure.
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const COUNT = 10_000;
const FACTOR = 2;
const PEOPLE = 50;
/** Whether everything is told is looked at so often, in vain until then. */
const LOOK = 5 * SECOND;
const WINDOW = 10 * SECOND;

const BUDGETS = { window: 13, truth: 60, everything: 300, ingest: 100 } as const;

export const measureStorm: Bench = async (onProgress) => {
  onProgress(`${COUNT} changes by ${PEOPLE} people within a minute`);
  return withBenchBot({ factor: FACTOR, regions: [] }, async ({ bot, slack, clock }) => {
    const accepted = await bring(arrivalsOf(createChanges()), { port: bot.port, clock });
    const last = clock.now().getTime();
    const eventIDs = accepted.map(({ eventID }) => eventID);
    while (
      clock.now().getTime() - last < BUDGETS.everything * SECOND &&
      placesOf(eventIDs, shownNotices(slack)).size < COUNT
    )
      await clock.sleep(LOOK);
    const notices = shownNotices(slack);
    const places = placesOfAll(eventIDs, notices);
    const refused = slack.log.calls().filter(({ ok }) => !ok);
    if (refused.length > 0) throw new Error(`Slack refused ${refused.length} calls: ${refused[0]?.error}`);
    onProgress(`${notices.length} notices, ${slack.log.calls().length} calls`);
    return [
      figure(`storm: most calls in ${WINDOW / SECOND} s`, mostInWindow(slack), BUDGETS.window, 'calls'),
      figure('storm: oldest truth', oldestTruth(accepted, places) / SECOND, BUDGETS.truth, 's'),
      figure('storm: everything told after', (lastPlaced(places) - last) / SECOND, BUDGETS.everything, 's'),
      figure(
        'storm: p99 of an answer',
        percentile(
          accepted.map(({ tookMs }) => tookMs),
          0.99,
        ),
        BUDGETS.ingest,
      ),
    ];
  });
};

function arrivalsOf(changes: Changes): readonly Arrival[] {
  const people = Array.from({ length: PEOPLE }, () => somebody(changes));
  const queues = Array.from({ length: 200 }, () => changes.random.uuid());
  return Array.from({ length: COUNT }, (_, index) => {
    const [who, call] = changeOf(changes, { people, queues, index });
    return { at: (index * MINUTE) / COUNT, make: (at) => changes.made(at, who, call) };
  });
}

type Among = Readonly<{ people: readonly Caller[]; queues: readonly string[]; index: number }>;

/** Ten of the fifty take queues out of service now and then; everybody makes, sets and is refused. */
function changeOf({ random }: Changes, { people, queues, index }: Among): readonly [Caller, Call] {
  const QueueId = random.pick(queues);
  if (index % 100 === 0)
    return [
      random.pick(people.slice(0, 10)),
      { eventName: 'UpdateQueueStatus', request: { QueueId, Status: 'DISABLED' } },
    ];
  const calls: readonly Call[] = [
    { eventName: 'CreateUser', request: { Username: `agent.${index}` }, response: { UserId: random.uuid() } },
    { eventName: 'CreateQueue', request: { Name: `Queue ${index}` }, response: { QueueId: random.uuid() } },
    { eventName: 'UpdateQueueMaxContacts', request: { QueueId, MaxContacts: random.int(100) } },
    { eventName: 'UpdateQueueHoursOfOperation', request: { QueueId, HoursOfOperationId: random.uuid() } },
    { eventName: 'UpdateContactFlowContent', request: { ContactFlowId: random.uuid(), Content: '***' } },
    {
      eventName: 'CreateRoutingProfile',
      request: { Name: `Profile ${index}` },
      error: { code: 'DuplicateResourceException', message: 'It exists.' },
    },
  ];
  return [random.pick(people), random.pick(calls)];
}

function mostInWindow(slack: SlackSandbox): number {
  const times = channelCalls(slack).map(({ at }) => at.getTime());
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + WINDOW).length));
}

/** See above. */
function oldestTruth(accepted: readonly Accepted[], places: ReadonlyMap<string, Shown>): number {
  const came = new Map<Shown, number>();
  return Math.max(
    ...accepted.map(({ eventID, at }) => {
      const notice = places.get(eventID);
      if (!notice) return Number.POSITIVE_INFINITY;
      const rank = (came.get(notice) ?? 0) + 1;
      came.set(notice, rank);
      const told =
        notice.versions.find(({ count }) => count >= rank)?.at ?? notice.file?.at ?? Number.POSITIVE_INFINITY;
      return told - at;
    }),
  );
}

/** When the last of them was to be read: by its file, or in a message that names all. */
function lastPlaced(places: ReadonlyMap<string, Shown>): number {
  return Math.max(...[...new Set(places.values())].map(({ versions, file }) => file?.at ?? versions.at(-1)?.at ?? 0));
}
