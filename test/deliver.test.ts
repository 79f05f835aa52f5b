import { afterEach, describe, expect, it } from 'vitest';
import { createDelivery, type DeliverDeps, type SlackCalls } from '../src/deliver.ts';
import { holdLease } from '../src/deliver-lease.ts';
import { SlackRefusal } from '../src/errors.ts';
import type { Message } from '../src/notice/message.ts';
import { createManualClock } from './support/manual-clock.ts';
import { ACTIVITY, createRows, type DetailRow, type Row } from './support/notice-rows.ts';

const unposted = (noticeId: string, channel = 'C1'): Row => ({
  noticeId,
  channel,
  wanted: 1,
  posted: 0,
  posting: false,
});

const stops: AbortController[] = [];
afterEach(() => stops.splice(0).map((stop) => stop.abort()));

type Answers = Partial<SlackCalls> & Readonly<{ details?: DetailRow[]; deps?: Partial<DeliverDeps> }>;

/** Delivery over those rows to a Slack that answers as told; every call is written down with its second. */
function createChannel(rows: Row[], { details, deps, ...answers }: Answers = {}) {
  const clock = createManualClock();
  const start = clock.now().getTime();
  const store = createRows(rows, details);
  const calls: string[] = [];
  const messages: Message[] = [];
  const told: string[] = [];
  const note = (call: string) => calls.push(`${call} at ${(clock.now().getTime() - start) / 1000}`);
  let serial = 0;
  const delivery = createDelivery({
    store,
    clock,
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    holder: 'w1',
    random: () => 1,
    dayOf: (at) => at.toISOString().slice(0, 10),
    tellOperator: (sentence) => told.push(sentence),
    slack: {
      findPosted: async () => 'none',
      findReply: async () => 'none',
      objection: async () => undefined,
      upload: async () => 'F1',
      ...answers,
      async post(to, message, before) {
        await before();
        note(to.threadTs ? `reply ${to.threadTs}` : `post ${String(message.metadata?.event_payload.notice_id)}`);
        messages.push(message);
        const answered = await answers.post?.(to, message, before);
        serial += 1;
        return answered ?? { ts: `${serial}.0` };
      },
      async edit(at, message, before) {
        await before();
        note(`edit ${at.ts}`);
        await answers.edit?.(at, message, before);
      },
      async share(to, file, before) {
        await before();
        note(`share ${file.id} in ${to.threadTs}`);
        await answers.share?.(to, file, before);
      },
    },
    ...deps,
  });
  const stop = new AbortController();
  stops.push(stop);
  const running = delivery.run(stop.signal);
  return { clock, store, calls, messages, delivery, told, stop, running };
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
    expect(store.rows).toEqual([
      { ...unposted('n1'), posted: 1, ts: '1.0', edits: 0, sentAt: new Date('2026-11-22T10:00:00Z') },
    ]);
  });

  it('names days where the operator is', async () => {
    const from = new Date('2026-11-22T23:30:00Z');
    const example = { activity: ACTIVITY, known: { names: {}, earlier: {} } };
    const summary = {
      ...{ from, to: from, done: 2, refused: 0, mended: 0, people: 1, tools: 0, moreRows: 0 },
      ...{ rows: [{ example, done: 2, things: 1, refused: 0, names: [] }], instances: [], sensitiveElsewhere: 0 },
    };
    const said = async (zone?: string) => {
      const { clock, store, messages } = createChannel([unposted('n1')], { deps: zone ? { zone } : {} });
      store.noticeView = async (noticeId) => ({ noticeId, kind: 'rollup', activities: [], summary, open: false });
      await clock.advance(1_000);
      return messages.map(({ text }) => text);
    };
    expect(await said()).toEqual(['Roll-up: 2 routine changes on Sun 22 Nov']);
    expect(await said('Europe/Berlin')).toEqual(['Roll-up: 2 routine changes on Mon 23 Nov']);
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
    expect(calls).toEqual(['post n1 at 0', 'edit 5.5 at 13']);
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

  it('holds an uncertain post of a restored store when the channel may not be searched', async () => {
    const { clock, store, calls } = createChannel([{ ...unposted('n1'), posting: true }], {
      findPosted: async () => 'unknown',
      deps: { restoredAt: new Date('2026-11-22T10:00:00Z') },
    });
    await clock.advance(60_000);
    expect([calls, store.rows[0]?.closed]).toEqual([[], 'held']);
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

  it('edits a notice that goes on growing ever more slowly, and its last version at once', async () => {
    const { clock, store, calls, delivery } = createChannel([unposted('n1')]);
    for (let second = 0; second < 240; second += 1) {
      for (const row of store.rows) row.wanted += 1;
      delivery.wake();
      await clock.advance(1_000);
    }
    expect(calls).toEqual(['post n1 at 0', ...[3, 9, 21, 45, 93, 148, 203].map((second) => `edit 1.0 at ${second}`)]);
    for (const row of store.rows) Object.assign(row, { wanted: row.wanted + 1, open: false });
    delivery.wake();
    await clock.advance(1_000);
    expect(calls.at(-1)).toBe('edit 1.0 at 240');
  });

  it("edits the day's roll-up each quarter of an hour, and a storm each half minute", async () => {
    const { clock, store, calls, delivery } = createChannel([
      { ...unposted('n1', 'C1'), kind: 'rollup' },
      { ...unposted('n2', 'C2'), kind: 'storm' },
    ]);
    for (let minute = 0; minute < 16; minute += 1) {
      for (const row of store.rows) row.wanted += 1;
      delivery.wake();
      await clock.advance(60_000);
    }
    expect(calls.filter((call) => call.startsWith('edit 1.0'))).toEqual(['edit 1.0 at 900']);
    expect(calls.filter((call) => call.startsWith('edit 2.0')).slice(0, 2)).toEqual([
      expect.stringMatching(/ at 60/),
      expect.stringMatching(/ at 120/),
    ]);
  });

  it('lets new notices go on while Slack takes no edits', async () => {
    const { clock, store, calls, delivery } = createChannel([{ ...unposted('n1'), wanted: 2, posted: 1, ts: '7.0' }], {
      edit: fails(1, new SlackRefusal('passing', 'ratelimited', { retryAfterMs: 30_000 })) as never,
    });
    await clock.advance(1_000);
    store.rows.push(unposted('n2'));
    delivery.wake();
    await clock.advance(60_000);
    expect(calls).toEqual(['edit 7.0 at 0', 'post n2 at 1', 'edit 7.0 at 30']);
  });

  it('tries again without end while Slack does not answer, and says how long it will wait', async () => {
    const { clock, calls, delivery } = createChannel([unposted('n1')], {
      post: fails(100, new SlackRefusal('passing', 'HTTP 400')),
    });
    await clock.advance(200_000);
    expect(calls.map((call) => Number(call.split(' at ')[1]))).toEqual([0, 2, 6, 14, 30, 62, 122, 182]);
    expect(delivery.state()).toEqual({
      parked: [],
      backingOff: [{ channel: 'C1', reason: 'HTTP 400', failures: 8, again: new Date('2026-11-22T10:04:02Z') }],
      trouble: 'HTTP 400',
    });
  });

  it('folds what a channel cannot keep up with into one storm notice', async () => {
    const many = Array.from({ length: 40 }, (_, number) => unposted(`n${number}`));
    const { clock, store, calls } = createChannel([...many, { ...unposted('s1'), sensitive: true }]);
    await clock.advance(5_000);
    expect(calls).toEqual(['post s1 at 0', 'post storm at 0']);
    expect(store.rows.filter(({ closed }) => closed === 'storm')).toHaveLength(40);
  });

  it('tells some few notices one by one, however long they waited', async () => {
    const { clock, calls } = createChannel(['n1', 'n2', 'n3', 'n4'].map((id) => unposted(id)));
    await clock.advance(5_000);
    expect(calls).toHaveLength(4);
  });

  it('leaves a channel to the worker that has it, and takes it over when that one is gone', async () => {
    const { clock, store, calls } = createChannel([unposted('n1')]);
    store.leases.set('channel C1', { holder: 'w2', until: clock.now().getTime() + 15_000 });
    await clock.advance(60_000);
    expect(calls).toEqual([expect.stringMatching(/^post n1 at 15/)]);
  });

  it("does not post when the channel became another worker's while it waited for its turn", async () => {
    const gate = Promise.withResolvers<void>();
    const { clock, store, calls } = createChannel([unposted('n1')], { objection: () => gate.promise as never });
    await clock.advance(0);
    store.leases.set('channel C1', { holder: 'w2', until: clock.now().getTime() + 9_000_000 });
    gate.resolve();
    await clock.advance(10_000);
    expect([calls, store.rows[0]?.posting]).toEqual([[], false]);
  });

  it('does not post when the channel was another worker’s for a moment, who may have posted it', async () => {
    const gate = Promise.withResolvers<void>();
    const { clock, store, calls } = createChannel([unposted('n1')], { objection: () => gate.promise as never });
    await clock.advance(0);
    store.leases.delete('channel C1');
    Object.assign(store.rows[0] ?? {}, { ts: '7.0', posted: 1 });
    gate.resolve();
    await clock.advance(10_000);
    expect(calls).toEqual([]);
  });

  it('asks again whether a channel is its own when it stood still after the store had said so', async () => {
    const deps = { store: createRows([]), clock: createManualClock(), holder: 'w1' };
    const lease = await holdLease(deps, 'channel C1');
    const standing = lease?.during(async () => {
      await deps.clock.advance(20_000);
      deps.store.leases.set('channel C1', { holder: 'w2', until: 0 });
      return true;
    });
    await expect(standing).rejects.toThrow('another worker');
  });

  it('keeps a channel while Slack is slow', async () => {
    const { clock, store } = createChannel([unposted('n1')], {
      post: () => clock.sleep(60_000).then(() => ({ ts: '9.0' })),
    });
    await clock.advance(50_000);
    expect(store.leases.get('channel C1')?.until).toBeGreaterThan(clock.now().getTime());
    await clock.advance(20_000);
    expect([...store.leases]).toEqual([]);
  });

  it('posts the list and then the file that a thread owes', async () => {
    const details: DetailRow[] = [
      { noticeId: 'n1', part: 'file', state: 'due' },
      { noticeId: 'n1', part: 'list', state: 'due' },
    ];
    const { clock, store, calls, messages } = createChannel([unposted('n1')], { details });
    await clock.advance(5_000);
    expect(calls).toEqual(['post n1 at 0', 'reply 1.0 at 0', 'share F1 in 1.0 at 0']);
    expect(messages[1]?.metadata).toEqual({ event_type: 'connect_change_list', event_payload: { notice_id: 'n1' } });
    expect(store.details.toReversed()).toEqual([
      { noticeId: 'n1', part: 'list', state: 'done', ref: '2.0' },
      { noticeId: 'n1', part: 'file', state: 'done', ref: 'F1' },
    ]);
  });

  it('looks in the thread for a list or a file whose answer was lost', async () => {
    const details: DetailRow[] = [
      { noticeId: 'n1', part: 'list', state: 'posting' },
      { noticeId: 'n1', part: 'file', state: 'posting', ref: 'F7' },
    ];
    const looked: unknown[] = [];
    const { clock, store, calls } = createChannel([{ ...unposted('n1'), posted: 1, ts: '7.0' }], {
      details,
      findReply: async (_, what) => {
        looked.push(what);
        return '8.0';
      },
    });
    await clock.advance(30_000);
    expect([calls, looked]).toEqual([[], [{ listOf: 'n1' }, { fileId: 'F7' }]]);
    expect(store.details.map(({ state }) => state)).toEqual(['done', 'done']);
  });

  it('does without a file where the app may not send one, and says so', async () => {
    const details: DetailRow[] = [{ noticeId: 'n1', part: 'file', state: 'due' }];
    const { clock, store, delivery } = createChannel([{ ...unposted('n1'), posted: 1, ts: '7.0' }], {
      details,
      upload: fails(9, new SlackRefusal('token', 'missing_scope')) as never,
    });
    await clock.advance(30_000);
    expect(store.details).toEqual([{ noticeId: 'n1', part: 'file', state: 'skipped' }]);
    expect(delivery.state().parked).toEqual([]);
  });

  it('tries a file again that Slack did not take, and skips one whose thread is gone', async () => {
    const one: DetailRow[] = [{ noticeId: 'n1', part: 'file', state: 'due' }];
    const busy = createChannel([{ ...unposted('n1'), posted: 1, ts: '7.0' }], {
      details: one,
      share: fails(1, new SlackRefusal('passing', 'ratelimited', { retryAfterMs: 5_000 })) as never,
    });
    await busy.clock.advance(30_000);
    expect(busy.calls).toEqual(['share F1 in 7.0 at 0', 'share F1 in 7.0 at 5']);
    const gone = createChannel([{ ...unposted('n1'), posted: 1, ts: '7.0' }], {
      details: [{ noticeId: 'n1', part: 'list', state: 'due' }],
      post: fails(1, new SlackRefusal('gone', 'thread_not_found')),
    });
    await gone.clock.advance(30_000);
    expect(gone.store.details[0]?.state).toBe('skipped');
  });

  it('keeps a list that Slack refused for us to mend, and does without it', async () => {
    const { clock, store, calls } = createChannel([{ ...unposted('n1'), posted: 1, ts: '7.0' }], {
      details: [{ noticeId: 'n1', part: 'list', state: 'due' }],
      post: fails(9, new SlackRefusal('content', 'invalid_blocks')),
    });
    await clock.advance(30_000);
    expect([calls, store.quarantined]).toEqual([['reply 7.0 at 0'], ['n1 list invalid_blocks']]);
    expect(store.details).toEqual([{ noticeId: 'n1', part: 'list', state: 'skipped' }]);
  });

  it('lets notices go on while Slack takes no files, and says so', async () => {
    const { clock, store, calls, delivery } = createChannel([{ ...unposted('n1'), posted: 1, ts: '7.0' }], {
      details: [{ noticeId: 'n1', part: 'file', state: 'due' }],
      share: fails(2, new SlackRefusal('passing', 'HTTP 400')) as never,
    });
    await clock.advance(3_000);
    store.rows.push(unposted('n2'));
    delivery.wake();
    await clock.advance(1_000);
    expect(delivery.state().backingOff).toEqual([
      { channel: 'files of C1', reason: 'HTTP 400', failures: 2, again: new Date('2026-11-22T10:00:06Z') },
    ]);
    await clock.advance(10_000);
    expect([calls, delivery.state().backingOff]).toEqual([
      ['share F1 in 7.0 at 0', 'share F1 in 7.0 at 2', 'post n2 at 3', 'share F1 in 7.0 at 6'],
      [],
    ]);
  });

  it('keeps what Slack refused for us to mend, and tries the next version whole', async () => {
    const { clock, store, messages, delivery } = createChannel([unposted('n1')], {
      post: fails(1, new SlackRefusal('content', 'invalid_blocks')),
      edit: async (_, message) => void messages.push(message),
    });
    await clock.advance(5_000);
    for (const row of store.rows) row.wanted += 1;
    delivery.wake();
    await clock.advance(5_000);
    expect(store.quarantined).toEqual(['n1 invalid_blocks']);
    expect(messages.map(({ blocks }) => blocks.length > 0)).toEqual([true, false, true]);
  });

  it('tells the operator once what to mend, and that it is mended', async () => {
    let archived = true;
    const { clock, told } = createChannel([unposted('n1')], {
      post: async () => {
        if (archived) throw new SlackRefusal('channel', 'is_archived');
        return { ts: '1.0' };
      },
    });
    await clock.advance(200_000);
    expect(told).toEqual(['Cannot post to C1: it is archived. Unarchive it, or change NOTICE_CHANNEL.']);
    archived = false;
    await clock.advance(61_000);
    expect(told[1]).toBe('C1 can be posted to again; what waited follows now.');
  });

  it('outlives a store that does not answer, and says what it said', async () => {
    const { clock, store, calls, delivery } = createChannel([]);
    const dueChannels = store.dueChannels;
    Object.assign(store, { dueChannels: () => Promise.reject(new Error('disk full')) });
    await clock.advance(10_000);
    expect(delivery.state().trouble).toBe('disk full');
    Object.assign(store, { dueChannels });
    store.rows.push(unposted('n1'));
    await clock.advance(40_000);
    expect([calls.length, delivery.state().trouble]).toEqual([1, undefined]);
  });

  it('waits no longer because the clock was set back', async () => {
    const sentAt = new Date('2026-11-22T14:00:00Z');
    const { clock, calls } = createChannel([{ ...unposted('n1'), wanted: 2, posted: 1, ts: '7.0', sentAt }]);
    await clock.advance(5_000);
    expect(calls).toEqual(['edit 7.0 at 3']);
  });

  it('finishes the call in hand when it is stopped', async () => {
    const gate = Promise.withResolvers<{ ts: string }>();
    const { clock, store, stop, running } = createChannel([unposted('n1'), unposted('n2')], {
      post: () => gate.promise,
    });
    await clock.advance(0);
    stop.abort();
    gate.resolve({ ts: '9.0' });
    await running;
    expect(store.rows.map(({ ts }) => ts)).toEqual(['9.0', undefined]);
    expect([...store.leases]).toEqual([]);
  });
});
