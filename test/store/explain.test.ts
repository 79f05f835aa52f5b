import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/activity/activity.ts';
import type { Actor } from '../../src/activity/actor.ts';
import type { FieldChange } from '../../src/activity/field-change.ts';
import type { Known } from '../../src/activity/known.ts';
import type { Store } from '../../src/store/store.ts';
import {
  aName,
  anActivity,
  aRef,
  at,
  BILLING,
  DANA,
  INSTANCE,
  keyOf,
  MAIN_IVR,
  OMAR,
  OMAR_USER,
  SALES,
  save,
  teach,
} from './an-activity.ts';
import { openStore } from './open-store.ts';

describe('explain: names', () => {
  it('are those of the day', async () => {
    const store = await openStore();
    await teach(store, aName(BILLING, 'Billing', at('8:00')), aName(BILLING, 'Billing EU', at('12:00')));
    const names = await Promise.all(['7:00', '8:00', '11:59', '12:00', '15:00'].map((time) => nameAt(store, at(time))));
    // Before the first record that tells it, the first name is the best one known.
    expect(names).toEqual(['Billing', 'Billing', 'Billing', 'Billing EU', 'Billing EU']);
  });

  it('do not depend on the order of arrival, nor on how often they are told', async () => {
    const told = [
      aName(BILLING, 'New', at('12:00')),
      aName(BILLING, 'Old', at('8:00')),
      aName(BILLING, 'Old', at('10:00')),
      aName(BILLING, 'Old', at('9:00')),
      aName(BILLING, 'Old', at('14:00')),
      aName(BILLING, 'New', at('11:00')),
    ];
    for (const names of [told, told.toReversed(), [...told, ...told]]) {
      const store = await openStore();
      for (const name of names) await teach(store, name);
      const seen = await Promise.all(['9:30', '11:30', '13:00', '15:00'].map((time) => nameAt(store, at(time))));
      expect(seen).toEqual(['Old', 'New', 'New', 'Old']);
      expect(await store.findThings('old', { exact: true })).toMatchObject([{ name: 'Old' }]);
    }
  });

  it('are told of every side, of ids in changes, of the instance and of the website’s user', async () => {
    const store = await openStore();
    const hours = aRef('HoursOfOperation', 1);
    const instance = { type: 'Instance', id: INSTANCE, instanceId: INSTANCE };
    const named = [BILLING, SALES, MAIN_IVR, hours, OMAR_USER];
    await teach(store, ...named.map((ref) => aName(ref, `the ${ref.type} ${ref.id?.at(-1)}`, at('8:00'))));
    await teach(store, aName(instance, 'Acme EU', at('8:00')));
    const arn = `arn:aws:connect:eu-central-1:123456789012:instance/${INSTANCE}/operating-hours/${hours.id}`;
    const activity = anActivity('e1', {
      actor: OMAR,
      related: [SALES],
      changes: [
        change('HoursOfOperationId', arn, { refType: 'HoursOfOperation' }),
        change('FlowIds', [MAIN_IVR.id, 7, null], { refType: 'ContactFlow', wholeList: true }),
        change('NotAnId', MAIN_IVR.id),
      ],
    });
    const known = await knownOf(store, activity);
    expect(known).toEqual({
      names: {
        [keyOf(BILLING)]: 'the Queue 1',
        [keyOf(SALES)]: 'the Queue 2',
        [keyOf(MAIN_IVR)]: 'the ContactFlow 1',
        [keyOf(hours)]: 'the HoursOfOperation 1',
        [keyOf(OMAR_USER)]: 'the User 7',
        [keyOf(instance)]: 'Acme EU',
      },
      earlier: {},
      instanceName: 'Acme EU',
    });
  });

  it('keep the order of what is asked', async () => {
    const store = await openStore();
    const activities = [anActivity('b'), anActivity('a', { resource: SALES }), anActivity('b')];
    expect((await store.explain(activities)).map(({ activity }) => activity)).toEqual(activities);
    expect(await store.explain([])).toEqual([]);
  });
});

