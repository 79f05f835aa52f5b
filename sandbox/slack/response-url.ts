import type { Fault } from './faults.ts';
import { recordOf } from './fields.ts';
import type { ApiEntry } from './log.ts';
import { addMessage, findMessage, removeMessage, reviseMessage, rootTs } from './messages.ts';
import type { Args } from './methods/args.ts';
import { flagArg, textArg } from './methods/args.ts';
import { needContent, readContent } from './methods/compose.ts';
import type { Call } from './methods/method.ts';
import type { Answer } from './methods/run.ts';
import { refused } from './methods/run.ts';
import { Refusal } from './refusal.ts';
import { type Channel, nowMs, type ResponseUrl, type World } from './world.ts';

/** One answer to a response_url; writes the log. Errors come with a status that is not 2xx. */
export function answerResponseUrl(world: World, token: string, args: Args, fault?: Fault): Answer {
  const entry: ApiEntry = {
    kind: 'api',
    at: world.clock.now(),
    method: 'response_url',
    args,
    token: 'none',
    ok: true,
    warnings: [],
    pings: [],
    unfurls: [],
    ...(fault ? { fault: fault.kind } : {}),
  };
  const answer = tryAnswer({ world, method: 'response_url', args, entry }, token, fault);
  world.log.add(entry);
  return answer;
}

function tryAnswer(call: Call, token: string, fault?: Fault): Answer {
  try {
    if (fault?.kind === 'error500' || fault?.kind === 'error')
      throw new Refusal(fault.error ?? 'internal_error', { status: 500 });
    if (fault?.kind === 'rate_limited')
      throw new Refusal('ratelimited', { retryAfterMs: (fault.retryAfterSeconds ?? 1) * 1000 });
    const url = spend(call.world, token);
    apply(call, url);
    return { status: 200, headers: {}, body: { ok: true } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const answer = refused(call.entry, error);
    const status = error.extra.status;
    return { ...answer, status: typeof status === 'number' ? status : Math.max(400, answer.status) };
  }
}

function spend(world: World, token: string): ResponseUrl {
  const url = world.responseUrls.get(token);
  if (!url) throw new Refusal('invalid_url', { status: 404 });
  if (nowMs(world) - url.at > world.limits.responseUrlMs) throw new Refusal('expired_url', { status: 404 });
  if (url.uses >= world.limits.responseUrlUses) throw new Refusal('used_url', { status: 404 });
  url.uses += 1;
  return url;
}

function apply(call: Call, url: ResponseUrl): void {
  const { world, args } = call;
  const channel = world.channels.get(url.channel);
  if (!channel) throw new Refusal('channel_not_found', { status: 404 });
  const original = url.messageTs === undefined ? undefined : findMessage(channel, url.messageTs, true);
  noteUnsaid(call);
  if (flagArg(args, 'delete_original')) deleteOriginal(call, channel, original);
  else if (flagArg(args, 'replace_original') && original) replaceOriginal(call, original);
  else postAnew(call, channel, url);
}

function noteUnsaid({ args, entry }: Call): void {
  if (args.response_type === undefined && args.replace_original === undefined && args.delete_original === undefined) {
    entry.warnings.push('neither response_type nor replace_original said');
  }
}

type Original = ReturnType<typeof findMessage>;

function deleteOriginal(call: Call, channel: Channel, original: Original): void {
  if (!original) throw new Refusal('message_not_found', { status: 404 });
  removeMessage(call.world, channel, original);
  call.entry.effect = `deleted ${channel.id} ${original.ts}`;
}

function replaceOriginal(call: Call, original: NonNullable<Original>): void {
  const content = readContent(call, { wholeSize: false, parse: 'none' });
  needContent(content);
  reviseMessage(call.world, original, { ...content, blocks: content.blocks ?? [] });
  call.entry.effect = `replaced ${original.channel} ${original.ts}`;
}

function postAnew(call: Call, channel: Channel, url: ResponseUrl): void {
  const { world, args, entry } = call;
  // A command's own answer cannot be replaced: Slack posts another one (bolt-js#2287).
  if (flagArg(args, 'replace_original')) entry.warnings.push('replace_original has nothing to replace');
  const content = readContent(call, { wholeSize: false, parse: 'none' });
  needContent(content);
  const thread = textArg(args, 'thread_ts');
  const message = addMessage(world, channel, {
    ...content,
    text: content.text ?? '',
    userId: world.workspace.botUserId,
    own: true,
    threadTs: thread === undefined ? undefined : rootTs(channel, thread),
    ephemeralFor: args.response_type === 'in_channel' ? undefined : url.userId,
  });
  entry.effect = `${message.ephemeralFor === undefined ? 'posted' : 'whispered'} ${channel.id} ${message.ts}`;
}

/** The body of a command's acknowledgement is an answer too; false when Slack would not take it. */
export function answerInPlace(world: World, responseUrl: string, body: unknown): boolean {
  const args = typeof body === 'string' ? { text: body } : recordOf(body);
  if (!args || Object.keys(args).length === 0 || args.text === '') return true;
  const token = responseUrl.split('/').at(-1) ?? '';
  const before = world.responseUrls.get(token)?.uses ?? 0;
  const answer = answerResponseUrl(world, token, { response_type: 'ephemeral', ...args });
  const url = world.responseUrls.get(token);
  if (url) url.uses = before;
  return answer.status === 200;
}
