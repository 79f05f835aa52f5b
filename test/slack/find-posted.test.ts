import { describe, expect, it } from 'vitest';
import { createFindPosted } from '../../src/slack/find-posted.ts';
import { createWireClient, type WireAnswer } from './web-client.ts';

const SINCE = new Date('2026-11-22T10:00:00.500Z');

function find(answer: (nth: number) => WireAnswer) {
  const { client, calls } = createWireClient((_call, nth) => answer(nth));
  return { found: createFindPosted(client)('C1', 'n1', SINCE), calls };
}

const notice = (id: string, ts: string) => ({ ts, metadata: { event_type: 'x', event_payload: { notice_id: id } } });
const page = (messages: readonly object[], cursor = ''): WireAnswer => ({
  body: { ok: true, messages, response_metadata: { next_cursor: cursor } },
});

describe('createFindPosted', () => {
  it('finds a notice by its metadata among what others wrote, from a minute before it was due', async () => {
    const { found, calls } = find(() => page([{ ts: '9.1' }, { ts: '8.1', metadata: {} }, notice('n1', '7.1')]));
    expect(await found).toBe('7.1');
    const args = { channel: 'C1', oldest: '1795341540', include_all_metadata: 'true', limit: '200' };
    expect(calls).toEqual([{ method: 'conversations.history', args }]);
  });

  it('reads on where there is more', async () => {
    const { found, calls } = find((nth) =>
      nth === 0 ? page([notice('n2', '9.1')], 'next') : page([notice('n1', '7.1')]),
    );
    expect(await found).toBe('7.1');
    expect(calls.map(({ args }) => args.cursor)).toEqual([undefined, 'next']);
  });

  it('says none where the history ends, or after five pages', async () => {
    expect(await find(() => page([notice('n2', '9.1')])).found).toBe('none');
    const endless = find(() => page([], 'more'));
    expect(await endless.found).toBe('none');
    expect(endless.calls).toHaveLength(5);
  });

  it.each([{ body: { ok: false, error: 'missing_scope' } }, { status: 404 }, new TypeError('fetch failed')])(
    'says unknown where Slack may not or cannot be asked',
    async (answer) => {
      expect(await find(() => answer).found).toBe('unknown');
    },
  );
});
