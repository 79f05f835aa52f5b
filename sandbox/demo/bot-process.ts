import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = join(import.meta.dirname, '../../bin/connect-trail.mjs');

/** Where the bot is told to look: a Slack, an AWS and a store of this machine. */
export type BotPlace = Readonly<{
  slackApiUrl: string;
  awsEndpoint: string;
  databasePath: string;
  botToken: string;
  appToken: string;
  noticeChannel: string;
  ingestApiKey: string;
  regions: readonly string[];
  timeZone: string;
  /** `TIME_SCALE`: factor and origin. */
  timeScale: string;
}>;

export type BotProcess = Readonly<{
  /** Of its own HTTP server. */
  port: number;
  /** Stops it as an operator would, and resolves to its exit code. */
  stop(): Promise<number>;
  /** Ends it as a power cut would, wherever it is. */
  kill(): Promise<void>;
}>;

/** The environment of a bot that can reach nothing but the sandbox: no credentials, files or metadata of this machine. */
export function botEnvironment(place: BotPlace): Record<string, string> {
  return {
    SLACK_API_URL: place.slackApiUrl,
    SLACK_BOT_TOKEN: place.botToken,
    SLACK_APP_TOKEN: place.appToken,
    NOTICE_CHANNEL: place.noticeChannel,
    DATABASE_URL: `sqlite:${place.databasePath}`,
    INGEST_API_KEY: place.ingestApiKey,
    PORT: '0',
    REGIONS: place.regions.join(','),
    AWS_ENDPOINT_URL: place.awsEndpoint,
    AWS_ACCESS_KEY_ID: 'AKIASANDBOX000000000',
    AWS_SECRET_ACCESS_KEY: 'sandbox',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/nonexistent/config',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials',
    TIME_ZONE: place.timeZone,
    TIME_SCALE: place.timeScale,
    LOG_LEVEL: 'info',
  };
}

/** Runs one command of the program to its end; resolves to what it printed. Throws when it fails. */
export async function runCommand(words: readonly string[], env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    env,
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`connect-trail ${words.join(' ')} ended with ${code}`);
  return printed;
}

/** A child that may not be ready yet, and may end by itself. */
export type SpawnedBot = Readonly<{
  /** Its port, once it is ready; rejects when it ends before. */
  ready: Promise<number>;
  /** Its exit code; null after a signal. */
  exited: Promise<number | null>;
  signal(name: 'SIGTERM' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
}>;

export type Launch = Readonly<{
  /** Modules that Node loads before the program, as `--import` takes them. */
  imports?: readonly string[];
  onLine?: (line: string) => void;
  /** What it says on standard error; it goes to ours when absent. */
  onErrorLine?: (line: string) => void;
}>;

/** Starts the bot as its own process and waits until it is ready. Its log lines are handed on. */
export async function startBot(env: Record<string, string>, onLine: (line: string) => void): Promise<BotProcess> {
  const bot = spawnBot(env, { onLine });
  return {
    port: await bot.ready,
    async stop() {
      bot.signal('SIGTERM');
      return (await bot.exited) ?? 1;
    },
    async kill() {
      bot.signal('SIGKILL');
      await bot.exited;
    },
  };
}

/** Starts the bot as its own process and does not wait for it. */
export function spawnBot(env: Record<string, string>, launch: Launch = {}): SpawnedBot {
  const { imports = [], onLine = () => undefined, onErrorLine } = launch;
  const child = spawn(process.execPath, [...imports.flatMap((file) => ['--import', file]), PROGRAM, 'start'], {
    env,
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', onErrorLine ? 'pipe' : 'inherit'],
  });
  if (onErrorLine && child.stderr) createInterface({ input: child.stderr }).on('line', onErrorLine);
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = readyPort(child, onLine);
  // Whoever waits for it sees it; nobody need wait.
  ready.catch(() => undefined);
  return { ready, exited, signal: (name) => void child.kill(name) };
}

function readyPort(child: ChildProcess, onLine: (line: string) => void): Promise<number> {
  if (!child.stdout) throw new Error('the bot has no standard output');
  const lines = createInterface({ input: child.stdout });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  child.once('exit', (code) => reject(new Error(`the bot ended with ${code} before it was ready`)));
  lines.on('line', (line) => {
    onLine(line);
    const ready = readyLine(line);
    if (ready) resolve(ready);
  });
  return promise;
}

/** The port in the log line that says the bot is ready. */
function readyLine(line: string): number | undefined {
  try {
    const { ready, port } = JSON.parse(line);
    return ready === true && typeof port === 'number' ? port : undefined;
  } catch {
    return undefined;
  }
}
