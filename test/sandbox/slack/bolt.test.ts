import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SlackSandbox } from '../../../sandbox/slack/slack-sandbox.ts';
import { CHANGES, clientOf, DANA, startSandbox } from './support/sandbox.ts';

async function startSocketApp(sandbox: SlackSandbox): Promise<App> {
  const clientOptions = { slackApiUrl: sandbox.apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: sandbox.appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { ...clientOptions } },
  });
  const app = new App({
    token: sandbox.botToken,
    receiver,
    clientOptions,
    deferInitialization: true,
    logLevel: LogLevel.ERROR,
  });
  await app.init();
  await app.start();
  onTestFinished(async () => {
    await app.stop();
  });
  return app;
}

async function startHttpApp(sandbox: SlackSandbox): Promise<App> {
  const receiver = new HTTPReceiver({
    signingSecret: sandbox.signingSecret,
    endpoints: '/slack/events',
    logLevel: LogLevel.ERROR,
  });
  const app = new App({
    token: sandbox.botToken,
    receiver,
    clientOptions: { slackApiUrl: sandbox.apiUrl },
    deferInitialization: true,
    logLevel: LogLevel.ERROR,
  });
  await app.init();
  const server = createServer(receiver.requestListener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  sandbox.useRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return app;
}

const MODES = [
  ['Socket Mode', startSocketApp],
  ['HTTP', startHttpApp],
] as const;

const BUTTON = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' }, value: 'n1' } as const;
const WITH_BUTTON = [{ type: 'actions', elements: [BUTTON] }] as const;

describe.each(MODES)('a Bolt app over %s', (_mode, start) => {
  it('answers a command to the person alone, then in a reply to the response_url', async () => {
    const sandbox = await startSandbox();
    const app = await start(sandbox);
    app.command('/trail', async ({ ack, respond, command }) => {
      await ack();
      await respond({ response_type: 'ephemeral', text: `you said ${command.text}`, blocks: [...WITH_BUTTON] });
    });
    expect(await sandbox.command(DANA, CHANGES, '/trail queue Billing')).toEqual({ ok: true });
    await sandbox.until(() => sandbox.ephemerals(DANA).length === 1);
    expect(sandbox.ephemerals(DANA).map(({ text }) => text)).toEqual(['you said queue Billing']);
    expect(sandbox.messages(CHANGES)).toEqual([]);
  });

  it('replaces an ephemeral message from its own button', async () => {
    const sandbox = await startSandbox();
    const app = await start(sandbox);
    app.command('/trail', async ({ ack }) => ack({ text: 'page 1', blocks: [...WITH_BUTTON] }));
    app.action('go', async ({ ack, respond }) => {
      await ack();
      await respond({ replace_original: true, text: 'page 2' });
    });
    await sandbox.command(DANA, CHANGES, '/trail changes');
    const [first] = sandbox.ephemerals(DANA);
    expect(await sandbox.click(DANA, { channel: CHANGES, ts: first?.ts ?? '', actionId: 'go' })).toEqual({ ok: true });
    await sandbox.until(() => sandbox.ephemerals(DANA)[0]?.text === 'page 2');
    expect(sandbox.ephemerals(DANA)).toHaveLength(1);
  });

  it('opens a modal, keeps it open with errors, and closes it', async () => {
    const sandbox = await startSandbox();
    const app = await start(sandbox);
    app.shortcut('search', async ({ ack, client, shortcut }) => {
      await ack();
      await client.views.open({
        trigger_id: shortcut.trigger_id,
        view: {
          type: 'modal',
          callback_id: 'ask',
          title: { type: 'plain_text', text: 'Search' },
          submit: { type: 'plain_text', text: 'Go' },
          blocks: [
            {
              type: 'input',
              block_id: 'what',
              label: { type: 'plain_text', text: 'What' },
              element: { type: 'plain_text_input', action_id: 'words' },
            },
          ],
        },
      });
    });
    app.view('ask', async ({ ack, view }) => {
      const words = view.state.values.what?.words?.value;
      await (words === 'good' ? ack() : ack({ response_action: 'errors', errors: { what: 'Not that.' } }));
    });
    await sandbox.shortcut(DANA, 'search');
    await sandbox.until(() => sandbox.modals(DANA).length === 1);
    const typed = (value: string) => ({ what: { words: { type: 'plain_text_input', value } } });
    expect(await sandbox.submitView(DANA)).toMatchObject({
      ok: false,
      fields: { what: 'Please complete this required field.' },
    });
    expect(await sandbox.submitView(DANA, typed('bad'))).toMatchObject({ ok: false, fields: { what: 'Not that.' } });
    expect(await sandbox.submitView(DANA, typed('good'))).toEqual({ ok: true });
    expect(sandbox.modals(DANA)).toEqual([]);
  });

  it('hears a mention in a thread', async () => {
    const sandbox = await startSandbox();
    const app = await start(sandbox);
    app.event('app_mention', async ({ event, say }) => {
      await say({ text: 'here', thread_ts: event.thread_ts ?? event.ts });
    });
    const { ts = '' } = sandbox.mention(DANA, CHANGES, 'history');
    await sandbox.until(() => sandbox.thread(CHANGES, ts).length === 2);
    expect(sandbox.thread(CHANGES, ts).map(({ text }) => text)).toEqual([`<@${sandbox.botUserId}> history`, 'here']);
  });

  it('tells the person when nothing acknowledges the command', async () => {
    const sandbox = await startSandbox({ limits: { ackMs: 60 } });
    const app = await start(sandbox);
    app.command('/trail', async () => undefined);
    expect(await sandbox.command(DANA, CHANGES, '/trail x')).toEqual({
      ok: false,
      error: '/trail failed because the app did not respond',
    });
  });
});

describe('a message posted by the app', () => {
  it('is there, and its button reaches the app with the message', async () => {
    const sandbox = await startSandbox();
    const posted = await clientOf(sandbox).chat.postMessage({
      channel: CHANGES,
      text: 'hello',
      blocks: [...WITH_BUTTON],
    });
    expect(sandbox.messages(CHANGES)).toMatchObject([{ ts: posted.ts, text: 'hello', userId: sandbox.botUserId }]);
    await sandbox.click(DANA, { channel: CHANGES, ts: posted.ts ?? '', actionId: 'go' });
    expect(sandbox.log.sent('interactive').map(({ payload }) => payload)).toMatchObject([
      {
        type: 'block_actions',
        user: { id: DANA },
        channel: { id: CHANGES, name: 'connect-changes' },
        container: { type: 'message', message_ts: posted.ts, is_ephemeral: false },
        message: { ts: posted.ts, text: 'hello' },
        actions: [{ type: 'button', action_id: 'go', value: 'n1' }],
      },
    ]);
  });
});
