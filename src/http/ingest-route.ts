import type { IncomingMessage } from 'node:http';
import { isTooDeep } from '../cloudtrail/depth.ts';
import { openBody } from '../cloudtrail/envelope.ts';
import { BotError } from '../errors.ts';
import type { Counts, Ingest } from '../ingest.ts';
import type { HttpAnswer } from './answer.ts';
import { isApiKey } from './api-key.ts';
import { readBody } from './read-body.ts';

export type IngestRouteDeps = Readonly<{
  ingest: Pick<Ingest, 'accept'>;
  apiKeys: readonly string[];
  onCounts(counts: Counts): void;
  onError(error: unknown): void;
  /** How long a body may take to come: an API destination itself gives up after 5 s. */
  bodyTimeoutMs?: number;
}>;

/** EventBridge itself takes entries of 1 MB. */
const LARGEST = 1024 * 1024;
const CLOSE = { connection: 'close' };

/**
 * `POST /ingest`, for an EventBridge API destination. The status tells EventBridge the truth: 200 only after commit;
 * it tries again after 401, 409, 429 and 5xx, and drops what any other 4xx refuses
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html).
 */
export async function answerIngest(request: IncomingMessage, deps: IngestRouteDeps): Promise<HttpAnswer> {
  const refusal = refuse(request, deps);
  if (refusal) return { ...refusal, headers: CLOSE };
  const body = await readBody(request, { bytes: LARGEST, ms: deps.bodyTimeoutMs ?? 4_000 });
  if (body.kind === 'tooLarge') return { status: 413, body: { error: 'More than 1 MB.' }, headers: CLOSE };
  if (body.kind !== 'read') return { status: 408, body: { error: 'The body did not come in time.' }, headers: CLOSE };
  const json = parseJson(body.text);
  if (!json) return { status: 400, body: { error: 'Not JSON.' } };
  if (isTooDeep(json.value)) return { status: 400, body: { error: 'Nested too deeply.' } };
  return accept(json.value, deps);
}

function refuse({ method, headers }: IncomingMessage, { apiKeys }: IngestRouteDeps): HttpAnswer | undefined {
  if (method !== 'POST') return { status: 405, body: { error: 'POST records here.' } };
  if (apiKeys.length === 0) return { status: 401, body: { error: 'Closed: INGEST_API_KEY is not set.' } };
  const key = headers['x-api-key'];
  if (!isApiKey(typeof key === 'string' ? key : undefined, apiKeys))
    return { status: 401, body: { error: 'Wrong x-api-key.' } };
  return undefined;
}

async function accept(json: unknown, { ingest, onCounts, onError }: IngestRouteDeps): Promise<HttpAnswer> {
  try {
    const counts = await ingest.accept(openBody(json), 'ingest');
    onCounts(counts);
    return { status: 200, body: counts };
  } catch (error) {
    onError(error);
    const why = error instanceof BotError ? error.message : 'Something broke here.';
    return { status: 503, body: { error: `Nothing was kept, try again. ${why}` }, headers: { 'retry-after': '5' } };
  }
}

function parseJson(text: string): Readonly<{ value: unknown }> | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
