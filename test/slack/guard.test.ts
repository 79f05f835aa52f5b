import { describe, expect, it, test } from 'vitest';
import type { AccessConfig } from '../../src/slack/access.ts';
import { createGuard } from '../../src/slack/guard.ts';
import type { Visitor } from '../../src/slack/listener.ts';
import { createPeople } from '../../src/slack/people.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { ACME, createFakeSlack, keepingLog, type Methods } from './fake-slack.ts';

const OPEN: AccessConfig = {
  noticeChannel: 'C9',
  allowedUsers: [],
  allowedGroups: [],
  allowedChannels: [],
  refuseGuests: false,
};

function guardOf(access: Partial<AccessConfig> = {}, methods: Methods = {}) {
  const slack = createFakeSlack({ ...ACME, ...methods });
  const clock = createManualClock();
  const people = createPeople({ client: slack.client, clock, timeZone: 'UTC' });
  const log = keepingLog();
  return {
    slack,
    clock,
    log,
    guard: createGuard({ client: slack.client, people, clock, access: { ...OPEN, ...access }, log }),
  };
}

const by = (slackUserId: string, parts: Partial<Visitor> = {}): Visitor => ({
  slackUserId,
  channel: 'C1',
  teamId: 'T1',
  ...parts,
});
const fails = () => ({ ok: false, error: 'internal_error' });

describe('the guard', () => {
  it('lets the members of the notice channel through, whichever page they are on', async () => {
    const { guard } = guardOf();
    expect(await guard(by('U1'))).toBeUndefined();
  });

  test.each([
    ['who is no member', {}, by('U7'), 'not-a-member'],
    ['whom the list leaves out', { allowedUsers: ['U2'] }, by('U1'), 'not-allowed'],
    ['whom the groups leave out', { allowedGroups: ['S1'] }, by('U1'), 'not-allowed'],
    ['in another channel', { allowedChannels: ['C2'] }, by('U1'), 'wrong-channel'],
    ['a stranger of another company', {}, by('USTRANGER', { teamId: 'T9' }), 'other-organization'],
    ['who says that they are of our team', {}, by('USTRANGER'), 'other-organization'],
    ['whose request came from another team', {}, by('U1', { teamId: 'T9' }), 'other-organization'],
    ['a deactivated member', {}, by('UGONE'), 'other-organization'],
    ['a guest, where guests are refused', { refuseGuests: true }, by('UGUEST'), 'guest'],
    ['a bot', { allowedUsers: ['UBOT'] }, by('UBOT'), 'bot'],
    ["Slack's own bot", { allowedUsers: ['USLACKBOT'] }, by('USLACKBOT'), 'bot'],
    ['nobody', {}, by(''), 'bot'],
  ])('refuses somebody %s', async (_, access, visitor, reason) => {
    expect(await guardOf(access).guard(visitor)).toMatchObject({ reason });
  });

  test.each([
    ['on the list', { allowedUsers: ['U7'] }, by('U7')],
    ['of a group', { allowedGroups: ['S0', 'S1'] }, by('U3')],
    ['of a group beside a list', { allowedUsers: ['U7'], allowedGroups: ['S1'] }, by('U3')],
    ['in an allowed channel', { allowedChannels: ['C2', 'C1'] }, by('U1')],
    ['a guest, by default', {}, by('UGUEST')],
  ])('lets somebody through: %s', async (_, access, visitor) => {
    expect(await guardOf(access).guard(visitor)).toBeUndefined();
  });

  it('knows colleagues of a sister workspace by the enterprise, and asks for groups in ours', async () => {
    const grid: Methods = {
      'auth.test': () => ({ team_id: 'T1', enterprise_id: 'E1' }),
      'users.info': ({ user }) => ({
        user: { id: user, team_id: 'T2', enterprise_user: { enterprise_id: user === 'U3' ? 'E1' : 'E2' } },
      }),
    };
    const { guard, slack } = guardOf({ allowedGroups: ['S1'] }, grid);
    expect(await guard(by('U3', { teamId: 'T2', enterpriseId: 'E1' }))).toBeUndefined();
    expect(await guard(by('U4', { teamId: 'T1', enterpriseId: 'E1' }))).toMatchObject({ reason: 'other-organization' });
    expect(slack.calls.find(({ method }) => method === 'usergroups.users.list')?.args).toMatchObject({
      usergroup: 'S1',
      team_id: 'T1',
    });
  });

  it('names one reachable person: an admin, else somebody inside who is no bot and still there', async () => {
    expect(await guardOf().guard(by('U7'))).toEqual({ reason: 'not-a-member', askWhom: 'Lena Vogt', channel: 'C9' });
    expect(await guardOf({ admins: ['UGONE', 'U2'] }).guard(by('U7'))).toMatchObject({ askWhom: 'Omar Haddad' });
    expect(await guardOf({ allowedUsers: ['U2'] }).guard(by('U7'))).toMatchObject({ askWhom: 'Omar Haddad' });
    expect(await guardOf({ allowedChannels: ['C2'] }).guard(by('U1'))).toMatchObject({ channel: 'C2' });
  });

  it('asks Slack once in five minutes', async () => {
    const { guard, slack, clock } = guardOf();
    for (let time = 0; time < 3; time += 1) await guard(by('U1'));
    const asked = () => slack.calls.filter(({ method }) => method === 'conversations.members').length;
    expect(asked()).toBe(2);
    await clock.advance(5 * 60_000);
    await guard(by('U1'));
    expect(asked()).toBe(4);
  });

  test.each(['auth.test', 'users.info', 'conversations.members'])(
    'is closed when Slack does not answer %s',
    async (method) => {
      const { guard, log } = guardOf({}, { [method]: fails });
      expect(await guard(by('U1'))).toEqual({ reason: 'cannot-check', channel: 'C9' });
      expect(log.lines).toEqual([expect.stringContaining('warn Slack could not be asked')]);
    },
  );

  it('is closed when a group cannot be asked for, but asks again at once', async () => {
    let broken = true;
    const { guard } = guardOf(
      { allowedGroups: ['S1'] },
      { 'usergroups.users.list': () => (broken ? fails() : { users: ['U3'] }) },
    );
    expect(await guard(by('U3'))).toMatchObject({ reason: 'cannot-check' });
    broken = false;
    expect(await guard(by('U3'))).toBeUndefined();
  });

  it('does not let a cached list stand when it has grown old and Slack is silent', async () => {
    let broken = false;
    const { guard, clock } = guardOf(
      {},
      {
        'conversations.members': () => (broken ? fails() : { members: ['U1'] }),
      },
    );
    expect(await guard(by('U1'))).toBeUndefined();
    broken = true;
    await clock.advance(5 * 60_000);
    expect(await guard(by('U1'))).toMatchObject({ reason: 'cannot-check' });
  });
});
