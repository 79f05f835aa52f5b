import { request as httpRequest } from 'node:http';
import type { Clock } from '../../src/clock.ts';

/** EventBridge waits 5 s for an API destination (domain.md 5). The network is not scaled, so these are real ones. */
const TIMEOUT_MS = 5000;

/** 24 hours or 185 attempts, whichever comes first, is EventBridge's default. */
const MOST_ATTEMPTS = 185;
const LONGEST_MS = 24 * 60 * 60 * 1000;

const RETRIED = new Set([401, 407, 409, 429]);

/** What became of one event. `status` is the last answer's; undefined where there was none. */
export type Delivery = Readonly<{ delivered: boolean; attempts: number; status?: number; body?: string }>;

export type ApiDestinationOptions = Readonly<{
  url: string;
  apiKey: string;
  clock: Clock;
  timeoutMs?: number;
  signal?: AbortSignal;
}>;

type Answer = Readonly<{ status?: number; retryAfterMs?: number; body?: string }>;

/** Posts events as an EventBridge API destination with an API key does, with its headers, its patience and its retries. */
export function postAsApiDestination(options: ApiDestinationOptions): (envelope: unknown) => Promise<Delivery> {
  const { clock, signal } = options;
  return async (envelope) => {
    const start = clock.now().getTime();
    for (let attempts = 1; ; attempts += 1) {
      const answer = await postOnce(options, JSON.stringify(envelope));
      const { status = 0 } = answer;
      const told = {
        attempts,
        ...(answer.status && { status }),
        ...(answer.body !== undefined && { body: answer.body }),
      };
      if (status >= 200 && status < 300) return { delivered: true, ...told };
      const over = attempts >= MOST_ATTEMPTS || clock.now().getTime() - start > LONGEST_MS || signal?.aborted;
      if (over || !isRetried(status)) return { delivered: false, ...told };
      await pause(clock, Math.max(answer.retryAfterMs ?? 0, backoff(attempts)), signal);
    }
  };
}

function isRetried(status: number): boolean {
  return status === 0 || status >= 500 || RETRIED.has(status);
}

/** 1, 2, 4 … seconds, at most 15 minutes. */
function backoff(attempts: number): number {
  return Math.min(1000 * 2 ** (attempts - 1), 15 * 60 * 1000);
}

async function pause(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  // An abort ends the wait; the loop sees it and gives up.
  await clock.sleep(ms, signal).catch(() => undefined);
}

function postOnce(
  { url, apiKey, timeoutMs = TIMEOUT_MS, signal }: ApiDestinationOptions,
  body: string,
): Promise<Answer> {
  return new Promise((resolve) => {
    const request = httpRequest(url, {
      method: 'POST',
      agent: false,
      ...(signal && { signal }),
      headers: {
        'x-api-key': apiKey,
        'user-agent': 'Amazon/EventBridge/ApiDestinations',
        'content-type': 'application/json; charset=utf-8',
        range: 'bytes=0-1048575',
        connection: 'close',
        'content-length': Buffer.byteLength(body),
      },
    });
    const timer = setTimeout(() => request.destroy(new Error('timeout')), timeoutMs);
    request.on('error', () => resolve({}));
    request.on('close', () => clearTimeout(timer));
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', () => resolve({}));
      response.on('end', () => {
        const seconds = Number(response.headers['retry-after']);
        resolve({
          status: response.statusCode ?? 0,
          ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
          body: Buffer.concat(chunks).toString(),
        });
      });
    });
    request.end(body);
  });
}
