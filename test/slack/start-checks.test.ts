import { describe, expect, it } from 'vitest';
import { sayMissingScopes, startWithToken } from '../../src/slack/start-checks.ts';
import { createWireClient, type WireAnswer } from './web-client.ts';

const said = (error: string): WireAnswer => ({ body: { ok: false, error } });

async function startOver(answer: WireAnswer, wrap = (error: unknown) => error) {
  const { client } = createWireClient(() => answer);
  const start = () =>
    client.auth.test().then(
      () => undefined,
      (error: unknown) => Promise.reject(wrap(error)),
    );
  return startWithToken(start);
}

async function infoLines(answer: WireAnswer) {
  const lines: string[] = [];
  const keep = (_fields: object, sentence: string) => void lines.push(sentence);
  const { client } = createWireClient(() => answer);
  await sayMissingScopes(client, { debug: keep, info: keep, warn: keep, error: keep });
  return lines;
}

describe('startWithToken', () => {
  it.each([
    ['a refused token', said('invalid_auth'), 'config', /^Slack answers invalid_auth: copy SLACK_BOT_TOKEN/],
    ['an app that is not installed', said('account_inactive'), 'config', /^Slack answers account_inactive: copy/],
    ['another refusal', said('internal_error'), 'slack', /^Slack answers internal_error: the bot cannot start\.$/],
    [
      'a wrong address',
      { status: 404, body: 'x' },
      'slack',
      /^Slack cannot be reached \(it answers HTTP 404\)\. Check/,
    ],
    ['a page', { body: '<html>' }, 'slack', /^Slack cannot be reached \(what answers there is not Slack\)/],
    ['no network', new TypeError('fetch failed'), 'slack', /^Slack cannot be reached \(fetch failed\)\. Check/],
  ] as const)('says %s in a sentence', async (_case, answer, code, message) => {
    await expect(startOver(answer)).rejects.toMatchObject({
      name: 'BotError',
      code,
      message: expect.stringMatching(message),
    });
  });

  it('finds the refusal within an error around it, as Socket Mode throws it', async () => {
    const wrapped = startOver(said('invalid_auth'), (cause) => new Error('could not start', { cause }));
    await expect(wrapped).rejects.toMatchObject({ code: 'config' });
  });

  it('passes on a fault of ours, and nothing where all is well', async () => {
    const fault = new RangeError('ours');
    await expect(startWithToken(() => Promise.reject(fault))).rejects.toBe(fault);
    await expect(startOver({})).resolves.toBeUndefined();
  });
});

describe('sayMissingScopes', () => {
  const granted = (scopes: string): WireAnswer => ({ headers: { 'x-oauth-scopes': scopes } });

  it('says what follows where neither history may be read', async () => {
    expect(await infoLines(granted('chat:write,commands'))).toEqual([
      expect.stringContaining('it may be repeated once'),
      expect.stringContaining('large notices have no CSV file'),
    ]);
  });

  it.each([granted('files:write,channels:history'), granted('groups:history,files:write'), {}, { status: 500 }])(
    'says nothing where one may, and where Slack does not tell',
    async (answer) => {
      expect(await infoLines(answer)).toEqual([]);
    },
  );
});
