import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { actionOf, placeOf, visitorOf } from '../../src/slack/listener-body.ts';
import { actionBody, commandBody, IN_PUBLIC } from './fake-slack.ts';

const TRIGGER = actionBody('a', 'v').trigger_id;

describe('visitorOf', () => {
  test.each([
    ['a command', commandBody('x'), { slackUserId: 'U1', channel: 'C1', teamId: 'T1' }],
    [
      'a command on Enterprise Grid',
      commandBody('x', { enterprise_id: 'E1' }),
      { slackUserId: 'U1', channel: 'C1', teamId: 'T1', enterpriseId: 'E1' },
    ],
    ['a click', actionBody('a', 'v'), { slackUserId: 'U1', channel: 'C1', teamId: 'T1' }],
    [
      'a stranger’s click: their own team before the one it came through',
      actionBody('a', 'v', { user: { id: 'U9', team_id: 'T9' }, enterprise: { id: 'E1', name: 'Acme' } }),
      { slackUserId: 'U9', channel: 'C1', teamId: 'T9', enterpriseId: 'E1' },
    ],
    [
      'a modal of a workspace in an organisation',
      { user: { id: 'U1' }, team: { id: 'T1', enterprise_id: 'E1' }, enterprise: null },
      { slackUserId: 'U1', teamId: 'T1', enterpriseId: 'E1' },
    ],
    [
      'an event',
      { team_id: 'T1', event: { user: 'U1', channel: 'C1' } },
      { slackUserId: 'U1', channel: 'C1', teamId: 'T1' },
    ],
    ['nothing', undefined, { slackUserId: '' }],
  ])('reads %s', (_, body, visitor) => {
    expect(visitorOf(body)).toEqual(visitor);
  });

  it('reads any body', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        expect(typeof visitorOf(body).slackUserId).toBe('string');
      }),
    );
  });
});

describe('placeOf', () => {
  test.each([
    ['an event in a thread', { event: { channel: 'C1', thread_ts: '5.5' } }, { channel: 'C1', threadTs: '5.5' }],
    ['an event', { event: { channel: 'C1', ts: '5.5' } }, { channel: 'C1' }],
    ['a modal opened in a channel', { view: { private_metadata: '{"channel":"C1"}' } }, { channel: 'C1' }],
    ['a modal opened anywhere', { view: { private_metadata: '' } }, {}],
    ['another app’s modal', { view: { private_metadata: '{"channel":' } }, {}],
    ['nothing', undefined, {}],
  ])('reads %s', (_, body, place) => {
    expect(placeOf(body)).toEqual(place);
  });
});

describe('actionOf', () => {
  test.each([
    [
      'a button',
      actionBody('a', 'v'),
      { actionId: 'a', value: 'v', channel: 'C1', ts: '1.1', isEphemeral: true, triggerId: TRIGGER },
    ],
    [
      'an option',
      actionBody('menu', 'v'),
      { actionId: 'menu', value: 'v', channel: 'C1', ts: '1.1', isEphemeral: true, triggerId: TRIGGER },
    ],
    [
      'a click in a thread',
      actionBody('a', 'v', { ...IN_PUBLIC, message: { ts: '6.6', thread_ts: '5.5' } }),
      { actionId: 'a', value: 'v', channel: 'C1', ts: '5.5', threadTs: '5.5', isEphemeral: false, triggerId: TRIGGER },
    ],
    ['nothing', null, { actionId: '', value: '', channel: '', ts: '', isEphemeral: false }],
    [
      'actions that are none',
      { actions: { 0: 'x' } },
      { actionId: '', value: '', channel: '', ts: '', isEphemeral: false },
    ],
  ])('reads %s', (_, body, action) => {
    expect(actionOf(body)).toEqual(action);
  });

  it('reads any body', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        expect(typeof actionOf(body).value).toBe('string');
      }),
    );
  });
});
