import { describe, expect, it } from 'vitest';
import type { Activity, Treatment } from '../src/activity/activity.ts';
import type { Group } from '../src/activity/group.ts';
import { groupKeysOf } from '../src/activity/group-joins.ts';
import type { Carrier } from '../src/ingest.ts';
import {
  type NoticeChange,
  noticeIdOf,
  type OpenGroups,
  type PlannedNotice,
  planNotice,
  saveNotices,
} from '../src/ingest-notices.ts';
import { anActivity, aRef, at, BILLING, DANA, INSTANCE, MAIN_IVR, OMAR, SALES } from './store/an-activity.ts';

const CHANNEL = 'C1';
const NOW = at('10:00');
const NOTHING_OPEN: OpenGroups = { runs: [], rollups: new Map(), heard: new Set() };
const SENSITIVE = { severity: 'sensitive', resource: MAIN_IVR } as const;
const THROTTLED = { failure: { code: 'ThrottlingException', problems: [] } };
const TERRAFORM = { way: { kind: 'terraform' } } as const;

type Told = Partial<Omit<PlannedNotice, 'activity'>>;

function planned(activity: Activity, told: Told = {}): PlannedNotice {
  return { channel: CHANNEL, activity, arrivedAt: NOW, ...told };
}

/** What becomes of them: each notice by what began it or its own id, `+` where it is new, with what joins it. */
async function placed(all: readonly PlannedNotice[], open: Partial<OpenGroups> = {}): Promise<readonly string[]> {
  const names = new Map(all.map((each) => [noticeIdOf(each), each.activity.eventID]));
  const saved: NoticeChange[] = [];
  await saveNotices(all, {
    openGroups: async () => ({ ...NOTHING_OPEN, ...open }),
    saveMembers: async (changes) => void saved.push(...changes),
  });
  return saved.map(({ noticeId, opens, members }) => {
    const name = opens ? `+${opens.kind} ${names.get(noticeId)}` : noticeId;
    return `${name}: ${members.map(({ activity }) => activity.eventID).join(' ')}`;
  });
}

/** An open run as the store tells of it. */
function aRun(noticeId: string, activity: Activity, part: Partial<Group> = {}): Group {
  const { resourceKeys, kind } = groupKeysOf(activity);
  return {
    noticeId,
    actorKey: activity.actor.key,
    from: activity.at,
    to: activity.at,
    resourceKeys,
    kinds: [kind],
    sensitive: activity.severity === 'sensitive',
    session: false,
    posted: true,
    ...part,
  };
}

const one = anActivity('one');
const tell = (eventID: string, part: Partial<Activity> = {}, told: Told = {}) =>
  planned(anActivity(eventID, part), told);
const fold = (eventID: string, part: Partial<Activity> = {}, day = '2026-11-20') =>
  tell(eventID, part, { place: 'rollup', day });
const late = (eventID: string, part: Partial<Activity> = {}) =>
  tell(eventID, part, { place: 'catchup', lateMs: 7_200_000 });

describe('a run of work', () => {
  it.each<[string, readonly PlannedNotice[], readonly Group[], readonly string[]]>([
    ['begins with a change that nothing is open for', [tell('a')], [], ['+run a: a']],
    ['takes in more of the same kind', [tell('a', { resource: SALES })], [aRun('n1', one)], ['n1: a']],
    [
      'takes in another call on a thing in it',
      [tell('a', { eventName: 'DeleteQueue', verb: 'Delete' })],
      [aRun('n1', one)],
      ['n1: a'],
    ],
    ['is one actor’s', [tell('a', { actor: OMAR })], [aRun('n1', one)], ['+run a: a']],
    [
      'takes in no other kind on another thing',
      [tell('a', { eventName: 'DeleteQueue', verb: 'Delete', resource: SALES })],
      [aRun('n1', one)],
      ['+run a: a'],
    ],
    ['is of one instance', [tell('a', { resource: SALES, instanceId: 'another' })], [aRun('n1', one)], ['+run a: a']],
    ['is over after ten quiet minutes', [tell('a', { at: at('9:24') })], [aRun('n1', one)], ['+run a: a']],
    [
      'is over after an hour',
      [tell('a', { at: at('9:14') })],
      [aRun('n1', one, { from: at('8:14'), to: at('9:10') })],
      ['+run a: a'],
    ],
    [
      'of an automation session is one for longer, whatever it does',
      [tell('a', { ...TERRAFORM, eventName: 'CreatePrompt', verb: 'Create', resource: aRef('Prompt', 1) })],
      [aRun('n1', anActivity('x', TERRAFORM), { from: at('7:14'), to: at('9:10'), session: true })],
      ['n1: a'],
    ],
    [
      'grows while a batch is placed, the newest first',
      [
        tell('a', { eventName: 'CreateQueue', verb: 'Create' }),
        tell('b'),
        tell('c', { resource: SALES }),
        tell('d', { resource: SALES, eventName: 'DeleteQueue', verb: 'Delete' }),
        tell('e', { resource: MAIN_IVR }),
      ],
      [],
      ['+run a: a b c d', '+run e: e'],
    ],
  ])('%s', async (_, all, runs, notices) => {
    expect(await placed(all, { runs })).toEqual(notices);
  });

  it('says how it begins', async () => {
    const saved: NoticeChange[] = [];
    const activity = anActivity('a', { ...TERRAFORM, ...SENSITIVE });
    await saveNotices([planned(activity)], {
      openGroups: async () => NOTHING_OPEN,
      saveMembers: async (changes) => void saved.push(...changes),
    });
    expect(saved).toEqual([
      {
        noticeId: noticeIdOf(planned(activity)),
        opens: {
          channel: CHANNEL,
          kind: 'run',
          actorKey: DANA.key,
          sensitive: true,
          session: true,
          held: false,
        },
        members: [planned(activity)],
      },
    ]);
  });
});

