import { describe, expect, it } from 'vitest';
import { SlackRefusal } from '../../src/errors.ts';
import { createPacer, type Lane } from '../../src/slack/pacer.ts';
import { createManualClock } from '../support/manual-clock.ts';

const channel = (id: string): Lane => ({ key: `channel ${id}`, spacingMs: 1_000, inOrder: true });

function createLane() {
  const clock = createManualClock();
  const start = clock.now().getTime();
  const pacer = createPacer(clock);
  const calls: string[] = [];
  const call = (name: string) => async () => void calls.push(`${name} at ${clock.now().getTime() - start}`);
  return { clock, pacer, calls, call };
}

describe('createPacer', () => {
  it('makes one call a second in a channel, in the order of asking', async () => {
    const { clock, pacer, calls, call } = createLane();
    for (const name of ['a', 'b', 'c']) void pacer.run([channel('C1')], 'notice', call(name));
    await clock.advance(5_000);
    expect(calls).toEqual(['a at 0', 'b at 1000', 'c at 2000']);
  });

  it('counts from the call, and not from what is done before it', async () => {
    const { clock, pacer, calls, call } = createLane();
    void pacer.run([channel('C1')], 'notice', call('a'), () => clock.sleep(400));
    void pacer.run([channel('C1')], 'notice', call('b'));
    await clock.advance(5_000);
    expect(calls).toEqual(['a at 400', 'b at 1400']);
  });

  it('lets another channel go on meanwhile', async () => {
    const { clock, pacer, calls, call } = createLane();
    for (const [name, id] of [
      ['a', 'C1'],
      ['b', 'C1'],
      ['c', 'C2'],
    ] as const)
      void pacer.run([channel(id)], 'notice', call(name));
    await clock.advance(500);
    expect(calls).toEqual(['a at 0', 'c at 0']);
  });

  it('answers people before notices that wait longer', async () => {
    const { clock, pacer, calls, call } = createLane();
    for (const name of ['a', 'b']) void pacer.run([channel('C1')], 'notice', call(name));
    void pacer.run([channel('C1')], 'answer', call('answer'));
    await clock.advance(5_000);
    expect(calls).toEqual(['a at 0', 'answer at 1000', 'b at 2000']);
  });

  it('waits for every lane of a call', async () => {
    const { clock, pacer, calls, call } = createLane();
    const update = { key: 'chat.update', spacingMs: 3_000 };
    void pacer.run([channel('C1'), update], 'notice', call('a'));
    void pacer.run([channel('C2'), update], 'notice', call('b'));
    await clock.advance(5_000);
    expect(calls).toEqual(['a at 0', 'b at 3000']);
  });

  it('holds up no channel with what waits for another', async () => {
    const { clock, pacer, calls, call } = createLane();
    const post = { key: 'chat.postMessage', spacingMs: 200, isOther: true };
    for (const [name, id] of [
      ['a', 'C1'],
      ['b', 'C1'],
      ['c', 'C2'],
    ] as const)
      void pacer.run([channel(id), post], 'notice', call(name));
    await clock.advance(5_000);
    expect(calls).toEqual(['a at 0', 'c at 200', 'b at 1000']);
  });

  it('lets a method go on in one channel while Slack is slow in another, and no call of a channel overlap', async () => {
    const { clock, pacer, calls, call } = createLane();
    const post = { key: 'chat.postMessage', spacingMs: 200, isOther: true };
    const slow = async () => {
      calls.push('slow');
      await clock.sleep(3_000);
    };
    void pacer.run([channel('C1'), post], 'notice', slow);
    void pacer.run([channel('C1'), post], 'notice', call('a'));
    void pacer.run([channel('C2'), post], 'notice', call('b'));
    await clock.advance(5_000);
    expect(calls).toEqual(['slow', 'b at 200', 'a at 3000']);
  });

  it('takes its turn among other workers, and has them rest with it after a 429', async () => {
    const clock = createManualClock();
    const told: string[] = [];
    const pacer = createPacer(clock, {
      take: async ({ key }, priority) => {
        await clock.sleep(500);
        told.push(`${priority} takes ${key}`);
      },
      pause: async (key, ms) => void told.push(`${key} rests ${ms}`),
    });
    const other = { ...channel('C1'), isOther: true };
    const limited = pacer.run([other, { key: 'chat.update', spacingMs: 1_000 }], 'answer', async () => {
      throw new SlackRefusal('passing', 'ratelimited', { retryAfterMs: 9_000 });
    });
    limited.catch(() => undefined);
    await clock.advance(2_000);
    await expect(limited).rejects.toThrow('ratelimited');
    expect(told).toEqual(['answer takes channel C1', 'answer takes chat.update', 'chat.update rests 9000']);
  });

  it('pauses the lanes that a 429 names, as long as Slack says, and no others', async () => {
    const { clock, pacer, calls, call } = createLane();
    const limited = pacer.run([channel('C1')], 'notice', async () => {
      throw new SlackRefusal('passing', 'ratelimited', { retryAfterMs: 30_000 });
    });
    await expect(limited).rejects.toThrow('ratelimited');
    void pacer.run([channel('C1')], 'notice', call('a'));
    void pacer.run([channel('C2')], 'notice', call('b'));
    await clock.advance(60_000);
    expect(calls).toEqual(['b at 0', 'a at 30000']);
  });

  it('hands a failure to the one who asked and goes on', async () => {
    const { clock, pacer, calls, call } = createLane();
    const failed = pacer.run([channel('C1')], 'notice', () => Promise.reject(new Error('broken')));
    void pacer.run([channel('C1')], 'notice', call('a'));
    await expect(failed).rejects.toThrow('broken');
    await clock.advance(2_000);
    expect(calls).toEqual(['a at 1000']);
  });
});
