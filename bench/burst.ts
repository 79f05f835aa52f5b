import type { Call } from '../sandbox/story/recorder.ts';
import { withBenchBot } from './bot.ts';
import { type Changes, createChanges, somebody } from './changes.ts';
import { type Bench, type Figure, figure } from './figures.ts';
import { type Arrival, bring } from './inlet.ts';
import { placesOfAll, shownNotices } from './shown.ts';

/*
 * Calls of the Slack API that a run of work costs until its notice is closed, file included. A budget is what stands as the floor of a
 * figure, and the ratio is the share of it that was used: at most 1. Windows of minutes are gone through in scaled time.
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const COUNT = 500;
const WITHIN = 10 * SECOND;
const FACTOR = 10;

type Burst = Readonly<{
  name: string;
  budget: number;
  call: (changes: Changes, index: number) => Call;
  count?: number;
  within?: number;
  /** From the last arrival until the notice is closed for certain. */
  rest: number;
  /** How long before it arrives something happened. */
  agoMs?: number;
  now?: Date;
  factor?: number;
}>;

const SETTINGS: readonly (readonly [eventName: string, fields: object])[] = [
  ['UpdateQueueName', { Description: 'Invoices and refunds' }],
  ['UpdateQueueMaxContacts', { MaxContacts: 40 }],
  ['UpdateQueueOutboundCallerConfig', { OutboundCallerConfig: { OutboundCallerIdName: 'Acme' } }],
  ['UpdateQueueHoursOfOperation', { HoursOfOperationId: 'c0ffee00-0000-4000-8000-000000000001' }],
  [
    'UpdateQueueOutboundEmailConfig',
    { OutboundEmailConfig: { OutboundEmailAddressId: 'c0ffee00-0000-4000-8000-000000000002' } },
  ],
];
const QUEUE = 'c0ffee00-0000-4000-8000-000000000003';

/** Two programs at a time: most of it is waiting. */
const PAIRS: readonly (readonly Burst[])[] = [
  [
    {
      name: `calls for ${COUNT} users created`,
      budget: 12,
      call: ({ random }, index) => ({
        eventName: 'CreateUser',
        request: { Username: `agent.${index}` },
        response: { UserId: random.uuid() },
      }),
      rest: 2.5 * MINUTE,
    },
    {
      name: `calls for ${COUNT} queues disabled`,
      budget: 12,
      call: ({ random }) => ({
        eventName: 'UpdateQueueStatus',
        request: { QueueId: random.uuid(), Status: 'DISABLED' },
      }),
      rest: 2.5 * MINUTE,
    },
  ],
  [
    {
      name: `calls for ${COUNT} routing profiles given, of a day that ends`,
      budget: 12,
      call: ({ random }) => ({
        eventName: 'UpdateUserRoutingProfile',
        request: { UserId: random.uuid(), RoutingProfileId: random.uuid() },
      }),
      // A day's roll-up is closed two hours after midnight, and edited each quarter of an hour.
      now: new Date(new Date().setUTCHours(24 + 1, 58, 30, 0)),
      agoMs: 130 * MINUTE,
      rest: 18 * MINUTE,
      factor: 4 * FACTOR,
    },
    {
      name: 'calls for a save of five settings',
      budget: 3,
      call: (_, index) => {
        const [eventName = '', fields] = SETTINGS[index] ?? [];
        return { eventName, request: { QueueId: QUEUE, ...fields } };
      },
      count: SETTINGS.length,
      within: 2 * SECOND,
      rest: 11 * MINUTE,
      factor: 2 * FACTOR,
    },
  ],
];

export const measureBurst: Bench = async (onProgress) => {
  const figures: Figure[] = [];
  for (const pair of PAIRS) {
    for (const { name, factor = FACTOR } of pair) onProgress(`${name}, time ${factor} times as fast`);
    const ended = await Promise.allSettled(pair.map(callsFor));
    for (const [index, { name, budget }] of pair.entries()) {
      const each = ended[index];
      if (each?.status !== 'fulfilled') throw each?.reason;
      figures.push(figure(name, each.value, budget, 'calls'));
    }
  }
  return figures;
};

function callsFor({
  call,
  count = COUNT,
  within = WITHIN,
  rest,
  agoMs = SECOND,
  now,
  factor = FACTOR,
}: Burst): Promise<number> {
  const changes = createChanges();
  const who = somebody(changes);
  const arrivals = Array.from(
    { length: count },
    (_, index): Arrival => ({
      at: (index * within) / count,
      make: (at) => changes.made(at, who, call(changes, index)),
    }),
  );
  return withBenchBot({ factor, regions: [], ...(now && { now }) }, async ({ bot, slack, clock }) => {
    const before = slack.log.calls().length;
    const accepted = await bring(arrivals, { port: bot.port, clock, agoMs });
    await clock.sleep(rest);
    placesOfAll(
      accepted.map(({ eventID }) => eventID),
      shownNotices(slack),
    );
    return slack.log.calls().length - before;
  });
}
