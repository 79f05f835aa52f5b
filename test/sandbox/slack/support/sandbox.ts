import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { createSlackSandbox } from '../../../../sandbox/slack/create-slack-sandbox.ts';
import type { SlackSandbox, SlackSandboxOptions } from '../../../../sandbox/slack/slack-sandbox.ts';
import { createClock } from '../../../../src/clock.ts';
import { MANIFEST } from './manifest.ts';

export const DANA = 'U0DANA0000';
export const OMAR = 'U0OMAR0000';
export const CHANGES = 'C0CHANGES0';

/** A sandbox that closes with the test; its clock stands still unless one is given. */
export async function startSandbox(options: Partial<SlackSandboxOptions> = {}): Promise<SlackSandbox> {
  const sandbox = await createSlackSandbox({ clock: createClock(), manifest: MANIFEST, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** Refusals are what these tests look for: nothing to print. */
export const SILENT: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** A real client that never tries again, so that each answer is seen. */
export function clientOf(sandbox: SlackSandbox, token = sandbox.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: sandbox.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: SILENT,
  });
}

/** The error's name, as Slack gives it; `ok` when there is none. */
export async function errorOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    return nameOf(error);
  }
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message.replace('An API error occurred: ', '');
}

/** Posts blocks as the app; the ts of the message. */
export async function postBlocks(
  sandbox: SlackSandbox,
  blocks: readonly unknown[],
  more: object = {},
): Promise<string> {
  const answer = await clientOf(sandbox).apiCall('chat.postMessage', { channel: CHANGES, text: 'x', blocks, ...more });
  return 'ts' in answer ? String(answer.ts) : '';
}
