import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from '../faults.ts';
import type { ApiEntry } from '../log.ts';
import type { Method } from '../methods/method.ts';
import { runMethod } from '../methods/run.ts';
import { answerResponseUrl } from '../response-url.ts';
import type { World } from '../world.ts';
import { readArgs, readBody, tokenOf } from './body.ts';

export type Tokens = Readonly<{ bot: string; app: string }>;

export type Exchange = Readonly<{ request: IncomingMessage; response: ServerResponse; url: URL }>;

type Api = Readonly<{ world: World; methods: ReadonlyMap<string, Method>; tokens: Tokens }>;

/** `/api/<method>`: one call of the Web API, with the faults that a test ordered. */
export async function answerApi({ world, methods, tokens }: Api, exchange: Exchange, name: string): Promise<void> {
  const body = await readBody(exchange.request);
  if (!body)
    return send(exchange.response, { status: 413, headers: {}, body: { ok: false, error: 'request_too_large' } });
  const { args, problem } = readArgs(exchange.request, exchange.url, body);
  if (problem) return send(exchange.response, { status: 200, headers: {}, body: { ok: false, error: problem } });
  const token = kindOf(tokens, tokenOf(exchange.request, args));
  const shown = Object.fromEntries(Object.entries(args).filter(([arg]) => arg !== 'token'));
  const fault = world.faults.take(name, shown);
  await withFault(world, exchange.response, fault, () =>
    runMethod(world, methods, { name, args: shown, token }, fault),
  );
}

/** An answer to a response_url. */
export async function answerUrl(world: World, exchange: Exchange, token: string): Promise<void> {
  const body = await readBody(exchange.request);
  const { args, problem } = readArgs(exchange.request, exchange.url, body ?? Buffer.alloc(0));
  if (problem) return send(exchange.response, { status: 400, headers: {}, body: { ok: false, error: problem } });
  const fault = world.faults.take('response_url', args);
  await withFault(world, exchange.response, fault, () => answerResponseUrl(world, token, args, fault));
}

function kindOf(tokens: Tokens, token: string | undefined): ApiEntry['token'] {
  if (token === undefined) return 'none';
  if (token === tokens.bot) return 'bot';
  return token === tokens.app ? 'app' : 'unknown';
}

/** Answers late, not at all, or as `run` does. */
export async function withFault(
  world: World,
  response: ServerResponse,
  fault: Fault | undefined,
  run: () => Reply,
): Promise<void> {
  if (fault?.kind === 'slow') await world.clock.sleep(fault.delayMs ?? 5000, world.closed).catch(() => undefined);
  if (fault?.kind === 'late_effect') await gone(world, response, fault.delayMs ?? 60_000);
  const answer = run();
  if (fault?.kind === 'lost_answer' || fault?.kind === 'late_effect') {
    response.socket?.destroy();
    return;
  }
  send(response, answer);
}

/** Resolves when the client has hung up, or after so long. */
async function gone(world: World, response: ServerResponse, ms: number): Promise<void> {
  const hungUp = new AbortController();
  response.once('close', () => hungUp.abort());
  await world.clock.sleep(ms, AbortSignal.any([hungUp.signal, world.closed])).catch(() => undefined);
}

export type Reply = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: unknown }>;

export function send(response: ServerResponse, { status, headers, body }: Reply): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
