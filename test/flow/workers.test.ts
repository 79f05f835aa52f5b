import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { botEnvironment, startBot } from '../../sandbox/demo/bot-process.ts';
import { createSlackSandbox } from '../../sandbox/slack/create-slack-sandbox.ts';
import { createClock } from '../../src/clock.ts';
import { aFolder } from '../store/open-store.ts';
import { API_KEY, CHANNEL, MANIFEST, startApp } from '../support/flow.ts';
import { queueMade } from '../support/happenings.ts';
import { postgresDatabase } from '../support/postgres-database.ts';
import { timesTold } from '../support/shown.ts';

/** No faster: gaps between calls are measured, and a busy machine is late by some milliseconds of its own. */
const FACTOR = 2;

it('lets one of two workers post to a channel, and the other take over when that one is gone', async () => {
  const origin = new Date();
  const clock = createClock({ factor: FACTOR, origin });
  const slack = await createSlackSandbox({ clock, timeFactor: FACTOR, manifest: MANIFEST });
  onTestFinished(() => slack.close());
  const place = botEnvironment({
    slackApiUrl: slack.apiUrl,
    awsEndpoint: slack.origin,
    databasePath: join(aFolder(), 'trail.db'),
    botToken: slack.botToken,
    appToken: slack.appToken,
    noticeChannel: CHANNEL,
    ingestApiKey: API_KEY,
    regions: [],
    timeZone: 'UTC',
    timeScale: `${FACTOR}@${origin.getTime()}`,
  });
  const isPostgres = process.env.TEST_STORE === 'postgres';
  const env = { ...place, ...(isPostgres && { DATABASE_URL: await postgresDatabase() }) };
  const first = await startBot(env, () => undefined);
  onTestFinished(() => first.kill());
  const startAnother = () => startApp(slack, { clock, env: { DATABASE_URL: env.DATABASE_URL ?? '' } });
  const second = await startAnother();

  const sendToFirst = async (body: unknown) => {
    const headers = { 'x-api-key': API_KEY };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    expect((await fetch(`http://127.0.0.1:${first.port}/ingest`, init)).status).toBe(200);
  };
  const made = (name: string) => queueMade(name, { at: clock.now(), by: `by-${name}` });
  const posts = () => slack.log.calls('chat.postMessage').filter(({ ok }) => ok);
  const early = ['q-1', 'q-2', 'q-3', 'q-4'];
  for (const name of early) {
    const body = made(name);
    await Promise.all([sendToFirst(body), second.send(body)]);
  }
  await slack.until(() => posts().length === early.length, 20_000);
  expect(slack.messages(CHANNEL).map(({ text }) => /q-\d/.exec(text)?.[0])).toEqual(early);

  // The first, alone for a moment so that it is the one, has the channel and a call under way when it is gone.
  await second.stop();
  slack.faults.order({ method: 'chat.postMessage', kind: 'late_effect' });
  await sendToFirst(made('q-5'));
  await vi.waitFor(() => expect(slack.faults.open()).toBe(0), { timeout: 10_000 });
  const third = await startAnother();
  await first.kill();
  const gone = clock.now().getTime();
  await third.send(made('q-6'));
  await slack.until(() => slack.messages(CHANNEL).some(({ text }) => text.includes('q-6')), 20_000);
  const [last] = slack.log.calls('chat.postMessage').filter(({ args }) => String(args.text).includes('q-6'));
  expect((last?.at.getTime() ?? 0) - gone).toBeLessThan(30_000);
  await vi.waitFor(async () => expect((await third.get('/healthz')).body).toMatchObject({ store: { noticesDue: 0 } }), {
    timeout: 20_000,
  });
  const names = [...early, 'q-5', 'q-6'];
  expect(names.map((name) => timesTold(slack, CHANNEL, name))).toEqual(names.map(() => 1));
  const gaps = posts()
    .slice(1)
    .map(({ at }, index) => at.getTime() - (posts()[index]?.at.getTime() ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(900);
}, 120_000);