describe('explain: earlier values', () => {
  it('are the last ones set before on the same thing by a call that succeeded', async () => {
    const store = await openStore();
    await teach(store, aName(OMAR_USER, 'omar.haddad', at('8:00')));
    await save(
      store,
      limitOf('first', '8:30', 5),
      limitOf('second', '9:00', { most: 7 }, { actor: OMAR }),
      limitOf('refused', '9:05', 99, { failure: { code: 'AccessDenied', problems: [] } }),
      limitOf('elsewhere', '9:06', 98, { resource: SALES }),
      limitOf('described', '9:07', 97, { plane: 'read' }),
      limitOf('same-second', '9:14', 96),
      limitOf('later', '9:30', 95),
    );
    const { earlier } = await knownOf(store, limitOf('now', '9:14', 10));
    expect(earlier).toEqual({
      MaxContacts: { value: { most: 7 }, at: at('9:00'), by: 'omar.haddad', eventID: 'second' },
    });
    const before = await knownOf(store, limitOf('second', '9:00', { most: 7 }));
    expect(before.earlier).toEqual({ MaxContacts: { value: 5, at: at('8:30'), by: DANA.name, eventID: 'first' } });
  });

  it('name nobody whom records do not name, and a session as it claims', async () => {
    const store = await openStore();
    const session: Actor = { ...DANA, key: 'role:ci/dana', kind: 'session', name: 'dana', role: 'ci' };
    await save(
      store,
      limitOf('a', '8:00', 1, { actor: OMAR }),
      limitOf('b', '8:10', 2, { actor: session }),
      limitOf('c', '8:20', 3, { actor: { ...session, key: 'role:ci', name: 'ci', automation: true } }),
    );
    const setters = ['8:05', '8:15', '8:25'].map(async (time) => {
      const { earlier } = await knownOf(store, limitOf('now', time, 10));
      return earlier?.MaxContacts?.by;
    });
    expect(await Promise.all(setters)).toEqual(['', 'session “dana”', 'ci']);
  });

  it('come with the names of what they point at, by itself or inside settings', async () => {
    const store = await openStore();
    const [weekday, always] = [aRef('HoursOfOperation', 1), aRef('HoursOfOperation', 2)];
    await teach(store, aName(weekday, 'Weekday EU', at('7:00')), aName(always, '24x7', at('7:00')));
    const hours = (eventID: string, time: string, value: unknown, refType = {}) =>
      anActivity(eventID, { at: at(time), changes: [change('Hours', value, refType)] });
    const pointing = { refType: 'HoursOfOperation', wholeList: true };
    const before = [
      hours('plain', '8:00', weekday.id, pointing),
      hours('list', '8:10', [weekday.id], pointing),
      hours('nested', '8:20', [{ Reference: { HoursOfOperationId: weekday.id }, Priority: 1 }], { wholeList: true }),
    ];
    for (const activity of before) {
      await save(store, activity);
      const { names } = await knownOf(store, hours('now', '9:00', always.id, pointing));
      expect(names).toEqual({ [keyOf(weekday)]: 'Weekday EU', [keyOf(always)]: '24x7' });
    }
  });

  it('are not said of what is sent in part, nor known after it', async () => {
    const store = await openStore();
    const queues = (eventID: string, time: string, value: readonly string[], wholeList: boolean) =>
      anActivity(eventID, { at: at(time), verb: 'Update', changes: [change('Queues', value, { wholeList })] });
    const tags = (eventID: string, time: string) =>
      anActivity(eventID, { at: at(time), verb: 'Tag', changes: [change('tags', { team: 'care' })] });
    await save(store, queues('whole', '8:00', ['a'], true), tags('tagged', '8:00'));
    const earlierOf = async (activity: Activity) => (await knownOf(store, activity)).earlier;
    expect(await earlierOf(queues('now', '9:00', ['b'], true))).toMatchObject({ Queues: { value: ['a'] } });
    expect(await earlierOf(queues('now', '9:00', ['b'], false))).toEqual({});
    expect(await earlierOf(tags('now', '9:00'))).toEqual({});
    await save(store, queues('part', '8:30', ['c'], false));
    expect(await earlierOf(queues('now', '9:00', ['b'], true))).toEqual({});
  });

  it('are not known after a value that AWS hides', async () => {
    const store = await openStore();
    const hidden: FieldChange = { field: 'MaxContacts', hidden: true, wholeList: false };
    await save(store, limitOf('first', '8:30', 5), anActivity('second', { at: at('9:00'), changes: [hidden] }));
    expect((await knownOf(store, limitOf('now', '9:14', 10))).earlier).toEqual({});
  });

  it('tell each field of each activity apart', async () => {
    const store = await openStore();
    const both = (eventID: string, time: string, name: string, most: number) =>
      anActivity(eventID, { at: at(time), changes: [change('Name', name), change('MaxContacts', most)] });
    const series = [both('a', '8:00', 'A', 1), both('b', '9:00', 'B', 2), both('c', '10:00', 'C', 3)];
    await save(store, ...series);
    const explained = await store.explain(series);
    const values = explained.map(({ known: { earlier } }) => [earlier.Name?.value, earlier.MaxContacts?.value]);
    expect(values).toEqual([
      [undefined, undefined],
      ['A', 1],
      ['B', 2],
    ]);
  });
});

