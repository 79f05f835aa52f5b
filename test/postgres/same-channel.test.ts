import { expect, it } from 'vitest';
import type { SlackSandbox } from '../../sandbox/slack/slack-sandbox.ts';
import type { Message } from '../../sandbox/slack/world.ts';
import { CHANNEL, clockFrom, type Flow, startFlow } from '../support/flow.ts';
import { happened, iamUser, idOf, queueMade } from '../support/happenings.ts';
import { postgresDatabase } from '../support/postgres-database.ts';

const FACTOR = 60;
const START = new Date('2026-11-20T12:00:00Z');
const MINUTE = 60_000;
const at = (ms: number) => new Date(START.getTime() + ms);

const setting = (eventName: string, second: number, parameters: object) =>
  happened('UpdateQueueMaxContacts.cli', {
    eventID: `${eventName}-${second}`,
    eventName,
    eventTime: at(second * 1000).toISOString(),
    userIdentity: iamUser('dana'),
    parameters: { QueueId: idOf(1), MaxContacts: undefined, ...parameters },
  });

/** One of everything that a channel is told, each when the one before is told. */
const STEPS: readonly (readonly object[])[] = [
  [queueMade('q-1', { at: at(0), by: 'dana', id: 1 })],
  [
    setting('UpdateQueueMaxContacts', 1, { MaxContacts: 7 }),
    setting('UpdateQueueName', 2, { Name: 'q-one' }),
    { ...setting('UpdateQueueMaxContacts', 3, { MaxContacts: 9 }), errorCode: 'AccessDeniedException' },
  ],
  Array.from({ length: 15 }, (_, index) =>
    queueMade(`b-${index}`, { at: at(4000 + index * 100), by: 'kim', id: 10 + index }),
  ),
  [1, 2, 3].map((number) =>
    happened('UpdateUserRoutingProfile.admin-website', {
      eventID: `moved-${number}`,
      eventTime: at(6000 + number).toISOString(),
      userIdentity: iamUser(number === 1 ? 'dana' : 'omar'),
      parameters: { UserId: idOf(100 + number) },
    }),
  ),
  [happened('ReleasePhoneNumber.sso', { eventID: 'released', eventTime: at(7000).toISOString() })],
  [1, 2, 3].map((number) =>
    queueMade(`late-${number}`, { at: at(-170 * MINUTE + number * 1000), by: `by-${number}`, id: 200 + number }),
  ),
];

/** Everything that people see but when it was posted: file ids tell nothing. */
function seen(slack: SlackSandbox) {
  const message = ({ text, blocks, metadata, files }: Message) => ({
    text,
    // Slack names blocks in the order in which it sees them.
    blocks: (blocks ?? []).map((block) => ({ ...Object(block), block_id: '' })),
    metadata,
    files: files.map((id) => {
      const { name, bytes } = slack.files.get(id) ?? {};
      return { name, text: bytes?.toString('utf8') };
    }),
  });
  return slack.messages(CHANNEL).map(({ ts }) => slack.thread(CHANNEL, ts).map(message));
}

async function play(flow: Flow): Promise<ReturnType<typeof seen>> {
  for (const step of STEPS) {
    await flow.send(step);
    await untilTold(flow);
  }
  // Until every group is over that could still be edited.
  await flow.clock.sleep(13 * MINUTE);
  await untilTold(flow);
  return seen(flow.slack);
}

async function untilTold({ get, clock }: Flow): Promise<void> {
  for (;;) {
    const { body } = await get('/healthz');
    const { store } = Object(body);
    if (store.noticesDue === 0) return;
    await clock.sleep(MINUTE / 10);
  }
}

it('shows the same of the same traffic, whichever store it goes through', async () => {
  const begin = (DATABASE_URL: string) =>
    startFlow({ clock: clockFrom(START, FACTOR), factor: FACTOR, env: { DATABASE_URL } });
  const flows = [await begin('sqlite::memory:'), await begin(await postgresDatabase())];
  const [bySqlite = [], byPostgres = []] = await Promise.all(flows.map(play));
  expect(byPostgres).toEqual(bySqlite);
  expect(bySqlite.map((thread) => thread.length)).toEqual([1, 3, 1, 1, 1]);
}, 120_000);
