import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createAwsSandbox } from '../sandbox/aws/aws-sandbox.ts';
import { type BotProcess, botEnvironment, startBot } from '../sandbox/demo/bot-process.ts';
import { createSlackSandbox } from '../sandbox/slack/create-slack-sandbox.ts';
import type { SlackSandbox } from '../sandbox/slack/slack-sandbox.ts';
import { type Clock, createClock } from '../src/clock.ts';

const MANIFEST = new URL('../manifest.yml', import.meta.url);

export const API_KEY = 'bench-api-key';
export const CHANNEL = 'C0CHANGES0';

export type BenchBot = Readonly<{
  bot: BotProcess;
  slack: SlackSandbox;
  /** The bot's and Slack's. */
  clock: Clock;
  /** From process start to ready. */
  ms: number;
  stop(): Promise<void>;
}>;

export type BenchTime = Readonly<{
  /** How fast the clock goes. */
  factor?: number;
  /** What it shows at first; the present when absent. */
  now?: Date;
  regions?: readonly string[];
}>;

/** The program over a store, as its own process, with a Slack and an AWS of this one. */
export async function startBenchBot(
  databasePath: string,
  { factor = 1, now, regions = ['eu-central-1'] }: BenchTime = {},
): Promise<BenchBot> {
  const origin = now ? originFor(now, factor) : new Date();
  const clock = createClock({ factor, origin });
  const manifest = parse(await readFile(MANIFEST, 'utf8'));
  const slack = await createSlackSandbox({ port: 0, clock, timeFactor: factor, manifest });
  const aws = await createAwsSandbox({ clock });
  const env = botEnvironment({
    slackApiUrl: slack.apiUrl,
    awsEndpoint: aws.endpoint,
    databasePath,
    botToken: slack.botToken,
    appToken: slack.appToken,
    noticeChannel: CHANNEL,
    ingestApiKey: API_KEY,
    regions,
    timeZone: 'UTC',
    timeScale: `${factor}@${origin.getTime()}`,
  });
  const start = performance.now();
  const bot = await startBot(env, () => undefined);
  const ms = performance.now() - start;
  return {
    bot,
    slack,
    clock,
    ms,
    async stop() {
      await bot.stop();
      await slack.close();
      await aws.close();
    },
  };
}

/** From where a clock must have begun to show a later time now. */
function originFor(now: Date, factor: number): Date {
  return new Date(Math.round(Date.now() - (now.getTime() - Date.now()) / (factor - 1)));
}

/** The same over a store of its own, for as long as the work takes. */
export async function withBenchBot<T>(time: BenchTime, work: (bench: BenchBot) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'connect-trail-bench-bot-'));
  const bench = await startBenchBot(join(folder, 'store.db'), time);
  try {
    return await work(bench);
  } finally {
    await bench.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
