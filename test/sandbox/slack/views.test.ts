import { describe, expect, it } from 'vitest';
import type { SlackSandbox } from '../../../sandbox/slack/slack-sandbox.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { actions, button, input, long, modal, plain, section } from './support/blocks.ts';
import { openSocket } from './support/raw-socket.ts';
import { clientOf, DANA, errorOf, startSandbox } from './support/sandbox.ts';

type Ack = (payload: Readonly<Record<string, unknown>>) => unknown;

async function start(ack: Ack = () => ({})) {
  const clock = createManualClock();
  const sandbox = await startSandbox({ clock });
  await openSocket(sandbox, (frame) => ack(frame.payload as Readonly<Record<string, unknown>>));
  const client = clientOf(sandbox);
  const call = (method: string, args: object) => client.apiCall(`views.${method}`, { ...args });
  return { clock, sandbox, call };
}

async function triggerOf(sandbox: SlackSandbox): Promise<string> {
  await sandbox.shortcut(DANA, 'search');
  return String(sandbox.log.sent().at(-1)?.payload.trigger_id);
}

const ASKS = modal({
  callback_id: 'ask',
  submit: plain(),
  blocks: [input({ type: 'plain_text_input', action_id: 'words' }, { block_id: 'what' })],
});
const GO = modal({ blocks: [actions(button({ action_id: 'go' }))] });

describe('a trigger id', () => {
  it('opens one view, within three seconds', async () => {
    const { clock, sandbox, call } = await start();
    const trigger_id = await triggerOf(sandbox);
    await clock.advance(3000);
    expect(await errorOf(call('open', { trigger_id, view: modal() }))).toBe('ok');
    expect(await errorOf(call('open', { trigger_id, view: modal() }))).toBe('exchanged_trigger_id');
    const late = await triggerOf(sandbox);
    await clock.advance(3001);
    expect(await errorOf(call('open', { trigger_id: late, view: modal() }))).toBe('expired_trigger_id');
    expect(await errorOf(call('open', { trigger_id: 'x', view: modal() }))).toBe('invalid_trigger_id');
  });
});

describe('a view', () => {
  it.each([
    ['title 24', modal({ title: plain(24) }), modal({ title: plain(25) })],
    ['submit 24', modal({ submit: plain(24) }), modal({ submit: plain(25) })],
    ['close 24', modal({ close: plain(24) }), modal({ close: plain(25) })],
    ['private metadata 3000', modal({ private_metadata: long(3000) }), modal({ private_metadata: long(3001) })],
    ['callback id 255', modal({ callback_id: long(255) }), modal({ callback_id: long(256) })],
    ['external id 255', modal({ external_id: long(255) }), modal({ external_id: long(256) })],
    ['some block', modal(), modal({ blocks: [] })],
    ['submit for inputs', ASKS, { ...ASKS, submit: undefined }],
    ['a known type', modal(), modal({ type: 'window' })],
    ['no unknown field', modal(), modal({ colour: 'red' })],
  ])('with %s passes inside, is refused outside', async (_name, inside, outside) => {
    const { sandbox, call } = await start();
    expect(await errorOf(call('open', { trigger_id: await triggerOf(sandbox), view: inside }))).toBe('ok');
    expect(await errorOf(call('open', { trigger_id: await triggerOf(sandbox), view: outside }))).toBe(
      'invalid_arguments',
    );
  });

  it('is updated under its present hash alone', async () => {
    const { sandbox, call } = await start();
    await call('open', { trigger_id: await triggerOf(sandbox), view: modal({ external_id: 'one' }) });
    const [open] = sandbox.modals(DANA);
    const hash = open?.hash ?? '';
    expect(await errorOf(call('update', { view_id: open?.id, hash, view: GO }))).toBe('ok');
    expect(await errorOf(call('update', { view_id: open?.id, hash, view: GO }))).toBe('hash_conflict');
    expect(await errorOf(call('update', { external_id: 'one', view: GO }))).toBe('not_found');
    expect(await errorOf(call('update', { view_id: 'V1', view: GO }))).toBe('not_found');
  });

  it('shares its external id with no other', async () => {
    const { sandbox, call } = await start();
    const published = (external_id: string) =>
      call('publish', { user_id: DANA, view: { type: 'home', blocks: [section()], external_id } });
    await published('one');
    const trigger_id = await triggerOf(sandbox);
    expect(await errorOf(call('open', { trigger_id, view: modal({ external_id: 'one' }) }))).toBe(
      'duplicate_external_id',
    );
  });
});

