import { describe, expect, it } from 'vitest';
import { createChannelCheck } from '../../src/slack/channel-check.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { createWireClient, type WireAnswer } from './web-client.ts';

function createCheck(answers: readonly WireAnswer[], allowShared = false) {
  const clock = createManualClock();
  const unknown: string[] = [];
  const { client, calls } = createWireClient((_call, nth) => answers[Math.min(nth, answers.length - 1)] ?? {});
  const check = createChannelCheck({ client, clock, allowShared, onUnknown: (reason) => unknown.push(reason) });
  return { check, clock, calls, unknown };
}

const channel = (flags: object): WireAnswer => ({ body: { ok: true, channel: { id: 'C1', ...flags } } });
const said = (error: string): WireAnswer => ({ body: { ok: false, error } });

describe('createChannelCheck', () => {
  it.each([
    ['a channel of our own', channel({ is_ext_shared: false, is_pending_ext_shared: false }), undefined],
    ['one that a stand-in for Slack says nothing of', channel({}), undefined],
    ['one between workspaces of one organisation', channel({ is_shared: true, is_org_shared: true }), undefined],
    ['one shared with another company', channel({ is_ext_shared: true }), 'shared_channel'],
    ['one about to be', channel({ is_pending_ext_shared: true }), 'shared_channel'],
    ['an archived one', channel({ is_archived: true }), 'is_archived'],
    ['an unknown one', said('channel_not_found'), 'channel_not_found'],
    ['one that the token may not ask about', said('missing_scope'), 'missing_scope'],
  ])('judges %s', async (_case, answer, objection) => {
    expect(await createCheck([answer]).check('C1')).toBe(objection);
  });

  it('stays closed while Slack does not answer', async () => {
    const { check } = createCheck([
      { status: 500 },
      new TypeError('fetch failed'),
      said('internal_error'),
      channel({}),
    ]);
    for (const reason of ['HTTP 500', 'nothing', 'internal_error'])
      await expect(check('C1')).rejects.toMatchObject({ code: 'slack', reason });
    expect(await check('C1')).toBeUndefined();
  });

  it.each([said('unknown_method'), { status: 404, body: 'Not found' }])(
    'lets post where nobody knows the method, and says so once a minute',
    async (answer) => {
      const { check, unknown } = createCheck([answer]);
      expect([await check('C1'), await check('C1')]).toEqual([undefined, undefined]);
      expect(unknown).toEqual(['unknown_method']);
    },
  );

  it('asks once a minute, and each time where there was an objection', async () => {
    const { check, clock, calls } = createCheck([
      channel({ is_archived: true }),
      channel({}),
      channel({ is_ext_shared: true }),
    ]);
    expect([await check('C1'), await check('C1'), await check('C1')]).toEqual(['is_archived', undefined, undefined]);
    await clock.advance(60_000);
    expect(await check('C1')).toBe('shared_channel');
    expect(calls).toHaveLength(3);
  });

  it('asks nothing where shared channels are allowed', async () => {
    const { check, calls } = createCheck([channel({ is_ext_shared: true })], true);
    expect(await check('C1')).toBeUndefined();
    expect(calls).toEqual([]);
  });
});
