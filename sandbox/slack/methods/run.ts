import type { Fault } from '../faults.ts';
import type { ApiEntry } from '../log.ts';
import { takeOfTier } from '../pace.ts';
import { Refusal } from '../refusal.ts';
import { nowMs, type World } from '../world.ts';
import type { Args } from './args.ts';
import { type Method, needScopes } from './method.ts';

export type Answer = Readonly<{
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Readonly<Record<string, unknown>>;
}>;

type Asked = Readonly<{ name: string; args: Args; token: ApiEntry['token'] }>;

/** One call of the Web API, from its token to its answer; writes the log. */
export function runMethod(world: World, methods: ReadonlyMap<string, Method>, asked: Asked, fault?: Fault): Answer {
  const entry: ApiEntry = {
    kind: 'api',
    at: world.clock.now(),
    method: asked.name,
    args: asked.args,
    token: asked.token,
    ok: true,
    warnings: [],
    pings: [],
    unfurls: [],
    ...(fault ? { fault: fault.kind } : {}),
  };
  const answer = answerOf(world, methods, asked, entry, fault);
  world.log.add(entry);
  return answer;
}

function answerOf(
  world: World,
  methods: ReadonlyMap<string, Method>,
  asked: Asked,
  entry: ApiEntry,
  fault: Fault | undefined,
): Answer {
  try {
    const ordered = faultAnswer(entry, fault);
    if (ordered) return ordered;
    const method = methods.get(asked.name);
    if (!method) throw new Refusal('unknown_method', { req_method: asked.name });
    checkToken(method, asked.token);
    checkTier(world, method);
    needScopes(world, method.scopes);
    noteUnknown(method, asked.args, entry);
    const body = method.run({ world, method: asked.name, args: asked.args, entry });
    return { status: 200, headers: scopeHeaders(world, method), body: { ok: true, ...body } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(entry, error);
  }
}

/** Slack answers errors with 200 and `ok: false`, but for calls that come too fast. */
export function refused(entry: ApiEntry, { error, extra }: Refusal): Answer {
  entry.ok = false;
  entry.error = error;
  const { retryAfterMs, ...rest } = extra;
  const body = { ok: false, error, ...rest };
  if (typeof retryAfterMs !== 'number') return { status: 200, headers: {}, body };
  return { status: 429, headers: { 'retry-after': String(Math.max(1, Math.ceil(retryAfterMs / 1000))) }, body };
}

function faultAnswer(entry: ApiEntry, fault: Fault | undefined): Answer | undefined {
  if (fault?.kind === 'rate_limited') {
    return refused(entry, new Refusal('ratelimited', { retryAfterMs: (fault.retryAfterSeconds ?? 1) * 1000 }));
  }
  if (fault?.kind === 'error') return refused(entry, new Refusal(fault.error ?? 'internal_error'));
  if (fault?.kind !== 'error500') return undefined;
  entry.ok = false;
  entry.error = 'http 500';
  return { status: 500, headers: {}, body: { ok: false, error: 'internal_error' } };
}

function checkToken(method: Method, token: ApiEntry['token']): void {
  if (method.token === 'none') return;
  if (token === 'none') throw new Refusal('not_authed');
  if (token === 'unknown') throw new Refusal('invalid_auth');
  if (method.token !== 'any' && method.token !== token) throw new Refusal('not_allowed_token_type');
}

function checkTier(world: World, method: Method): void {
  if (method.tier === undefined) return;
  const wait = takeOfTier(world.pace, world.limits, method.name, method.tier, nowMs(world));
  if (wait > 0) throw new Refusal('ratelimited', { retryAfterMs: wait });
}

function noteUnknown(method: Method, args: Args, entry: ApiEntry): void {
  const known = new Set([...method.args, 'token', 'pretty']);
  for (const name of Object.keys(args)) {
    if (!known.has(name)) entry.warnings.push(`unknown argument: ${name}`);
  }
}

function scopeHeaders(world: World, method: Method): Readonly<Record<string, string>> {
  return {
    'x-oauth-scopes': [...world.app.scopes].join(','),
    ...(method.scopes.length > 0 ? { 'x-accepted-oauth-scopes': method.scopes.join(',') } : {}),
  };
}
