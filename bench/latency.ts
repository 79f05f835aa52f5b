import type { SlackSandbox } from '../sandbox/slack/slack-sandbox.ts';
import { toObject } from '../src/cloudtrail/fields.ts';
import { eventMark } from '../src/notice/shown-events.ts';
import { withBenchBot } from './bot.ts';
import { createChanges } from './changes.ts';
import { type Bench, figure, percentile } from './figures.ts';
import { type Arrival, bring } from './inlet.ts';

const CHANGES = 60;
/** The first are as slow as a program that has just begun. */
const WARM_UP = 10;
/** A channel takes a call a second. */
const SPACING = 1_110;

/**
 * A lone change whose names are known: from its 200 to the call that tells it, unscaled. Beside one round trip to that
 * Slack, made as it goes on.
 */
export const measureLatency: Bench = async (onProgress) => {
  onProgress(`${CHANGES} lone changes, ${SPACING} ms apart`);
  return withBenchBot({ regions: [] }, async ({ bot, slack, clock }) => {
    const changes = createChanges();
    const queues = Array.from({ length: CHANGES }, () => changes.random.uuid());
    // Made before: names are known, and what is two days old is not told.
    const known = queues.map(
      (QueueId, index): Arrival => ({
        at: 0,
        make: (at) =>
          changes.made(at, changes.callers.cli('founder@example.com', '192.0.2.1'), {
            eventName: 'CreateQueue',
            request: { Name: `Queue ${index}` },
            response: { QueueId },
          }),
      }),
    );
    await bring(known, { port: bot.port, clock, agoMs: 48 * 3_600_000 });
    const arrivals = queues.map(
      (QueueId, index): Arrival => ({
        at: index * SPACING,
        make: (at) =>
          changes.made(at, changes.callers.cli(`person.${index}@example.com`, '192.0.2.2'), {
            eventName: 'UpdateQueueMaxContacts',
            request: { QueueId, MaxContacts: index + 1 },
          }),
      }),
    );
    const trips: number[] = [];
    const timer = setInterval(() => void roundTrip(slack).then((ms) => trips.push(ms)), SPACING);
    const accepted = await bring(arrivals, { port: bot.port, clock });
    clearInterval(timer);
    await clock.sleep(2_000);
    const told = toldAt(slack);
    const waits = accepted.slice(WARM_UP).map(({ eventID, at }) => {
      const post = told.get(eventMark(eventID));
      if (post === undefined) throw new Error(`${eventID} was not told`);
      return Math.max(0, post - at);
    });
    return [
      figure('latency of a lone change p50', percentile(waits, 0.5), percentile(trips, 0.5)),
      figure('latency of a lone change p99', percentile(waits, 0.99), percentile(trips, 0.99)),
    ];
  });
};

/** When each change was first told, by its mark. */
function toldAt({ log }: SlackSandbox): ReadonlyMap<string, number> {
  return new Map(
    log.calls('chat.postMessage').map(({ at, args: { metadata } }) => {
      const read: unknown = typeof metadata === 'string' ? JSON.parse(metadata) : metadata;
      return [String(toObject(toObject(read)?.event_payload)?.events), at.getTime()];
    }),
  );
}

async function roundTrip({ apiUrl, botToken }: SlackSandbox): Promise<number> {
  const start = performance.now();
  const headers = { authorization: `Bearer ${botToken}` };
  await (await fetch(`${apiUrl}auth.test`, { method: 'POST', headers })).arrayBuffer();
  return performance.now() - start;
}
