import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/activity/actor.ts';
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
  OMAR,
  OMAR_USER,
  SALES,
  save,
  teach,
} from './an-activity.ts';
import { ON_POSTGRES, openStore } from './open-store.ts';

const ELSEWHERE = 'aaaaaaaa-0000-4000-8000-000000000002';
const FLOW = aRef('ContactFlow', 3);
const BILLING_THERE = { ...aRef('Queue', 9), instanceId: ELSEWHERE };
const IDLE_USER = aRef('User', 8);

describe('findThings', () => {
  it.each<[string, string, string | undefined, readonly string[]]>([
    ['a name in any case', 'billing', undefined, ['Billing', 'Billing']],
    ['a former name', 'Invoices', undefined, ['Billing']],
    ['an id', String(FLOW.id).toUpperCase(), undefined, ['Main IVR']],
    [
      'an ARN',
      `arn:aws:connect:eu-central-1:123456789012:instance/${INSTANCE}/queue/${SALES.id}`,
      undefined,
      ['Sales 50%'],
    ],
    ['an id that has no name', String(aRef('Queue', 77).id), undefined, [String(aRef('Queue', 77).id)]],
    ['words in any order', 'ivr ma', undefined, ['Main IVR']],
    ['a piece of two letters', 'iv', undefined, ['Main IVR']],
    ['a fragment', 'illin', undefined, ['Billing', 'Billing', 'Billing hours']],
    ['only what is of the type', 'illin', 'HoursOfOperation', ['Billing hours']],
    ['no type but the one asked for', 'billing', 'ContactFlow', []],
    ['signs that mean something to SQL', '50%', undefined, ['Sales 50%']],
    ['no wildcard', 'Sa_es', undefined, []],
    ['no wildcard of the index', 'Sale*', undefined, []],
    ['curious spacing', '  main \t ivr ', undefined, ['Main IVR']],
    ['what was refused before it existed', 'Never Made', undefined, ['Never Made']],
    ['a piece of an id that people read', 'lens', undefined, ['CONTACT_LENS']],
    ['no piece of an id that nobody reads', '00000005', undefined, []],
    ['nothing by an empty text', ' ', undefined, []],
  ])('finds %s', async (_, text, type, expected) => {
    const store = await namedStore();
    const found = await store.findThings(text, { exact: false, ...(type && { type }) });
    expect(found.map(({ name }) => name)).toEqual(expected);
  });

  it('takes no fragment when the name is quoted', async () => {
    const store = await namedStore();
    expect(await store.findThings('illin', { exact: true })).toEqual([]);
    expect(await store.findThings('main ivr', { exact: true })).toEqual([
      { key: keyOf(FLOW), type: 'ContactFlow', name: 'Main IVR', instanceId: INSTANCE, instanceName: 'Acme EU' },
    ]);
  });

  it('tells things of one name apart by their instance', async () => {
    const store = await namedStore();
    expect(await store.findThings('Billing', { type: 'Queue', exact: true })).toEqual([
      { key: keyOf(BILLING), type: 'Queue', name: 'Billing', instanceId: INSTANCE, instanceName: 'Acme EU' },
      { key: keyOf(BILLING_THERE), type: 'Queue', name: 'Billing', instanceId: ELSEWHERE },
    ]);
  });

  it('finds everything by its own name, whatever it is called', async () => {
    const anyText = fc.string({ unit: 'binary' });
    const plainText = fc.string({ minLength: 2 });
    await fc.assert(
      fc.asyncProperty(anyText, plainText, anyText, async (any, plain, typed) => {
        const store = await openStore();
        await teach(store, aName(BILLING, `x${any}`, at('8:00')), aName(SALES, `y${plain}`, at('8:00')));
        expect(await store.findThings(`x${any}`, { exact: true })).toMatchObject([{ key: keyOf(BILLING) }]);
        const part = `y${plain}`.slice(0, -1);
        expect(await store.findThings(part, { exact: false })).toContainEqual(
          expect.objectContaining({ key: keyOf(SALES) }),
        );
        await store.findThings(typed, { exact: false });
        await store.findActors(typed, false);
        await store.closestNames(typed, 3);
      }),
      { numRuns: ON_POSTGRES ? 10 : 60 },
    );
  });

  it.each(['"', '""', '*', "'", '%', '_', 'a" OR "b', 'NEAR(a b)', 'folded:x', '-', '\\', '^', '()', '\ud800abc', '‮'])(
    'takes %j for nothing but text',
    async (text) => {
      const store = await namedStore();
      expect(await store.findThings(`Billing ${text}`, { exact: false })).toEqual([]);
      await teach(store, aName(SALES, `Odd ${text} name`, at('9:00')));
      expect(await store.findThings(`odd ${text} name`, { exact: true })).toMatchObject([{ key: keyOf(SALES) }]);
      expect(await store.findThings(`${text} odd`, { exact: false })).toMatchObject([{ key: keyOf(SALES) }]);
    },
  );

  it('finds an endless name by its beginning', async () => {
    const store = await openStore();
    await teach(store, aName(SALES, `Odd ${'name '.repeat(2000)}`, at('9:00')));
    for (const text of ['odd name', `Odd ${'name '.repeat(2000)}`]) {
      expect(await store.findThings(text, { exact: false })).toMatchObject([{ key: keyOf(SALES) }]);
    }
  });
});

