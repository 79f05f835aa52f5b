import { describe, expect, it } from 'vitest';
import { createClock } from '../../src/clock.ts';
import { eventMark, withEvents } from '../../src/notice/shown-events.ts';
import { createChannelReader } from '../../src/slack/find-posted.ts';
import { createPacer } from '../../src/slack/pacer.ts';
import { createShownIn } from '../../src/slack/shown-in.ts';
import { createWireClient, type WireAnswer } from './web-client.ts';

const SINCE = new Date('2026-11-22T10:00:00Z');
const SPAN = { from: new Date('2026-11-22T10:01:00Z'), to: new Date('2026-11-22T10:02:00Z') };

function shownIn(answer: WireAnswer) {
  const { client } = createWireClient(() => answer);
  const pacer = createPacer(createClock({ factor: 10_000 }));
  return createShownIn(createChannelReader(client, pacer))('C1', SINCE);
}

function notice(noticeId: string, ts: string, eventIDs: readonly string[]) {
  const metadata = { event_type: 'connect_change', event_payload: { notice_id: noticeId } };
  return { ts, ...withEvents({ text: 'x', blocks: [], metadata }, eventIDs, SPAN) };
}

describe('createShownIn', () => {
  it('learns from the channel which changes its notices show', async () => {
    const many = Array.from({ length: 1001 }, (_, number) => `m${number}`);
    const messages = [notice('n1', '9.1', ['a', 'b']), { ts: '8.1' }, notice('n2', '7.1', many)];
    const shown = await shownIn({ body: { ok: true, messages } });
    if (shown === 'unknown') throw new Error('It was allowed to look.');
    expect(shown.byMark.size).toBe(1002);
    expect(shown.byMark.get(eventMark('b'))).toEqual({ noticeId: 'n1', ts: '9.1' });
    expect(shown.byMark.get(eventMark('m999'))).toEqual({ noticeId: 'n2', ts: '7.1' });
    expect(shown.longOnes).toEqual([{ noticeId: 'n2', ts: '7.1', ...SPAN }]);
  });

  it('says that it is not known where Slack does not let us look, and does not guess where it cannot be asked', async () => {
    expect(await shownIn({ body: { ok: false, error: 'missing_scope' } })).toBe('unknown');
    await expect(shownIn({ status: 500 })).rejects.toMatchObject({ name: 'SlackRefusal' });
  });
});
