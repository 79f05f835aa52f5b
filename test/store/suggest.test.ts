import { describe, expect, it } from 'vitest';
import type { SuggestedKind } from '../../src/lookup.ts';
import type { Store } from '../../src/store/store.ts';
import {
  aName,
  anActivity,
  at,
  BILLING,
  INSTANCE,
  keyOf,
  MAIN_IVR,
  OMAR,
  OMAR_USER,
  save,
  teach,
} from './an-activity.ts';
import { openStore } from './open-store.ts';

describe('suggest', () => {
  it.each<[SuggestedKind, string, readonly string[]]>([
    ['actor', 'd', ['SSO user dana.ruiz@example.com', 'Connect user omar.haddad']],
    ['actor', 'ruiz', ['SSO user dana.ruiz@example.com']],
    ['actor', 'OM', ['Connect user omar.haddad', 'SSO user dana.ruiz@example.com']],
    ['actor', 'nobody', []],
    ['actor', '', ['Connect user omar.haddad', 'SSO user dana.ruiz@example.com']],
    ['thing', 'b', ['queue Billing']],
    ['thing', 'vr', ['flow Main IVR']],
    ['thing', 'main i', ['flow Main IVR']],
    ['thing', '', ['queue Billing', 'flow Main IVR']],
    ['event', 'name', ['UpdateQueueName']],
    ['event', 'update queue', ['UpdateQueueMaxContacts', 'UpdateQueueName']],
    ['event', 'c', ['CreateContactFlow', 'UpdateQueueMaxContacts']],
    ['event', '', ['CreateContactFlow', 'UpdateQueueMaxContacts', 'UpdateQueueName']],
    ['event', '\ud800', []],
  ])('offers as %s for %j %j', async (kind, text, labels) => {
    const store = await aStore();
    const found = await store.suggest(text, kind, 25);
    expect(found.map(({ label }) => label)).toEqual(labels);
  });

  it('gives what finds each alone, and no more than asked for', async () => {
    const store = await aStore();
    expect(await store.suggest('main', 'thing', 5)).toEqual([
      { key: keyOf(MAIN_IVR), text: MAIN_IVR.id, label: 'flow Main IVR' },
    ]);
    expect(await store.suggest('haddad', 'actor', 5)).toEqual([
      { key: OMAR.key, text: 'omar.haddad', label: 'Connect user omar.haddad' },
    ]);
    expect(await store.suggest('', 'event', 1)).toHaveLength(1);
  });
});

describe('findNamed', () => {
  it('tells which texts are names, and whose', async () => {
    const store = await aStore();
    const id = String(MAIN_IVR.id).toUpperCase();
    const arn = `arn:aws:connect:eu-central-1:123456789012:instance/${INSTANCE}/queue/${BILLING.id}`;
    const texts = ['Billing', 'main  IVR', 'Main', 'dana.ruiz', 'OMAR.haddad', '', id, arn, '\ud800', 'ivr main'];
    expect(await store.findNamed?.(texts)).toEqual([
      { text: 'Billing', actor: false, types: ['Queue'] },
      { text: 'main  IVR', actor: false, types: ['ContactFlow'] },
      { text: 'dana.ruiz', actor: true, types: [] },
      { text: 'OMAR.haddad', actor: true, types: ['User'] },
      { text: id, actor: false, types: ['ContactFlow'] },
      { text: arn, actor: false, types: ['Queue'] },
    ]);
    expect(await store.findNamed?.([])).toEqual([]);
  });
});

async function aStore(): Promise<Store> {
  const store = await openStore();
  await save(
    store,
    anActivity('e1', { eventName: 'UpdateQueueName' }),
    anActivity('e2', { at: at('10:00'), actor: OMAR }),
    anActivity('e3', { at: at('9:30'), resource: MAIN_IVR, eventName: 'CreateContactFlow' }),
  );
  await teach(
    store,
    aName(BILLING, 'Billing', at('8:00')),
    aName(MAIN_IVR, 'Main IVR', at('8:00')),
    aName(OMAR_USER, 'omar.haddad', at('8:00'), ['Omar', 'Haddad']),
  );
  return store;
}
