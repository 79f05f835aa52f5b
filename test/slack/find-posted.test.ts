import { describe, expect, it } from 'vitest';
import { createClock } from '../../src/clock.ts';
import { createChannelReader, createFindPosted } from '../../src/slack/find-posted.ts';
import { createPacer } from '../../src/slack/pacer.ts';
import { createWireClient, type WireAnswer } from './web-client.ts';

const SINCE = new Date('2026-11-22T10:00:00.500Z');

/** Time that hardly passes, so that the pace of reading costs nothing. */
function finder(answer: (nth: number) => WireAnswer) {
  const { client, calls } = createWireClient((_call, nth) => answer(nth));
  const pacer = createPacer(createClock({ factor: 10_000 }));
  return { ...createFindPosted(createChannelReader(client, pacer)), calls };
}

function find(answer: (nth: number) => WireAnswer) {
  const { findPosted, calls } = finder(answer);
  return { found: findPosted('C1', 'n1', SINCE), calls };
}

const notice = (id: string, ts: string, type = 'connect_change') => ({
  ts,
  metadata: { event_type: type, event_payload: { notice_id: id } },
});
const page = (messages: readonly object[], cursor = ''): WireAnswer => ({
  body: { ok: true, messages, response_metadata: { next_cursor: cursor } },
});

describe('findPosted', () => {
  it('finds a notice by its metadata among what others wrote, from a quarter of an hour before it was due', async () => {
    const { found, calls } = find(() => page([{ ts: '9.1' }, { ts: '8.1', metadata: {} }, notice('n1', '7.1')]));
    expect(await found).toBe('7.1');
    const args = { channel: 'C1', oldest: '1795340700', include_all_metadata: 'true', limit: '200' };
    expect(calls).toEqual([{ method: 'conversations.history', args }]);
  });

  it('reads on where there is more', async () => {
    const { found, calls } = find((nth) =>
      nth === 0 ? page([notice('n2', '9.1')], 'next') : page([notice('n1', '7.1')]),
    );
    expect(await found).toBe('7.1');
    expect(calls.map(({ args }) => args.cursor)).toEqual([undefined, 'next']);
  });

  it('says none where the history ends, or after fifty pages', async () => {
    expect(await find(() => page([notice('n2', '9.1')])).found).toBe('none');
    const endless = find(() => page([], 'more'));
    expect(await endless.found).toBe('none');
    expect(endless.calls).toHaveLength(50);
  });

  it.each([{ body: { ok: false, error: 'missing_scope' } }, { status: 404 }])(
    'says unknown where Slack does not let us look',
    async (answer) => {
      expect(await find(() => answer).found).toBe('unknown');
    },
  );

  it.each([{ status: 429, headers: { 'retry-after': '7' } }, { status: 500 }, new TypeError('fetch failed')])(
    'does not guess where Slack cannot be asked now',
    async (answer) => {
      await expect(find(() => answer).found).rejects.toMatchObject({ name: 'SlackRefusal' });
    },
  );
});

describe('findReply', () => {
  const at = { channel: 'C1', threadTs: '7.1' };
  const thread = page([
    notice('n1', '7.1'),
    notice('n1', '7.2', 'connect_change_list'),
    { ts: '7.3', files: [{ id: 'F1' }, 'odd', { id: 2 }] },
  ]);

  it('finds the list of a notice in its thread, and not the notice itself', async () => {
    const { findReply, calls } = finder(() => thread);
    expect(await findReply(at, { listOf: 'n1' })).toBe('7.2');
    expect(await findReply(at, { listOf: 'n2' })).toBe('none');
    const args = { channel: 'C1', ts: '7.1', include_all_metadata: 'true', limit: '200' };
    expect(calls[0]).toEqual({ method: 'conversations.replies', args });
  });

  it('finds a file by its id', async () => {
    const { findReply } = finder(() => thread);
    expect(await findReply(at, { fileId: 'F1' })).toBe('7.3');
    expect(await findReply(at, { fileId: 'F2' })).toBe('none');
  });
});