describe('a sensitive change', () => {
  const alarm = anActivity('alarm', SENSITIVE);
  it.each<[string, readonly PlannedNotice[], Partial<OpenGroups>, readonly string[]]>([
    ['stands alone beside a run', [tell('a', SENSITIVE)], { runs: [aRun('n1', one)] }, ['+run a: a']],
    [
      'joins one of its kind that is not told yet',
      [tell('a', SENSITIVE)],
      { runs: [aRun('s1', alarm, { posted: false })] },
      ['s1: a'],
    ],
    ['pings as a lone second one', [tell('a', SENSITIVE)], { runs: [aRun('s1', alarm)] }, ['+run a: a']],
    [
      'shares from the third within a minute',
      [tell('a', SENSITIVE)],
      { runs: [aRun('s2', alarm), aRun('s1', alarm)] },
      ['s2: a'],
    ],
    [
      'does not share after a minute',
      [tell('a', { ...SENSITIVE, at: at('9:15') })],
      { runs: [aRun('s2', alarm), aRun('s1', alarm)] },
      ['+run a: a'],
    ],
    ['shares one of its own batch', [tell('a', SENSITIVE), tell('b', SENSITIVE)], {}, ['+run a: a b']],
    ['is not part of a storm', [tell('a', SENSITIVE)], { storm: 'storm' }, ['+run a: a']],
    ['is not part of a catch-up', [late('a', SENSITIVE)], { catchup: 'late' }, ['+run a: a']],
  ])('%s', async (_, all, open, notices) => {
    expect(await placed(all, open)).toEqual(notices);
  });
});

describe('what is folded', () => {
  const user = aRef('User', 1);
  const created = { eventName: 'CreateUser', verb: 'Create', resource: user } as const;
  const skilled = { eventName: 'AssociateUserProficiencies', verb: 'Associate', resource: user } as const;
  it.each<[string, readonly PlannedNotice[], Partial<OpenGroups>, readonly string[]]>([
    [
      'is one roll-up a day',
      [fold('a'), fold('b', { actor: OMAR }), fold('c', {}, '2026-11-21')],
      {},
      ['+rollup a: a b', '+rollup c: c'],
    ],
    ['joins the roll-up of its day', [fold('a')], { rollups: new Map([['2026-11-20', 'day']]) }, ['day: a']],
    [
      'comes along with what it is set on',
      [fold('a', skilled)],
      { runs: [aRun('n1', anActivity('x', created))] },
      ['n1: a'],
    ],
    [
      'comes along in one batch, whichever came first',
      [fold('skill', skilled), tell('user', created), fold('skill2', skilled)],
      {},
      ['+run user: user skill skill2'],
    ],
    [
      'does not come along for its kind alone',
      [fold('a', { resource: SALES })],
      { runs: [aRun('n1', one)] },
      ['+rollup a: a'],
    ],
    [
      'comes along with the session that sets it',
      [fold('a', { ...TERRAFORM, ...skilled })],
      { runs: [aRun('n1', anActivity('x', TERRAFORM), { session: true })] },
      ['n1: a'],
    ],
  ])('%s', async (_, all, open, notices) => {
    expect(await placed(all, open)).toEqual(notices);
  });
});

