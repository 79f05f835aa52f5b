import { afterEach, describe, expect, it } from 'vitest';
import type { Activity } from '../src/activity/activity.ts';
import { createDelivery, type DeliverDeps, type DeliverStore, type DueNotice, parkingAdvice } from '../src/deliver.ts';
import { SlackRefusal } from '../src/errors.ts';
import type { Message } from '../src/notice/message.ts';
import { createManualClock } from './support/manual-clock.ts';

const ACTIVITY: Activity = {
  eventID: 'e1',
  at: new Date('2026-11-22T09:59:00Z'),
  region: 'eu-central-1',
  eventSource: 'connect.amazonaws.com',
  eventName: 'DeleteQueue',
  verb: 'Delete',
  plane: 'config',
  known: true,
  actor: { key: 'iam:1:dana', kind: 'person', name: 'dana', aliases: [], automation: false },
  way: { kind: 'cli' },
  related: [],
  changes: [],
  severity: 'notable',
  treatment: 'tell',
  sameAs: [],
  sha256: '',
};

type Row = {
  noticeId: string;
  channel: string;
  wanted: number;
  posted: number;
  ts?: string;
  posting: boolean;
  closed?: string;
};

/** A store of notices in memory, with the contract's rules and nothing else. */
function createRows(...rows: Row[]): DeliverStore & Readonly<{ rows: Row[] }> {
  const row = (noticeId: string): Row => {
    const found = rows.find((candidate) => candidate.noticeId === noticeId);
    if (!found) throw new Error(`no notice ${noticeId}`);
    return found;
  };
  return {
    rows,
    async dueNotices(limit, parked) {
      return rows
        .filter(({ closed, wanted, posted, channel }) => !closed && wanted > posted && !parked.includes(channel))
        .slice(0, limit)
        .map(({ noticeId, channel, wanted, ts, posting }): DueNotice => {
          return { noticeId, channel, wanted, uncertain: posting && !ts, since: ACTIVITY.at, ...(ts ? { ts } : {}) };
        });
    },
    noticeView: async (noticeId) => ({
      noticeId,
      activities: [{ activity: { ...ACTIVITY, eventID: noticeId }, known: { names: {}, earlier: {} } }],
      open: true,
    }),
    noticePage: async () => undefined,
    markPosting: async (noticeId) => void Object.assign(row(noticeId), { posting: true }),
    markPosted: async (noticeId, version, ts) =>
      void Object.assign(row(noticeId), { posted: version, ts, posting: false }),
    closeNotice: async (noticeId, reason) => void Object.assign(row(noticeId), { closed: reason }),
    settleGroups: async () => undefined,
  };
}

const unposted = (noticeId: string, channel = 'C1'): Row => ({
  noticeId,
  channel,
  wanted: 1,
  posted: 0,
  posting: false,
});

const stops: AbortController[] = [];
afterEach(() => stops.splice(0).map((stop) => stop.abort()));

/** Delivery over those rows to a Slack that answers as told; every call is written down with its second. */
function createChannel(rows: Row[], answers: Partial<DeliverDeps> = {}) {
  const clock = createManualClock();
  const start = clock.now().getTime();
  const store = createRows(...rows);
  const calls: string[] = [];
  const messages: Message[] = [];
  const note = (call: string) => calls.push(`${call} at ${(clock.now().getTime() - start) / 1000}`);
  let serial = 0;
  const delivery = createDelivery({
    store,
    clock,
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    findPosted: async () => 'none',
    objection: async () => undefined,
    ...answers,
    async post(channel, message) {
      note(`post ${String(message.metadata?.event_payload.notice_id)}`);
      messages.push(message);
      const answered = await answers.post?.(channel, message);
      serial += 1;
      return answered ?? { ts: `${serial}.0` };
    },
    async edit(at, message) {
      note(`edit ${at.ts}`);
      await answers.edit?.(at, message);
    },
  });
  const stop = new AbortController();
  stops.push(stop);
  void delivery.run(stop.signal);
  return { clock, store, calls, messages, delivery };
}

const fails = (times: number, refusal: SlackRefusal) => {
  let left = times;
  return async () => {
    left -= 1;
    if (left >= 0) throw refusal;
    return { ts: 'after' };
  };
};

