import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { createAwsSandbox } from '../sandbox/aws/aws-sandbox.ts';
import { type BotProcess, botEnvironment, startBot } from '../sandbox/demo/bot-process.ts';
import { createSlackSandbox } from '../sandbox/slack/create-slack-sandbox.ts';
import { createClock } from '../src/clock.ts';

const MANIFEST = new URL('../manifest.yml', import.meta.url);

export const API_KEY = 'bench-api-key';

export type BenchBot = Readonly<{
  bot: BotProcess /** From process start to ready. */;
  ms: number;
  stop(): Promise<void>;
}>;

/** The program over a store, as its own process, with a Slack and an AWS of this one. */
export async function startBenchBot(databasePath: string): Promise<BenchBot> {
  const origin = new Date();
  const clock = createClock({ factor: 1, origin });
  const manifest = parse(await readFile(MANIFEST, 'utf8'));
  const slack = await createSlackSandbox({ port: 0, clock, timeFactor: 1, manifest });
  const aws = await createAwsSandbox({ clock });
  const env = botEnvironment({
    slackApiUrl: slack.apiUrl,
    awsEndpoint: aws.endpoint,
    databasePath,
    botToken: slack.botToken,
    appToken: slack.appToken,
    noticeChannel: 'C0CHANGES0',
    ingestApiKey: API_KEY,
    regions: ['eu-central-1'],
    timeZone: 'Europe/Berlin',
    timeScale: `1@${origin.getTime()}`,
  });
  const start = performance.now();
  const bot = await startBot(env, () => undefined);
  const ms = performance.now() - start;
  return {
    bot,
    ms,
    async stop() {
      await bot.stop();
      await slack.close();
      await aws.close();
    },
  };
}
