import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { createSlackSandbox } from '../../sandbox/slack/create-slack-sandbox.ts';
import type { SlackSandbox, SlackSandboxOptions } from '../../sandbox/slack/slack-sandbox.ts';
import { type ConnectTrail, createApp } from '../../src/app.ts';
import { type Clock, createClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { postgresDatabase } from './postgres-database.ts';

export const CHANNEL = 'C0CHANGES0';
export const DANA = 'U0DANA0000';
export const OMAR = 'U0OMAR0000';
/** A member of the workspace who is not in the notice channel. */
export const LEE = 'U0LEE00000';
export const API_KEY = 'an-api-key-for-tests';

export const MANIFEST: unknown = parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'));

export type Mode = 'socket' | 'http';

export type Flow = Readonly<{
  slack: SlackSandbox;
  app: ConnectTrail;
  clock: Clock;
  now(): Date;
  /** What the bot logged, a JSON line each. */
  logged: readonly string[];
  /** Posts to /ingest as an API destination does; resolves to status and body. */
  send(body: unknown, headers?: Record<string, string>): Promise<Readonly<{ status: number; body: unknown }>>;
  get(path: string): Promise<Readonly<{ status: number; body: unknown }>>;
  /** As an operator does. */
  stop(): Promise<void>;
}>;

export type FlowOptions = Readonly<{
  mode?: Mode;
  env?: Record<string, string>;
  slack?: Partial<SlackSandboxOptions>;
  factor?: number;
  /** In place of one made here: shared with another sandbox. */
  clock?: Clock;
}>;

/** The real app beside a local Slack, both on one clock that runs fast; stopped when the test ends. */
export async function startFlow({ slack: options = {}, ...rest }: FlowOptions = {}): Promise<Flow> {
  const { factor = 20, clock = createClock({ factor }) } = rest;
  const slack = await createSlackSandbox({ clock, timeFactor: factor, manifest: MANIFEST, ...options });
  onTestFinished(() => slack.close());
  return startApp(slack, { ...rest, clock });
}

type AppOptions = Pick<FlowOptions, 'mode' | 'env'> & Readonly<{ clock: Clock }>;

/** One more app in that Slack: a second worker, or the first again after it was stopped. */
export async function startApp(slack: SlackSandbox, { mode = 'socket', env = {}, clock }: AppOptions): Promise<Flow> {
  const config = readConfig({
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    ...(mode === 'socket' ? { SLACK_APP_TOKEN: slack.appToken } : { SLACK_SIGNING_SECRET: slack.signingSecret }),
    NOTICE_CHANNEL: CHANNEL,
    DATABASE_URL: process.env.TEST_STORE === 'postgres' && !env.DATABASE_URL ? await postgresDatabase() : MEMORY,
    INGEST_API_KEY: API_KEY,
    PORT: '0',
    POLL: 'false',
    ...env,
  });
  const logged: string[] = [];
  const app = await createApp(config, {
    clock,
    log: pino({ level: 'debug' }, { write: (line) => void logged.push(line) }),
  });
  const { port } = await app.start();
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= app.stop();
    return stopped;
  };
  onTestFinished(stop);
  const url = `http://127.0.0.1:${port}`;
  if (mode === 'http') slack.useRequestUrl(`${url}/slack/events`);
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${url}${path}`, init);
    return { status: response.status, body: await response.json() };
  };
  return {
    slack,
    app,
    clock,
    now: () => clock.now(),
    logged,
    get: (path) => ask(path),
    send: (body, headers = { 'x-api-key': API_KEY }) =>
      ask('/ingest', { method: 'POST', body: JSON.stringify(body), headers }),
    stop,
  };
}

const MEMORY = 'sqlite::memory:';

/** A clock that runs fast from a moment of its own, so that the day and the hour of a test are always the same. */
export function clockFrom(start: Date, factor: number): Clock {
  const clock = createClock({ factor });
  const begun = clock.elapsed();
  return { ...clock, now: () => new Date(start.getTime() + clock.elapsed() - begun) };
}
