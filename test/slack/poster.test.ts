import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/notice/message.ts';
import { createPacer } from '../../src/slack/pacer.ts';
import { createPoster } from '../../src/slack/poster.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { createWireClient, type WireAnswer } from './web-client.ts';

const MESSAGE: Message = { text: 'dana created queue Billing', blocks: [{ type: 'divider' }] };

function create(answer: (nth: number) => WireAnswer = () => ({ body: { ok: true, ts: '1.1' } })) {
  const clock = createManualClock();
  const start = clock.now().getTime();
  const at: string[] = [];
  const { client, calls } = createWireClient(({ method, args }, nth) => {
    at.push(`${method} ${args.channel} ${clock.now().getTime() - start}`);
    return answer(nth);
  });
  return { poster: createPoster(client, createPacer(clock)), clock, calls, at };
}

const BODY = { text: MESSAGE.text, blocks: '[{"type":"divider"}]', parse: 'none', link_names: 'false' };

describe('createPoster', () => {
  it('posts text that nobody parses and nothing unfurls', async () => {
    const { poster, calls } = create();
    expect(await poster.post({ channel: 'C1' }, MESSAGE, 'notice')).toEqual({ ts: '1.1' });
    const args = { ...BODY, channel: 'C1', unfurl_links: 'false', unfurl_media: 'false' };
    expect(calls).toEqual([{ method: 'chat.postMessage', args }]);
  });

  it('posts in a thread, with what is needed to find it again', async () => {
    const { poster, calls } = create();
    const metadata = { event_type: 'connect_change', event_payload: { notice_id: 'n1' } };
    await poster.post({ channel: 'C1', threadTs: '1.0' }, { ...MESSAGE, metadata }, 'answer');
    expect(calls[0]?.args).toMatchObject({ thread_ts: '1.0', metadata: JSON.stringify(metadata) });
  });

  it('edits text that nobody parses', async () => {
    const { poster, calls } = create();
    await poster.edit({ channel: 'C1', ts: '1.1' }, MESSAGE);
    expect(calls).toEqual([{ method: 'chat.update', args: { ...BODY, channel: 'C1', ts: '1.1' } }]);
  });

  it('keeps a second between the calls of a channel and a little more between edits, answers first', async () => {
    const { poster, clock, at } = create();
    void poster.post({ channel: 'C1' }, MESSAGE, 'notice');
    void poster.edit({ channel: 'C1', ts: '1.1' }, MESSAGE);
    void poster.edit({ channel: 'C2', ts: '2.1' }, MESSAGE);
    void poster.post({ channel: 'C1' }, MESSAGE, 'answer');
    await clock.advance(10_000);
    expect(at).toEqual([
      'chat.postMessage C1 0',
      'chat.update C2 0',
      'chat.postMessage C1 1050',
      'chat.update C1 2100',
    ]);
  });

  it('pauses a channel for as long as a 429 says, and no other channel', async () => {
    const { poster, clock, at } = create((nth) =>
      nth === 0 ? { status: 429, headers: { 'retry-after': '7' } } : { body: { ok: true, ts: '1.1' } },
    );
    const limited = poster.post({ channel: 'C1' }, MESSAGE, 'notice');
    const refused = expect(limited).rejects.toMatchObject({
      kind: 'passing',
      reason: 'ratelimited',
      retryAfterMs: 7_000,
    });
    await clock.advance(0);
    await refused;
    void poster.post({ channel: 'C1' }, MESSAGE, 'notice');
    void poster.post({ channel: 'C2' }, MESSAGE, 'notice');
    await clock.advance(20_000);
    expect(at).toEqual(['chat.postMessage C1 0', 'chat.postMessage C2 200', 'chat.postMessage C1 7000']);
  });

  it('finds a permalink, or none where Slack gives none', async () => {
    const permalink = 'https://acme.slack.com/archives/C1/p11';
    expect(await create(() => ({ body: { ok: true, permalink } })).poster.permalink({ channel: 'C1', ts: '1.1' })).toBe(
      permalink,
    );
    expect(await create(() => ({ status: 404 })).poster.permalink({ channel: 'C1', ts: '1.1' })).toBeUndefined();
  });
});
