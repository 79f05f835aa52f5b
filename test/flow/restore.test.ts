import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createSlackSandbox } from '../../sandbox/slack/create-slack-sandbox.ts';
import type { SlackSandbox } from '../../sandbox/slack/slack-sandbox.ts';
import { createApp } from '../../src/app.ts';
import { createClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { backupStore } from '../../src/store/backup.ts';
import { restoreStore } from '../../src/store/restore.ts';
import { aFolder } from '../store/open-store.ts';
import { API_KEY, CHANNEL, MANIFEST } from '../support/flow.ts';
import { recordFixture } from '../support/record-fixtures.ts';

const FACTOR = 40;
const clock = createClock({ factor: FACTOR });

/** A queue of that name, made by a person of that name. */
function creation(name: string, by: string) {
  const record = recordFixture('CreateQueue.admin-website');
  return {
    ...record,
    eventID: name,
    eventTime: clock.now().toISOString(),
    userIdentity: {
      type: 'IAMUser',
      accountId: '123456789012',
      userName: by,
      arn: `arn:aws:iam::123456789012:user/${by}`,
    },
    requestParameters: { ...(record.requestParameters as object), Name: name },
    responseElements: null,
  };
}

async function startOn(slack: SlackSandbox, path: string) {
  const logged: string[] = [];
  const config = readConfig({
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    NOTICE_CHANNEL: CHANNEL,
    DATABASE_URL: `sqlite:${path}`,
    INGEST_API_KEY: API_KEY,
    PORT: '0',
    POLL: 'false',
  });
  const app = await createApp(config, {
    clock,
    log: pino({ level: 'debug' }, { write: (line) => void logged.push(line) }),
  });
  const { port } = await app.start();
  let isStopped = false;
  const stop = async () => {
    if (!isStopped) await app.stop();
    isStopped = true;
  };
  onTestFinished(stop);
  const send = async (records: readonly object[]) => {
    const init = { method: 'POST', headers: { 'x-api-key': API_KEY }, body: JSON.stringify(records) };
    expect((await fetch(`http://127.0.0.1:${port}/ingest`, init)).status).toBe(200);
  };
  const health = async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).json();
  const quiet = () =>
    vi.waitFor(async () => expect(await health()).toMatchObject({ store: { noticesDue: 0 } }), {
      timeout: 15_000,
      interval: 100,
    });
  return { stop, send, quiet, health, logged };
}

/** How often each queue is named in the channel's messages. */
function told(slack: SlackSandbox, names: readonly string[]): Readonly<Record<string, number>> {
  const shown = slack.messages(CHANNEL).map((message) => JSON.stringify([message.text, message.blocks]));
  return Object.fromEntries(names.map((name) => [name, shown.filter((text) => text.includes(name)).length]));
}

/** A bot that tells of some changes, is backed up, tells of more, and is put back. */
async function restored(optionalScopes: boolean | readonly string[]) {
  const slack = await createSlackSandbox({ clock, timeFactor: FACTOR, manifest: MANIFEST, optionalScopes });
  onTestFinished(() => slack.close());
  const folder = aFolder();
  const [before, after, backup] = ['before.db', 'after.db', 'backup.db'].map((name) => join(folder, name));
  if (!before || !after || !backup) throw new Error('no paths');
  const first = await startOn(slack, before);
  const inBackup = [creation('Queue-a1', 'ann'), creation('Queue-b1', 'bob')];
  await first.send(inBackup);
  await first.quiet();
  await backupStore({ path: before }, backup);
  const toldSince = [creation('Queue-a2', 'ann'), creation('Queue-c1', 'cy'), creation('Queue-c2', 'cy')];
  await first.send(toldSince);
  await first.quiet();
  await first.stop();
  const missed = [creation('Queue-d1', 'dee'), creation('Queue-a3', 'ann')];
  await clock.sleep(2_000);
  await restoreStore(backup, { path: after }, { replace: false, now: clock.now() });
  const second = await startOn(slack, after);
  return { slack, second, again: [...inBackup, ...toldSince, ...missed] };
}

const ALL = ['Queue-a1', 'Queue-b1', 'Queue-a2', 'Queue-c1', 'Queue-c2', 'Queue-d1', 'Queue-a3', 'Queue-e1'];
const once = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 1]));

describe('a store that was put back', () => {
  it('loses nothing and says nothing twice: what the channel shows already is found there', async () => {
    const { slack, second, again } = await restored(true);
    await second.send(again);
    await second.send([creation('Queue-e1', 'eve')]);
    await slack.until(() => told(slack, ALL)['Queue-d1'] === 1 && told(slack, ALL)['Queue-e1'] === 1, 15_000);
    await second.quiet();
    expect(told(slack, ALL)).toEqual(once(ALL));
  }, 60_000);

  it('holds what it cannot compare where Slack does not let it look, and says so', async () => {
    const { slack, second, again } = await restored(['files:write']);
    await second.send(again);
    await second.send([creation('Queue-e1', 'eve')]);
    await slack.until(() => told(slack, ALL)['Queue-e1'] === 1, 15_000);
    await vi.waitFor(() => expect(second.logged.join('')).toContain('from before the restore are held'));
    expect(told(slack, ALL)).toEqual({ ...once(ALL), 'Queue-d1': 0, 'Queue-a3': 0 });
  }, 60_000);
});
