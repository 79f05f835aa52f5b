import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { botEnvironment, startBot } from '../../sandbox/demo/bot-process.ts';
import { createSlackSandbox } from '../../sandbox/slack/create-slack-sandbox.ts';
import { createClock } from '../../src/clock.ts';
import { API_KEY, CHANNEL, MANIFEST } from '../support/flow.ts';
import { queueMade } from '../support/happenings.ts';
import { postgresDatabase } from '../support/postgres-database.ts';
import { timesTold } from '../support/shown.ts';

const FACTOR = 60;
const KILLS = 3;
const RECORDS = 6;

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
  /** As EventBridge does: what got no 200 is sent again. A notice of its own, by a person of their own. */
  const send = async (port: number, name: string): Promise<void> => {
    const answer = await fetch(`http://127.0.0.1:${port}/ingest`, {
      method: 'POST',
      headers: { 'x-api-key': API_KEY },
      body: JSON.stringify(queueMade(name, { at: clock.now(), by: `by-${name}` })),
    }).catch(() => undefined);
    if (answer?.status === 200) owed.delete(name);
  };
  const written = () => slack.log.calls().filter(({ effect }) => effect !== undefined).length;
  for (let round = 0; round <= KILLS; round += 1) {
    const before = written();
    const bot = await startBot(env, () => undefined);
    const fresh = Array.from({ length: RECORDS }, (_, number) => `q${round}-${number}`);
    names.push(...fresh);
    owed = new Set([...owed, ...fresh]);
    const sending = Promise.all([...owed].map((name) => send(bot.port, name)));
    if (round < KILLS) {
      // In the middle of what it writes, one write later each time.
      await slack.until(() => written() > before + round, 8_000);
      await bot.kill();
      await sending;
      continue;
    }
    onTestFinished(() => void bot.kill());
    await sending;
    // What a restart waits too long with becomes one storm: whatever tells a change, it is told in one notice.
    const once = Object.fromEntries(names.map((name) => [name, 1]));
    await vi.waitFor(
      () => expect(Object.fromEntries(names.map((name) => [name, timesTold(slack, CHANNEL, name)]))).toEqual(once),
      { timeout: 20_000, interval: 100 },
    );
    const health = async () => (await fetch(`http://127.0.0.1:${bot.port}/healthz`)).json();
    await vi.waitFor(async () => expect(await health()).toMatchObject({ store: { noticesDue: 0 } }), {
      timeout: 20_000,
      interval: 100,
    });
    expect(Object.fromEntries(names.map((name) => [name, timesTold(slack, CHANNEL, name)]))).toEqual(once);
    await bot.stop();
  }
  expect([...owed]).toEqual([]);
}, 120_000);
