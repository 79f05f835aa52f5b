import { describe, expect, it } from 'vitest';
import { SlackRefusal } from '../../src/errors.ts';
import { toRefusal } from '../../src/slack/refusal.ts';
import { createWireClient, type WireAnswer } from './web-client.ts';

async function refusalOf(answer: WireAnswer) {
  const { client } = createWireClient(() => answer);
  const error: unknown = await client.chat.postMessage({ channel: 'C1', text: 'x' }).catch((thrown: unknown) => thrown);
  const { kind, reason, retryAfterMs } = toRefusal(error);
  return { kind, reason, retryAfterMs };
}

const said = (error: string): WireAnswer => ({ body: { ok: false, error } });

describe('toRefusal', () => {
  it.each([
    ['gone', ['message_not_found', 'cant_update_message', 'edit_window_closed', 'thread_not_found']],
    ['channel', ['channel_not_found', 'not_in_channel', 'is_archived', 'restricted_action', 'no_permission']],
    ['token', ['not_authed', 'invalid_auth', 'account_inactive', 'token_revoked', 'token_expired', 'missing_scope']],
    ['content', ['invalid_blocks', 'msg_too_long', 'msg_blocks_too_long', 'no_text', 'metadata_too_large']],
    ['passing', ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'a_word_of_tomorrow']],
  ])('takes as %s what Slack says so', async (kind, reasons) => {
    for (const reason of reasons) expect(await refusalOf(said(reason))).toEqual({ kind, reason });
  });

  it.each([
    ['a 429 with its time', { status: 429, headers: { 'retry-after': '30' } }, ['passing', 'ratelimited', 30_000]],
    ['a rate limit said in the body', said('ratelimited'), ['passing', 'ratelimited', 10_000]],
    ['a method nobody knows, by its status', { status: 404, body: '<h1>' }, ['passing', 'unknown_method']],
    ['what was refused by its status', { status: 403, body: 'no' }, ['passing', 'HTTP 403']],
    ['what may have been done', { status: 500, body: 'oops' }, ['uncertain', 'HTTP 500']],
    ['a gateway that gave up', { status: 504 }, ['uncertain', 'HTTP 504']],
    ['a request that was too slow', { status: 408 }, ['uncertain', 'HTTP 408']],
    ['no answer', new TypeError('fetch failed'), ['uncertain', 'nothing']],
    ['an answer that is not JSON', { body: '<html>' }, ['uncertain', 'nothing']],
  ] as const)('knows %s', async (_case, answer, [kind, reason, retryAfterMs]) => {
    expect(await refusalOf(answer)).toEqual({ kind, reason, retryAfterMs });
  });

  it('leaves a refusal as it is', () => {
    const refusal = new SlackRefusal('gone', 'message_not_found');
    expect(toRefusal(refusal)).toBe(refusal);
  });
});