describe('the stack of views', () => {
  it('is three high', async () => {
    const { sandbox, call } = await start();
    await call('open', { trigger_id: await triggerOf(sandbox), view: GO });
    const push = async () => {
      await sandbox.click(DANA, { viewId: sandbox.modals(DANA).at(-1)?.id ?? '', actionId: 'go' });
      return errorOf(call('push', { trigger_id: sandbox.log.sent().at(-1)?.payload.trigger_id, view: GO }));
    };
    expect([await push(), await push(), await push()]).toEqual(['ok', 'ok', 'push_limit_reached']);
    await sandbox.closeView(DANA);
    expect(sandbox.modals(DANA)).toHaveLength(2);
  });

  it('takes no view from a trigger outside of it', async () => {
    const { sandbox, call } = await start();
    await call('open', { trigger_id: await triggerOf(sandbox), view: GO });
    expect(await errorOf(call('push', { trigger_id: await triggerOf(sandbox), view: GO }))).toBe('not_found');
  });

  it.each([
    ['update', { response_action: 'update', view: GO }, { ok: true }, 1],
    ['push', { response_action: 'push', view: GO }, { ok: true }, 2],
    ['clear', { response_action: 'clear' }, { ok: true }, 0],
    ['nothing', {}, { ok: true }, 0],
    ['errors', { response_action: 'errors', errors: { what: 'No.' } }, { ok: false, fields: { what: 'No.' } }, 1],
    ['errors for no input', { response_action: 'errors', errors: { other: 'No.' } }, { ok: false }, 1],
    ['a view Slack refuses', { response_action: 'update', view: modal({ title: plain(25) }) }, { ok: false }, 1],
    ['an unknown action', { response_action: 'dance' }, { ok: false }, 1],
  ])('follows a submission answered with %s', async (_what, ack, seen, height) => {
    const { sandbox, call } = await start((payload) => (payload.type === 'view_submission' ? ack : {}));
    await call('open', { trigger_id: await triggerOf(sandbox), view: ASKS });
    const typed = { what: { words: { type: 'plain_text_input', value: 'Billing' } } };
    expect(await sandbox.submitView(DANA, typed)).toMatchObject(seen);
    expect(sandbox.modals(DANA)).toHaveLength(height);
    expect(sandbox.log.sent().at(-1)?.payload).toMatchObject({
      type: 'view_submission',
      view: { callback_id: 'ask', state: { values: typed } },
    });
  });

  it('tells the app of a closed view that asked for it', async () => {
    const { sandbox, call } = await start();
    await call('open', { trigger_id: await triggerOf(sandbox), view: modal({ notify_on_close: true }) });
    await sandbox.closeView(DANA);
    expect(sandbox.log.sent().at(-1)?.payload).toMatchObject({ type: 'view_closed', is_cleared: false });
  });
});

describe('the home tab', () => {
  it('is published to a person, who opens it', async () => {
    const { sandbox, call } = await start();
    sandbox.openHome(DANA);
    expect(
      await errorOf(
        call('publish', { user_id: DANA, view: { type: 'home', blocks: [actions(button({ action_id: 'go' }))] } }),
      ),
    ).toBe('ok');
    const home = sandbox.home(DANA);
    await sandbox.click(DANA, { viewId: home?.id ?? '', actionId: 'go' });
    await sandbox.until(() => sandbox.log.sent('events_api').length === 1);
    expect(sandbox.log.sent('events_api')[0]?.payload.event).toMatchObject({
      type: 'app_home_opened',
      user: DANA,
      tab: 'home',
    });
    expect(sandbox.log.sent('interactive').at(-1)?.payload).toMatchObject({
      container: { type: 'view', view_id: home?.id },
    });
    expect(
      await errorOf(call('publish', { user_id: DANA, hash: 'old', view: { type: 'home', blocks: [section()] } })),
    ).toBe('hash_conflict');
  });
});
