import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { SlackSandbox } from '../../../sandbox/slack/slack-sandbox.ts';
import type { UiMessage, UiState } from '../../../sandbox/ui-protocol.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { actions, button, input, modal, option, plain } from './support/blocks.ts';
import { openSocket } from './support/raw-socket.ts';
import { CHANGES, clientOf, DANA, OMAR, postBlocks, startSandbox } from './support/sandbox.ts';

const PAGE = { html: '<!doctype html><title>t</title>', js: 'export {};', css: 'body{}' };

async function get<T>(sandbox: SlackSandbox, path: string): Promise<T> {
  const answer = await fetch(`${sandbox.origin}${path}`);
  return (await answer.json()) as T;
}

async function act(sandbox: SlackSandbox, body: object, what = 'act'): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${sandbox.origin}/ui/${what}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return answer.json();
}

/** `fetch` does not let a test choose the Host. */
function statusOf(
  sandbox: SlackSandbox,
  path: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: sandbox.port, path, headers, method }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe("the page's server", () => {
  it('serves the page under a policy that lets nothing else in', async () => {
    const sandbox = await startSandbox({ page: PAGE });
    const texts = await Promise.all(
      ['/', '/page.js', '/page.css'].map(async (path) => (await fetch(`${sandbox.origin}${path}`)).text()),
    );
    expect(texts).toEqual([PAGE.html, PAGE.js, PAGE.css]);
    const { headers } = await fetch(sandbox.origin);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect([headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual(['nosniff', 'no-referrer']);
  });

  it.each([
    ['its own name', {}, 200],
    ['localhost', { host: 'localhost:PORT' }, 200],
    ['another name', { host: 'evil.example:PORT' }, 403],
    ['another port', { host: '127.0.0.1:1' }, 403],
    ['its own page', { origin: 'http://127.0.0.1:PORT' }, 200],
    ["another page's origin", { origin: 'http://evil.example' }, 403],
    ['a file', { origin: 'null' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }, 403],
  ])('asked under or from %s answers or refuses', async (_who, headers, status) => {
    const sandbox = await startSandbox({ page: PAGE });
    const filled = Object.entries({ host: '127.0.0.1:PORT', ...headers }).map(([name, value]) => [
      name,
      value.replace('PORT', String(sandbox.port)),
    ]);
    const sent: Record<string, string> = Object.fromEntries(filled);
    expect(await statusOf(sandbox, '/', sent)).toBe(status);
    expect(await statusOf(sandbox, `/ui/state?as=${DANA}`, sent)).toBe(status);
    const posted = await statusOf(sandbox, '/ui/act', sent, 'POST');
    expect(posted).toBe(status === 200 ? 415 : 403);
  });

  it('keeps browsers from the app’s side', async () => {
    const sandbox = await startSandbox();
    const own = { host: `127.0.0.1:${sandbox.port}`, origin: `http://127.0.0.1:${sandbox.port}` };
    expect(await statusOf(sandbox, '/api/auth.test', own, 'POST')).toBe(404);
    expect(await statusOf(sandbox, '/api/auth.test', { host: 'evil.example' }, 'POST')).toBe(403);
  });

  it('knows no other path', async () => {
    const sandbox = await startSandbox({ page: PAGE });
    const paths = ['/page.html', '/..%2f..%2fetc/passwd', '/ui/secrets', '/ui/state?as=U1', '/constructor'];
    const answers = await Promise.all(paths.map(async (path) => (await fetch(`${sandbox.origin}${path}`)).status));
    expect(answers).toEqual([404, 404, 404, 404, 404]);
  });
});

describe('/ui/state and /ui/messages', () => {
  it('show the workspace as the person sees it', async () => {
    const sandbox = await startSandbox({ clock: createManualClock(), timeFactor: 50 });
    const state = await get<UiState>(sandbox, `/ui/state?as=${OMAR}`);
    expect(state.me).toEqual({
      id: OMAR,
      name: 'omar',
      realName: 'Omar Haddad',
      title: 'Telephony engineer',
      bot: false,
      zone: 'America/New_York',
    });
    expect(state.channels.map(({ name }) => name)).toEqual([
      'connect-changes',
      'general',
      'incident-desk',
      'ext-partner',
    ]);
    expect(state.commands[0]).toEqual({ command: '/trail', description: 'Who changed what', usageHint: 'user X' });
    expect(state.shortcuts.map(({ callbackId }) => callbackId)).toEqual(['search', 'lookup']);
    expect(state.clock).toEqual({ now: Date.parse('2026-11-22T10:00:00Z'), factor: 50 });
    expect(state.people.find(({ id }) => id === sandbox.botUserId)).toMatchObject({
      bot: true,
      realName: 'Connect Trail',
    });
  });

  it('begin with the first person when nobody is named', async () => {
    expect((await get<UiState>(await startSandbox(), '/ui/state')).me.id).toBe(DANA);
  });

  it('count what is unread until it is read', async () => {
    const sandbox = await startSandbox();
    await postBlocks(sandbox, []);
    const unread = async (as: string) => (await get<UiState>(sandbox, `/ui/state?as=${as}`)).channels[0]?.unread;
    expect([await unread(DANA), await unread(OMAR)]).toEqual([1, 1]);
    await get(sandbox, `/ui/messages?as=${DANA}&channel=${CHANGES}`);
    expect([await unread(DANA), await unread(OMAR)]).toEqual([0, 1]);
  });

  it('show messages with their replies, and ephemerals to one person alone', async () => {
    const sandbox = await startSandbox();
    const ts = await postBlocks(sandbox, [{ type: 'divider', block_id: 'd' }]);
    await postBlocks(sandbox, [], { thread_ts: ts, text: 'reply' });
    await clientOf(sandbox).chat.postEphemeral({ channel: CHANGES, user: DANA, text: 'whisper' });
    const seen = (as: string, more = '') =>
      get<readonly UiMessage[]>(sandbox, `/ui/messages?as=${as}&channel=${CHANGES}${more}`);
    expect(await seen(DANA)).toMatchObject([
      {
        ts,
        blocks: [{ type: 'divider' }],
        ephemeral: false,
        edited: false,
        replies: { count: 1, userIds: [sandbox.botUserId] },
      },
      { text: 'whisper', ephemeral: true },
    ]);
    expect((await seen(OMAR)).map(({ text }) => text)).toEqual(['x']);
    expect((await seen(DANA, `&thread=${ts}`)).map(({ text }) => text)).toEqual(['x', 'reply']);
    expect((await fetch(`${sandbox.origin}/ui/messages?as=${OMAR}&channel=C0SECRET00`)).status).toBe(404);
  });
});

describe('/ui/act', () => {
  it('does what a person does, and answers what they see', async () => {
    const sandbox = await startSandbox();
    await openSocket(sandbox, () => ({}));
    const ts = await postBlocks(sandbox, [{ ...actions(button({ action_id: 'go' })), block_id: 'row' }]);
    const by = { as: DANA, channel: CHANGES };
    expect([
      await act(sandbox, { ...by, kind: 'message', text: 'hello', threadTs: ts }),
      await act(sandbox, { ...by, kind: 'command', text: '/trail help' }),
      await act(sandbox, { ...by, kind: 'command', text: '/other' }),
      await act(sandbox, { ...by, kind: 'action', ts, blockId: 'row', actionId: 'go', element: { type: 'button' } }),
      await act(sandbox, { as: DANA, kind: 'shortcut', callbackId: 'search' }),
      await act(sandbox, { as: DANA, kind: 'openHome' }),
      await act(sandbox, { as: DANA, kind: 'openDm', userId: sandbox.botUserId }),
      await act(sandbox, { as: DANA, kind: 'openDm', userId: OMAR }),
      await act(sandbox, { as: DANA, kind: 'openDm', userId: DANA }),
      await act(sandbox, { as: DANA, kind: 'dance' }),
      await act(sandbox, { as: 'U1', kind: 'openHome' }),
    ]).toMatchObject([
      { ok: true },
      { ok: true },
      { ok: false, error: '/other is not a valid command.' },
      { ok: true },
      { ok: true },
      { ok: true },
      { ok: true },
      { ok: true },
      { ok: false },
      { ok: false },
      { ok: false },
    ]);
    expect(sandbox.thread(CHANGES, ts).map(({ text }) => text)).toEqual(['x', 'hello']);
  });

  it('fills in a modal and closes it', async () => {
    const sandbox = await startSandbox();
    await openSocket(sandbox, () => ({}));
    await sandbox.shortcut(DANA, 'search');
    const trigger = String(sandbox.log.sent('interactive')[0]?.payload.trigger_id);
    const who = input({ type: 'external_select', action_id: 'who' }, { block_id: 'what', dispatch_action: true });
    await clientOf(sandbox).apiCall('views.open', {
      trigger_id: trigger,
      view: modal({ submit: plain(), blocks: [who] }),
    });
    const [open] = (await get<UiState>(sandbox, `/ui/state?as=${DANA}`)).modals;
    const place = { as: DANA, viewId: open?.id, blockId: 'what', actionId: 'who' };
    const element = { type: 'external_select', selected_option: option(1) };
    expect(await act(sandbox, { ...place, kind: 'viewAction', element })).toEqual({ ok: true });
    expect(await act(sandbox, { ...place, value: 'dan' }, 'options')).toEqual({ options: [] });
    expect(await act(sandbox, { as: DANA, kind: 'viewSubmit', viewId: open?.id, state: {} })).toEqual({ ok: true });
    expect((await get<UiState>(sandbox, `/ui/state?as=${DANA}`)).modals).toEqual([]);
    const types = sandbox.log.sent('interactive').map(({ payload }) => payload.type);
    expect(types).toEqual(['shortcut', 'block_actions', 'block_suggestion', 'view_submission']);
  });
});

describe('/ui/stream', () => {
  it('tells of what changed where the person can see it', async () => {
    const sandbox = await startSandbox();
    const stopped = new AbortController();
    const answer = await fetch(`${sandbox.origin}/ui/stream?as=${OMAR}`, { signal: stopped.signal });
    const reader = answer.body?.getReader();
    const decoder = new TextDecoder();
    let heard = '';
    const hear = async (part: string): Promise<void> => {
      while (!heard.includes(part)) heard += decoder.decode((await reader?.read())?.value);
    };
    await hear('hello');
    sandbox.message(DANA, 'C0SECRET00', 'not for Omar');
    const ts = await postBlocks(sandbox, []);
    await postBlocks(sandbox, [], { thread_ts: ts });
    await hear(`data: {"channel":"${CHANGES}","thread":"${ts}"}`);
    stopped.abort();
    expect(heard).toContain(`data: {"channel":"${CHANGES}"}\n`);
    expect(heard).not.toContain('C0SECRET00');
  });
});

describe('/ui/file', () => {
  it('is a download, whatever it holds', async () => {
    const sandbox = await startSandbox();
    const page = '<script>alert(1)</script>';
    await clientOf(sandbox).filesUploadV2({ channel_id: CHANGES, filename: 'a"b.svg', content: page });
    const [id] = sandbox.files.keys();
    const answer = await fetch(`${sandbox.origin}/ui/file?id=${id}`);
    expect(await answer.text()).toBe(page);
    expect([answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([
      'application/octet-stream',
      "attachment; filename*=UTF-8''a%22b.svg",
    ]);
  });
});
