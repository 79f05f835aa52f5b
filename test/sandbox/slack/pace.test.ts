import { describe, expect, it } from 'vitest';
import { limitsFor } from '../../../sandbox/slack/limits.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { CHANGES, clientOf, DANA, errorOf, startSandbox } from './support/sandbox.ts';

async function start() {
  const clock = createManualClock();
  const sandbox = await startSandbox({ clock });
  const post = (channel = CHANGES) => errorOf(clientOf(sandbox).chat.postMessage({ channel, text: 'x' }));
  return { clock, sandbox, post };
}

const LIMITED = 'A rate-limit has been reached, you may retry this request in 1 seconds';

describe('the pace of one channel', () => {
  it('takes three messages at once, then one a second', async () => {
    const { clock, post } = await start();
    expect([await post(), await post(), await post(), await post()]).toEqual(['ok', 'ok', 'ok', LIMITED]);
    await clock.advance(999);
    expect(await post()).toBe(LIMITED);
    await clock.advance(1);
    expect([await post(), await post()]).toEqual(['ok', LIMITED]);
  });

  it('leaves other channels alone', async () => {
    const { post } = await start();
    await Promise.all([post(), post(), post(), post()]);
    expect(await post('C0PRIVBOT0')).toBe('ok');
  });

  it('ends where the whole workspace has had its messages of a minute', async () => {
    const sandbox = await startSandbox({
      clock: createManualClock(),
      limits: { messageBurst: 10, messagesPerMinute: 2 },
    });
    const post = (channel: string) => errorOf(clientOf(sandbox).chat.postMessage({ channel, text: 'x' }));
    expect([await post(CHANGES), await post('C0PRIVBOT0'), await post(CHANGES)]).toEqual([
      'ok',
      'ok',
      'A rate-limit has been reached, you may retry this request in 30 seconds',
    ]);
  });

  it('answers 429 with Retry-After', async () => {
    const { sandbox, post } = await start();
    await Promise.all([post(), post(), post()]);
    const headers = { authorization: `Bearer ${sandbox.botToken}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ channel: CHANGES, text: 'x' });
    const answer = await fetch(`${sandbox.apiUrl}chat.postMessage`, { method: 'POST', headers, body });
    expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([
      429,
      '1',
      { ok: false, error: 'ratelimited' },
    ]);
    expect(sandbox.messages(CHANGES)).toHaveLength(3);
  });
});

describe('limitsFor', () => {
  it('keeps to Slack, but gives an answer a moment of the machine’s in scaled time', () => {
    expect([1, 5, 50].map((factor) => limitsFor(factor).ackMs)).toEqual([3000, 3000, 20_000]);
    expect(limitsFor(50, { ackMs: 10 })).toMatchObject({ ackMs: 10, triggerMs: 20_000 });
  });
});

describe('the tier of a method', () => {
  it.each([
    ['users.list', 20],
    ['conversations.info', 50],
    ['users.info', 100],
  ])('%s takes %i calls a minute', async (method, calls) => {
    const clock = createManualClock();
    const client = clientOf(await startSandbox({ clock }));
    const call = () => errorOf(client.apiCall(method, { user: DANA, channel: CHANGES }));
    const first = await Promise.all(Array.from({ length: calls + 1 }, call));
    expect(first.filter((answer) => answer === 'ok')).toHaveLength(calls);
    expect(await errorOf(client.auth.test())).toBe('ok');
    await clock.advance(60_000 / calls);
    expect([await call(), (await call()) === 'ok']).toEqual(['ok', false]);
  });

  it('can be switched off', async () => {
    const client = clientOf(await startSandbox({ clock: createManualClock(), limits: { tiers: false } }));
    const answers = await Promise.all(Array.from({ length: 25 }, () => errorOf(client.users.list({}))));
    expect(new Set(answers)).toEqual(new Set(['ok']));
  });
});