describe('findActors', () => {
  it.each<[string, string, readonly string[]]>([
    ['an e-mail in any case', 'Dana.Ruiz@Example.com', [DANA.key]],
    ['a login', 'dana.ruiz', [DANA.key]],
    ['a role', 'ConnectAdmin', [DANA.key]],
    ['a fragment', 'ruiz', [DANA.key]],
    ['fragments of several aliases', 'admin dana', [DANA.key]],
    ['a website user by login', 'omar.haddad', [OMAR.key]],
    ['a website user by a former login', 'omar.h', [OMAR.key]],
    ['a website user by first and last name', 'haddad omar', [OMAR.key]],
    ['a website user by id', String(OMAR_USER.id), [OMAR.key]],
    [
      'a user by ARN',
      `arn:aws:connect:eu-central-1:123456789012:instance/${INSTANCE}/agent/${OMAR_USER.id}`,
      [OMAR.key],
    ],
    ['a user who did nothing yet', 'idle.user', [`connect:${IDLE_USER.id}`]],
    ['a namesake who did something rather than one who did not', 'haddad', [OMAR.key]],
    ['nobody by the role that all of the website share', 'AWSServiceRoleForAmazonConnect_abc', []],
    ['nobody by the name of a thing', 'Billing', []],
    ['nobody by nothing', '', []],
  ])('finds %s', async (_, text, expected) => {
    const store = await namedStore();
    expect((await store.findActors(text, false)).map(({ key }) => key)).toEqual(expected);
  });

  it('shows the newest login and every alias', async () => {
    const store = await namedStore();
    expect(await store.findActors('omar.haddad', true)).toEqual([
      { key: OMAR.key, label: 'omar.haddad', aliases: [OMAR_USER.id, 'omar.h', 'Omar', 'Haddad', 'omar.haddad'] },
    ]);
    expect(await store.findActors('haddad omar', true)).toEqual([]);
  });
});

describe('findActors, of a name that somebody claims', () => {
  it('hides nobody behind it', async () => {
    const store = await namedStore();
    const claimed: Actor = {
      ...DANA,
      key: 'role:123456789012:ci/ruiz',
      kind: 'session',
      name: 'ruiz',
      aliases: ['ruiz'],
    };
    await save(store, anActivity('claimed', { actor: claimed }));
    expect((await store.findActors('ruiz', false)).map(({ key }) => key)).toEqual([claimed.key, DANA.key]);
  });
});

describe('closestNames', () => {
  it.each<[string, readonly string[]]>([
    ['bilnig', ['Billing', 'Billing hours']],
    ['man ivr', ['Main IVR']],
    ['omar.hadad', ['omar.haddad', 'omar.h']],
    ['Slaes 50%', ['Sales 50%']],
    ['qqqqqqqqqqqq', []],
    ['', []],
  ])('of %j are %j', async (typed, expected) => {
    const store = await namedStore();
    expect(await store.closestNames(typed, 2)).toEqual(expected);
  });
});

async function namedStore(): Promise<Store> {
  const store = await openStore();
  await save(
    store,
    anActivity('e1'),
    anActivity('e2', { actor: OMAR, resource: aRef('Queue', 77) }),
    anActivity('e4', { resource: { type: 'InstanceAttribute', id: 'CONTACT_LENS', instanceId: INSTANCE } }),
    anActivity('e3', { resource: { type: 'Queue', instanceId: INSTANCE, name: 'Never Made' } }),
  );
  await teach(
    store,
    aName({ type: 'Instance', id: INSTANCE, instanceId: INSTANCE }, 'Acme EU', at('7:00')),
    aName(BILLING, 'Billing', at('9:00')),
    aName(BILLING, 'Invoices', at('8:00')),
    { ...aName(BILLING_THERE, 'Billing', at('8:00')), instanceId: ELSEWHERE },
    aName(SALES, 'Sales 50%', at('8:00')),
    aName(FLOW, 'Main IVR', at('8:00')),
    aName(aRef('HoursOfOperation', 1), 'Billing hours', at('8:00')),
    aName(OMAR_USER, 'omar.h', at('8:00'), ['Omar', 'Haddad']),
    aName(OMAR_USER, 'omar.haddad', at('9:00')),
    aName(IDLE_USER, 'idle.user', at('9:00'), ['Ida', 'Haddad']),
  );
  return store;
}
