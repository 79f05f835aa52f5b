import { describe, expect, it } from 'vitest';
import type { SlackSandbox } from '../../../sandbox/slack/slack-sandbox.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { actions, button, long, section, times } from './support/blocks.ts';
import { openSocket } from './support/raw-socket.ts';
import { CHANGES, DANA, OMAR, postBlocks, startSandbox } from './support/sandbox.ts';

async function start() {
  const clock = createManualClock();
  const sandbox = await startSandbox({ clock });
  await openSocket(sandbox, () => ({}));
  return { clock, sandbox };
}

function urlOf(sandbox: SlackSandbox): string {
  return String(sandbox.log.sent().at(-1)?.payload.response_url);
}

async function answer(url: string, body: object): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const { error } = (await response.json()) as { error?: string };
  return response.ok ? 'ok' : `${response.status} ${error}`;
}

async function click(sandbox: SlackSandbox): Promise<string> {
  const ts = await postBlocks(sandbox, [actions(button({ action_id: 'go' }))], { text: 'original' });
  await sandbox.click(OMAR, { channel: CHANGES, ts, actionId: 'go' });
  return urlOf(sandbox);
}

describe("a command's response_url", () => {
  it('takes five answers', async () => {
    const { sandbox } = await start();
    await sandbox.command(DANA, CHANGES, '/trail');
    const url = urlOf(sandbox);
    const answers = [];
    for (let use = 0; use < 6; use += 1) answers.push(await answer(url, { text: 'x', response_type: 'ephemeral' }));
    expect(answers).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', '404 used_url']);
    expect(sandbox.ephemerals(DANA)).toHaveLength(5);
  });

  it('lives half an hour', async () => {
    const { sandbox, clock } = await start();
    await sandbox.command(DANA, CHANGES, '/trail');
    const url = urlOf(sandbox);
    await clock.advance(30 * 60_000);
    expect(await answer(url, { text: 'x' })).toBe('ok');
    await clock.advance(1);
    expect(await answer(url, { text: 'x' })).toBe('404 expired_url');
    expect(await answer(`${url}x`, { text: 'x' })).toBe('404 invalid_url');
  });

  it('posts another message instead of replacing its own', async () => {
    const { sandbox } = await start();
    await sandbox.command(DANA, CHANGES, '/trail');
    const url = urlOf(sandbox);
    await answer(url, { text: 'first', response_type: 'ephemeral' });
    await answer(url, { text: 'second', replace_original: true });
    expect(sandbox.ephemerals(DANA).map(({ text }) => text)).toEqual(['first', 'second']);
    expect(await answer(url, { delete_original: true })).toBe('404 message_not_found');
  });

  it('answers in the channel when told to, in a channel the app is not in', async () => {
    const { sandbox } = await start();
    await sandbox.command(DANA, 'C0GENERAL0', '/trail');
    expect(await answer(urlOf(sandbox), { text: 'for all', response_type: 'in_channel' })).toBe('ok');
    expect(sandbox.messages('C0GENERAL0')).toMatchObject([{ text: 'for all', own: true }]);
  });

  it('refuses blocks that Slack refuses, but no long message', async () => {
    const { sandbox } = await start();
    await sandbox.command(DANA, CHANGES, '/trail');
    const url = urlOf(sandbox);
    expect(await answer(url, { blocks: [{ type: 'header' }] })).toBe('400 invalid_blocks');
    expect(await answer(url, {})).toBe('400 no_text');
    const blocks = times(5, () => section({ text: { type: 'mrkdwn', text: long(3000) } }));
    expect(await answer(url, { text: 'x', blocks })).toBe('ok');
  });

  it('is written down, with what was left unsaid', async () => {
    const { sandbox } = await start();
    await sandbox.command(DANA, CHANGES, '/trail');
    await answer(urlOf(sandbox), { text: '<!here>' });
    expect(sandbox.log.calls('response_url')).toMatchObject([
      { ok: true, pings: ['<!here>'], warnings: ['neither response_type nor replace_original said'] },
    ]);
  });
});

describe("an action's response_url", () => {
  it('replaces the message that was clicked, keeps it otherwise, and deletes it', async () => {
    const { sandbox } = await start();
    const url = await click(sandbox);
    await answer(url, { text: 'replaced', replace_original: true });
    expect(sandbox.messages(CHANGES).map(({ text, blocks }) => [text, blocks])).toEqual([['replaced', undefined]]);
    await answer(url, { text: 'beside', replace_original: false });
    expect(sandbox.ephemerals(OMAR).map(({ text }) => text)).toEqual(['beside']);
    await answer(url, { delete_original: true });
    expect(sandbox.messages(CHANGES)).toEqual([]);
  });

  it('answers in a thread', async () => {
    const { sandbox } = await start();
    const url = await click(sandbox);
    const [root] = sandbox.messages(CHANGES);
    await answer(url, { text: 'reply', response_type: 'in_channel', replace_original: false, thread_ts: root?.ts });
    expect(sandbox.thread(CHANGES, root?.ts ?? '').map(({ text }) => text)).toEqual(['original', 'reply']);
  });
});