describe('other places', () => {
  it.each<[string, readonly PlannedNotice[], Partial<OpenGroups>, readonly string[]]>([
    [
      'a throttled call joins what tries it again',
      [tell('t', THROTTLED, { joinsOnly: true }), tell('a')],
      {},
      ['+run a: a t'],
    ],
    ['a throttled call is told nowhere by itself', [tell('t', THROTTLED, { joinsOnly: true })], {}, []],
    [
      'what is late shares one notice',
      [late('a'), late('b', { actor: OMAR, resource: SALES })],
      {},
      ['+catchup a: a b'],
    ],
    ['what is late joins no run', [late('a')], { runs: [aRun('n1', one)], catchup: 'late' }, ['late: a']],
    [
      'a storm takes in what would begin a run',
      [tell('a'), tell('b', { actor: OMAR })],
      { storm: 'storm' },
      ['storm: a b'],
    ],
    ['a run goes on in a storm', [tell('a')], { storm: 'storm', runs: [aRun('n1', one)] }, ['n1: a']],
    [
      'what is held stands alone',
      [tell('a', {}, { held: true }), tell('b', {}, { held: true }), { ...fold('c'), held: true }],
      { storm: 'storm', runs: [aRun('n1', one)] },
      ['+run a: a', '+run b: b', '+run c: c'],
    ],
    ['what the channel has heard of is left out', [tell('a'), tell('b')], { heard: new Set(['a']) }, ['+run b: b']],
    ['what is twice in a batch is told once', [tell('a'), tell('a'), fold('a')], {}, ['+run a: a']],
  ])('%s', async (_, all, open, notices) => {
    expect(await placed(all, open)).toEqual(notices);
  });

  it('are looked for in each channel, by what may join', async () => {
    const wishes: unknown[] = [];
    await saveNotices([tell('a'), tell('b', { actor: OMAR, resource: SALES }), planned(one, { channel: 'C2' })], {
      openGroups: async (wish) => {
        wishes.push(wish);
        return NOTHING_OPEN;
      },
      saveMembers: async () => undefined,
    });
    const kind = `Update Queue in ${INSTANCE}`;
    expect(wishes).toEqual([
      {
        channel: CHANNEL,
        actorKeys: [DANA.key, OMAR.key],
        parts: [`Queue/${BILLING.id}`, kind, `Queue/${SALES.id}`],
        eventIDs: ['a', 'b'],
      },
      { channel: 'C2', actorKeys: [DANA.key], parts: [`Queue/${BILLING.id}`, kind], eventIDs: ['one'] },
    ]);
  });
});

describe('planNotice', () => {
  const MINUTE = 60_000;
  type Case = Readonly<{
    age: number;
    carrier?: Carrier;
    treatment?: Treatment;
    eventBridge?: boolean;
    part?: Partial<Activity>;
    restoredAt?: Date;
  }>;
  const plan = ({ age, carrier = 'ingest', treatment = 'tell', eventBridge = true, part = {}, restoredAt }: Case) => {
    const activity = anActivity('a', { at: new Date(NOW.getTime() - age), ...part });
    const found = planNotice(activity, carrier, NOW, {
      channel: CHANNEL,
      treatmentOf: () => treatment,
      expectsEventBridge: eventBridge,
      dayOf: (moment) => moment.toISOString().slice(0, 10),
      ...(restoredAt && { restoredAt }),
    });
    if (!found) return undefined;
    expect(found).toMatchObject({ channel: CHANNEL, activity, arrivedAt: NOW });
    const { channel, activity: _, arrivedAt, ...rest } = found;
    return rest;
  };

  it.each<[string, Case, object | undefined]>([
    ['what is new is told', { age: MINUTE }, {}],
    ['from a clock ahead of ours, too', { age: -MINUTE }, {}],
    ['by a look-up, too', { age: MINUTE, carrier: 'lookup' }, {}],
    ['an import tells nothing', { age: MINUTE, carrier: 'import' }, undefined],
    ['after an hour it is late', { age: 60 * MINUTE }, { place: 'catchup', lateMs: 60 * MINUTE }],
    ['and no later than just before', { age: 60 * MINUTE - 1 }, {}],
    [
      'late is said only where EventBridge should have brought it',
      { age: 90 * MINUTE, eventBridge: false },
      { place: 'catchup' },
    ],
    ['a late alarm stands alone', { age: 90 * MINUTE, part: SENSITIVE }, { lateMs: 90 * MINUTE }],
    ['a day later it is only kept', { age: 24 * 60 * MINUTE }, undefined],
    ['what is kept is not told', { age: MINUTE, treatment: 'keep' }, undefined],
    [
      'what is folded goes to its day',
      { age: 20 * 60 * MINUTE, treatment: 'fold' },
      { place: 'rollup', day: '2026-11-19' },
    ],
    ['a throttled call may join', { age: MINUTE, treatment: 'keep', part: THROTTLED }, { joinsOnly: true }],
    [
      'but one that changes nothing may not',
      { age: MINUTE, treatment: 'keep', part: { ...THROTTLED, plane: 'read' } },
      undefined,
    ],
    ['what a restored store may have told is held', { age: MINUTE, restoredAt: NOW }, { held: true }],
    ['and what came after it is not', { age: MINUTE, restoredAt: at('9:00') }, {}],
  ])('%s', (_, given, told) => {
    expect(plan(given)).toEqual(told);
  });
});