describe('explain: emergency access', () => {
  const opening = (eventID: string, part: Partial<Activity> = {}) =>
    anActivity(eventID, {
      eventName: 'AdminGetEmergencyAccessToken',
      verb: 'Get',
      plane: 'auth',
      changes: [],
      resource: { type: 'Instance', id: INSTANCE, instanceId: INSTANCE },
      ...part,
    });
  const byNobodyKnown = (time: string) => anActivity('who', { actor: OMAR, at: at(time) });

  it('may be behind a website user whom nobody knows', async () => {
    const store = await openStore();
    await save(
      store,
      opening('in-time', { at: at('9:00') }),
      opening('newer', { at: at('10:00'), actor: { ...DANA, key: 'sso:lee', name: 'lee@example.com' } }),
      opening('refused', { at: at('10:05'), failure: { code: 'AccessDenied', problems: [] } }),
      opening('other-instance', { at: at('10:06'), instanceId: 'aaaaaaaa-0000-4000-8000-000000000002' }),
      opening('later', { at: at('21:30') }),
    );
    expect((await knownOf(store, byNobodyKnown('20:59'))).emergencyBy).toEqual([
      { actor: 'lee@example.com', at: at('10:00') },
      { actor: 'dana.ruiz@example.com', at: at('9:00') },
    ]);
    expect((await knownOf(store, byNobodyKnown('21:01'))).emergencyBy).toEqual([
      { actor: 'lee@example.com', at: at('10:00') },
    ]);
    expect((await knownOf(store, byNobodyKnown('8:00'))).emergencyBy).toBeUndefined();
  });

  it('goes by the account where the instance is not recorded', async () => {
    const store = await openStore();
    const { instanceId: _, ...whole } = opening('whole-account');
    await save(store, whole, { ...whole, eventID: 'other-account', account: '210987654321' });
    expect((await knownOf(store, byNobodyKnown('9:20'))).emergencyBy).toHaveLength(1);
  });

  it('is not looked for when the user is known, or is no website user', async () => {
    const store = await openStore();
    await save(store, opening('e0', { at: at('9:00') }));
    expect((await knownOf(store, anActivity('dana'))).emergencyBy).toBeUndefined();
    await teach(store, aName(OMAR_USER, 'omar.haddad', at('12:00')));
    expect((await knownOf(store, byNobodyKnown('9:20'))).emergencyBy).toBeUndefined();
  });
});

function change(field: string, value: unknown, part: Partial<FieldChange> = {}): FieldChange {
  return { field, value, hidden: false, wholeList: false, ...part };
}

function limitOf(eventID: string, time: string, value: unknown, part: Partial<Activity> = {}): Activity {
  return anActivity(eventID, { at: at(time), changes: [change('MaxContacts', value)], ...part });
}

async function knownOf(store: Store, activity: Activity): Promise<Known | Record<string, never>> {
  const [explained] = await store.explain([activity]);
  return explained?.known ?? {};
}

async function nameAt(store: Store, time: Date): Promise<string | undefined> {
  const [explained] = await store.explain([anActivity('e1', { at: time })]);
  return explained?.known.names[keyOf(BILLING)];
}