describe('createDelivery', () => {
  it('posts what is not in the channel and remembers where', async () => {
    const { clock, store, calls } = createChannel([unposted('n1')]);
    await clock.advance(60_000);
    expect(calls).toEqual(['post n1 at 0']);
    expect(store.rows).toEqual([{ ...unposted('n1'), posted: 1, ts: '1.0' }]);
  });

  it('makes one edit of many changes, three seconds after the last', async () => {
    const { clock, store, calls, delivery } = createChannel([unposted('n1')]);
    await clock.advance(500);
    for (let change = 0; change < 10; change += 1) {
      for (const row of store.rows) row.wanted += 1;
      delivery.wake();
      await clock.advance(100);
    }
    await clock.advance(60_000);
    expect(calls).toEqual(['post n1 at 0', 'edit 1.0 at 3']);
    expect(store.rows[0]?.posted).toBe(11);
  });

  it('closes a notice that someone deleted, and leaves it alone', async () => {
    const { clock, store, calls } = createChannel([{ ...unposted('n1'), wanted: 2, posted: 1, ts: '7.0' }], {
      edit: fails(9, new SlackRefusal('gone', 'message_not_found')) as never,
    });
    await clock.advance(60_000);
    expect(calls).toEqual(['edit 7.0 at 0']);
    expect(store.rows[0]?.closed).toBe('message_not_found');
  });

  it('waits as long as a 429 says and then goes on, without looking for a post that was not taken', async () => {
    const { clock, store, calls } = createChannel([unposted('n1')], {
      post: fails(1, new SlackRefusal('passing', 'ratelimited', { retryAfterMs: 20_000 })),
      findPosted: async () => 'found it by mistake',
    });
    await clock.advance(60_000);
    expect(calls).toEqual(['post n1 at 0', 'post n1 at 20']);
    expect(store.rows[0]?.ts).toBe('after');
  });

  it('looks for a post whose answer was lost before it is sent again', async () => {
    const { clock, store, calls } = createChannel([unposted('n1')], {
      post: fails(9, new SlackRefusal('uncertain', 'nothing')),
      edit: async () => undefined,
      findPosted: async () => '5.5',
    });
    await clock.advance(60_000);
    expect(calls).toEqual(['post n1 at 0', 'edit 5.5 at 10']);
    expect(store.rows[0]).toMatchObject({ posted: 1, ts: '5.5' });
  });

  it('settles a post that was under way when the process died', async () => {
    const { clock, calls } = createChannel([{ ...unposted('n1'), posting: true }]);
    await clock.advance(60_000);
    expect(calls).toEqual(['post n1 at 10']);
  });

  it('sends an uncertain post again when the channel may not be searched', async () => {
    const { clock, calls } = createChannel([{ ...unposted('n1'), posting: true }], {
      findPosted: async () => 'unknown',
    });
    await clock.advance(60_000);
    expect(calls).toEqual(['post n1 at 10']);
  });

  it('falls back to plain text when Slack refuses the blocks', async () => {
    const { clock, store, messages } = createChannel([unposted('n1')], {
      post: fails(1, new SlackRefusal('content', 'invalid_blocks')),
    });
    await clock.advance(60_000);
    expect(messages.map(({ blocks }) => blocks.length > 0)).toEqual([true, false]);
    expect(store.rows[0]).toMatchObject({ posted: 1, ts: 'after' });
  });

  it('gives up on a notice that Slack refuses also as plain text, and keeps the reason', async () => {
    const { clock, store, calls } = createChannel([unposted('n1'), unposted('n2')], {
      post: fails(2, new SlackRefusal('content', 'msg_too_long')),
    });
    await clock.advance(60_000);
    expect(calls).toEqual(['post n1 at 0', 'post n1 at 0', 'post n2 at 0']);
    expect(store.rows[0]?.closed).toContain('msg_too_long');
  });

  it('parks a channel it is not in, goes on with others, and tries again each minute', async () => {
    let invited = false;
    const { clock, calls, delivery } = createChannel([unposted('n1', 'C1'), unposted('n2', 'C2')], {
      objection: async (channel) => (channel === 'C1' && !invited ? 'not_in_channel' : undefined),
    });
    await clock.advance(10_000);
    expect(calls).toEqual(['post n2 at 0']);
    expect(delivery.state().parked).toMatchObject([{ channel: 'C1', reason: 'not_in_channel' }]);
    invited = true;
    await clock.advance(120_000);
    expect(calls[1]).toMatch(/^post n1 at 6\d/);
    expect(delivery.state().parked).toEqual([]);
  });

  it('waits while Slack cannot be asked about the channel, and says so', async () => {
    let answers = false;
    const { clock, calls, delivery } = createChannel([unposted('n1')], {
      objection: async () => {
        if (answers) return undefined;
        throw new SlackRefusal('uncertain', 'nothing');
      },
    });
    await clock.advance(5_000);
    expect([calls, delivery.state().trouble]).toEqual([[], 'nothing']);
    answers = true;
    await clock.advance(60_000);
    expect(calls).toEqual([expect.stringMatching(/^post n1 at \d+/)]);
    expect(delivery.state().trouble).toBeUndefined();
  });

  it('goes on with other notices when one cannot be rendered', async () => {
    const { clock, store, calls } = createChannel([unposted('n1'), unposted('n2')]);
    const noticeView = store.noticeView;
    store.noticeView = (id) => (id === 'n1' ? Promise.reject(new TypeError('broken')) : noticeView(id));
    await clock.advance(1_000);
    expect(calls).toEqual(['post n2 at 0']);
  });

  it('closes a notice with nothing in it', async () => {
    const { clock, store, calls } = createChannel([unposted('n1')]);
    store.noticeView = async () => undefined;
    await clock.advance(1_000);
    expect([calls, store.rows[0]?.closed]).toEqual([[], 'nothing to show']);
  });
});

describe('parkingAdvice', () => {
  it.each([
    ['not_in_channel', '/invite @Connect Trail'],
    ['channel_not_found', '/invite @Connect Trail'],
    ['is_archived', 'Unarchive it'],
    ['shared_channel', 'ALLOW_SHARED_CHANNEL=true'],
    ['missing_scope', 'manifest.yml'],
    ['token_revoked', 'Slack answers token_revoked'],
  ])('says for %s: %s', (reason, advice) => {
    expect(parkingAdvice('C1', reason)).toContain(advice);
  });
});
