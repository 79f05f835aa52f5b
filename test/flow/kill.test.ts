import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { botEnvironment, startBot } from '../../sandbox/demo/bot-process.ts';
import { createSlackSandbox } from '../../sandbox/slack/create-slack-sandbox.ts';
import { createClock } from '../../src/clock.ts';
import { API_KEY, CHANNEL, MANIFEST } from '../support/flow.ts';
import { postgresDatabase } from '../support/postgres-database.ts';
import { recordFixture } from '../support/record-fixtures.ts';

const FACTOR = 30;
const KILLS = 4;
const RECORDS = 6;

/** A queue of its own by a person of their own: a notice of its own. */
function creation(name: string, eventTime: Date) {
  const userIdentity = {
    type: 'IAMUser',
    accountId: '123456789012',
    userName: `by-${name}`,
    arn: `arn:aws:iam::123456789012:user/by-${name}`,
  };
  const record = recordFixture('CreateQueue.admin-website');
  const requestParameters = { ...(record.requestParameters as object), Name: name };
  return {
    ...record,
    eventID: name,
    eventTime: eventTime.toISOString(),
    userIdentity,
    requestParameters,
    responseElements: null,
  };
}

it('says each change exactly once, though it is killed again and again', async () => {
  const origin = new Date();
  const clock = createClock({ factor: FACTOR, origin });
  const slack = await createSlackSandbox({ clock, timeFactor: FACTOR, manifest: MANIFEST });
  onTestFinished(() => slack.close());
  const folder = await mkdtemp(join(tmpdir(), 'connect-trail-kill-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const place = botEnvironment({
    slackApiUrl: slack.apiUrl,
    awsEndpoint: slack.origin,
    databasePath: join(folder, 'trail.db'),
    botToken: slack.botToken,
    appToken: slack.appToken,
    noticeChannel: CHANNEL,
    ingestApiKey: API_KEY,
    regions: [],
    timeZone: 'UTC',
    timeScale: `${FACTOR}@${origin.getTime()}`,
  });
  const env = process.env.TEST_STORE === 'postgres' ? { ...place, DATABASE_URL: await postgresDatabase() } : place;

  let owed = new Set<string>();
  const names: string[] = [];
  /** As EventBridge does: what got no 200 is sent again. */
  const send = async (port: number, name: string): Promise<void> => {
    const body = JSON.stringify(creation(name, clock.now()));
    const answer = await fetch(`http://127.0.0.1:${port}/ingest`, {
      method: 'POST',
      headers: { 'x-api-key': API_KEY },
      body,
    }).catch(() => undefined);
    if (answer?.status === 200) owed.delete(name);
  };
  for (let round = 0; round <= KILLS; round += 1) {
    const bot = await startBot(env, () => undefined);
    const fresh = Array.from({ length: RECORDS }, (_, number) => `Queue ${round}-${number}`);
    names.push(...fresh);
    owed = new Set([...owed, ...fresh]);
    const sending = Promise.all([...owed].map((name) => send(bot.port, name)));
    if (round < KILLS) {
      await slack.until(() => slack.log.calls('chat.postMessage').length > round * 3, 5_000);
      await bot.kill();
      await sending;
      continue;
    }
    await sending;
    onTestFinished(() => void bot.kill());
    const health = async () => (await fetch(`http://127.0.0.1:${bot.port}/healthz`)).json();
    await vi.waitFor(async () => expect(await health()).toMatchObject({ store: { noticesDue: 0 } }), {
      timeout: 20_000,
      interval: 200,
    });
    await bot.stop();
  }
  const told = slack.messages(CHANNEL).map(({ text }) => /queue (Queue \d+-\d+)/.exec(text)?.[1]);
  expect([...owed]).toEqual([]);
  expect(told.toSorted()).toEqual(names.toSorted());
}, 180_000);
