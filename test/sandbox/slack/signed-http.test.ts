import { isValidSlackRequest } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { startListener } from './support/listener.ts';
import { CHANGES, DANA, startSandbox } from './support/sandbox.ts';

const FORM = 'application/x-www-form-urlencoded';

describe('signed HTTP', () => {
  it('posts commands as forms that carry a valid signature', async () => {
    const app = await startListener(() => ({
      status: 200,
      body: JSON.stringify({ text: 'heard' }),
      type: 'application/json',
    }));
    const sandbox = await startSandbox({ requestUrl: app.url, workspace: { enterpriseId: 'E0ACME' } });
    expect(await sandbox.command(DANA, CHANGES, '/trail queue "A & B"')).toEqual({ ok: true });
    const [heard] = app.heard;
    expect(heard?.headers).toMatchObject({ 'content-type': FORM, 'user-agent': expect.stringContaining('Slackbot') });
    const { signingSecret } = sandbox;
    const headers = {
      'x-slack-signature': String(heard?.headers['x-slack-signature']),
      'x-slack-request-timestamp': Number(heard?.headers['x-slack-request-timestamp']),
    };
    const body = heard?.body ?? '';
    expect(isValidSlackRequest({ signingSecret, body, headers })).toBe(true);
    expect(isValidSlackRequest({ signingSecret, body: `${body}x`, headers })).toBe(false);
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      command: '/trail',
      text: 'queue "A &amp; B"',
      user_id: DANA,
      channel_id: CHANGES,
      channel_name: 'connect-changes',
      team_id: 'T0ACME0000',
      enterprise_id: 'E0ACME',
      is_enterprise_install: 'false',
    });
    expect(sandbox.ephemerals(DANA).map(({ text }) => text)).toEqual(['heard']);
  });

  it('posts interactions as a payload, events as JSON', async () => {
    const app = await startListener(() => ({ status: 200 }));
    const sandbox = await startSandbox({ requestUrl: app.url });
    await sandbox.shortcut(DANA, 'search');
    sandbox.mention(DANA, CHANGES, 'hello');
    await sandbox.until(() => app.heard.length === 2);
    const [interaction, event] = app.heard;
    const payload = new URLSearchParams(interaction?.body).get('payload') ?? '';
    expect(JSON.parse(payload)).toMatchObject({ type: 'shortcut', callback_id: 'search', user: { id: DANA } });
    expect(event?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(event?.body ?? '')).toMatchObject({
      type: 'event_callback',
      event: { type: 'app_mention', user: DANA, channel: CHANGES },
    });
  });

  it('tries events again with a count and a reason', async () => {
    const app = await startListener(({ headers }) => ({ status: headers['x-slack-retry-num'] === '2' ? 200 : 500 }));
    const sandbox = await startSandbox({ requestUrl: app.url, limits: { eventRetryMs: [0, 5, 5] } });
    sandbox.mention(DANA, CHANGES, 'hello');
    await sandbox.until(() => sandbox.log.sent('events_api').some(({ ackMs }) => ackMs !== undefined));
    expect(app.heard.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']])).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
    ]);
  });

  it('tries no event again that the app does not want again', async () => {
    const app = await startListener(() => ({ status: 500, headers: { 'x-slack-no-retry': '1' } }));
    const sandbox = await startSandbox({ requestUrl: app.url, limits: { eventRetryMs: [0, 0] } });
    sandbox.mention(DANA, CHANGES, 'hello');
    await sandbox.until(() => sandbox.log.sent('events_api').some(({ failed }) => failed === 'http 500'));
    await sandbox.command(DANA, CHANGES, '/trail');
    expect(sandbox.log.sent().map(({ type }) => type)).toEqual(['events_api', 'slash_commands']);
  });

  it('tells the person when the app answers badly or not at all', async () => {
    const app = await startListener(() => ({ status: 404 }));
    const sandbox = await startSandbox({ requestUrl: app.url });
    expect(await sandbox.command(DANA, CHANGES, '/trail')).toEqual({
      ok: false,
      error: '/trail failed with the error "dispatch_failed"',
    });
    sandbox.useRequestUrl('http://127.0.0.1:1/');
    expect(await sandbox.command(DANA, CHANGES, '/trail')).toEqual({
      ok: false,
      error: '/trail failed because the app did not respond',
    });
  });

  it('asks whether the app is there', async () => {
    const right = await startListener(({ body }) => ({ status: 200, body: JSON.parse(body).challenge }));
    const sandbox = await startSandbox({ requestUrl: right.url });
    expect(await sandbox.verifyRequestUrl()).toBe(true);
    const wrong = await startListener(() => ({ status: 200, body: 'hello' }));
    sandbox.useRequestUrl(wrong.url);
    expect(await sandbox.verifyRequestUrl()).toBe(false);
  });
});
