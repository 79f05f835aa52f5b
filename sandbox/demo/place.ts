import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Clock, createClock } from '../../src/clock.ts';
import { type AwsSandbox, createAwsSandbox } from '../aws/aws-sandbox.ts';
import type { PageAssets } from '../page-assets.ts';
import { createSlackSandbox } from '../slack/create-slack-sandbox.ts';
import type { SlackSandbox } from '../slack/slack-sandbox.ts';
import { createStory, type Story } from '../story/story.ts';
import { type BotProcess, botEnvironment, runCommand, startBot } from './bot-process.ts';
import { movedRecord } from './moved.ts';

export const CHANNEL = 'C0CHANGES0';
export const API_KEY = 'sandbox-api-key';
const FIRST_READING_MS = 20_000;
const MANIFEST = new URL('../../manifest.yml', import.meta.url);

export type DemoPlace = Readonly<{
  slack: SlackSandbox;
  aws: AwsSandbox;
  story: Story;
  /** The present that the story was told from. */
  storyNow: Date;
  clock: Clock;
  bot: BotProcess;
  /** Where the bot takes EventBridge's events. */
  ingestUrl: string;
  close(): Promise<void>;
}>;

export type DemoPlaceOptions = Readonly<{
  port: number;
  seed: number;
  /** How fast the clock of program and sandbox goes. */
  factor: number;
  page?: PageAssets;
  onBotLine?: (line: string) => void;
  onStep?: (sentence: string) => void;
}>;

/** The story is told on one Wednesday of the year and then moved to now: whenever it is played, the same happens. */
function presentOf(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), 10, 18, 13, 0));
}

/** A local Slack, a local AWS, ninety days of history in a temporary store, and the bot as its own process. */
export async function createDemoPlace(options: DemoPlaceOptions): Promise<DemoPlace> {
  const { factor, onStep = () => undefined, onBotLine = () => undefined } = options;
  const origin = new Date();
  const clock = createClock({ factor, origin });
  const slack = await createSlackSandbox({
    port: options.port,
    clock,
    timeFactor: factor,
    manifest: parse(await readFile(MANIFEST, 'utf8')),
    ...(options.page ? { page: options.page } : {}),
  });
  const aws = await createAwsSandbox({ clock });
  const folder = await mkdtemp(join(tmpdir(), 'connect-trail-demo-'));
  const storyNow = presentOf(clock.now());
  const story = createStory({ seed: options.seed, now: storyNow });
  const moved = (records: Story['history']) => {
    const ms = clock.now().getTime() - storyNow.getTime();
    return records.map((record) => movedRecord(record, ms));
  };
  const past = moved(story.history);
  aws.addRecords(past);

  const env = botEnvironment({
    slackApiUrl: slack.apiUrl,
    awsEndpoint: aws.endpoint,
    databasePath: join(folder, 'demo.db'),
    botToken: slack.botToken,
    appToken: slack.appToken,
    noticeChannel: CHANNEL,
    ingestApiKey: API_KEY,
    regions: story.cast.instances.map(({ region }) => region),
    timeZone: 'Europe/Berlin',
    timeScale: `${factor}@${origin.getTime()}`,
  });
  const history = join(folder, 'history.jsonl');
  await writeFile(history, past.map((record) => `${JSON.stringify(record)}\n`).join(''));
  onStep(`Ninety days of history: ${(await runCommand(['import', history], env)).trim()}`);
  // Moved now: in scaled time the import took minutes.
  aws.addRecords(moved(story.recent));
  const bot = await startBot(env, onBotLine);
  // What event history has of the last minutes is told first, however long the first reading takes.
  await slack.until(() => slack.messages(CHANNEL).length > 0, FIRST_READING_MS);
  return {
    slack,
    aws,
    story,
    storyNow,
    clock,
    bot,
    ingestUrl: `http://127.0.0.1:${bot.port}/ingest`,
    async close() {
      await bot.stop();
      await slack.close();
      await aws.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
