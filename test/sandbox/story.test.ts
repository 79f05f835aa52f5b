import { describe, expect, it } from 'vitest';
import type { RecordJson } from '../../sandbox/story/record-json.ts';
import { createStory } from '../../sandbox/story/story.ts';
import { openEnvelope } from '../../src/cloudtrail/envelope.ts';
import { parseRecord } from '../../src/cloudtrail/record.ts';
import { operationOf } from '../../src/connect/catalog.ts';
import { resourcesOf } from '../../src/connect/resource.ts';
import { resourceKey } from '../../src/connect/resource-ref.ts';

const NOW = new Date('2026-11-22T10:30:00Z');
const DAY = 24 * 60 * 60 * 1000;

const story = createStory({ seed: 1, now: NOW });
const { history, recent, scenes, cast } = story;
const live = scenes.flatMap(({ records }) => records);
const all = [...history, ...recent, ...live];

describe('the history', () => {
  it('is ninety days of ordinary size, oldest first', () => {
    const times = history.map(({ eventTime }) => Date.parse(eventTime));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBeGreaterThan(NOW.getTime() - 90 * DAY);
    expect(times.at(-1)).toBeLessThan(NOW.getTime() - 4 * 60_000);
    expect(history.length).toBeGreaterThan(2500);
    expect(history.length).toBeLessThan(4000);
  });

  it('teaches the names of nearly everything that is changed later', () => {
    const named = new Set<string | undefined>();
    const unknown = history.filter((record) => {
      const { resource } = resourcesOf(parseRecord(record));
      const key = resource && resourceKey(resource);
      if (resource?.name) named.add(key);
      return record.eventName.startsWith('Update') && resource?.type !== 'Contact' && !named.has(key);
    });
    expect(unknown).toEqual([]);
  });

  it('has refusals, emergency access, a deleted user, deploys and reads in it', () => {
    const count = (is: (record: RecordJson) => unknown) => history.filter(is).length;
    expect(count(({ errorCode }) => errorCode)).toBeGreaterThan(20);
    expect(count(({ eventName }) => eventName === 'AdminGetEmergencyAccessToken')).toBe(1);
    expect(count(({ eventName }) => eventName === 'DeleteUser')).toBe(1);
    expect(count(({ userAgent }) => userAgent?.includes('Terraform'))).toBeGreaterThan(60);
    expect(count(({ readOnly }) => readOnly)).toBeGreaterThan(200);
  });
});

describe('the last minutes before', () => {
  it('are a shift change of several supervisors, younger than a quarter of an hour', () => {
    const ages = recent.map(({ eventTime }) => NOW.getTime() - Date.parse(eventTime));
    expect(Math.max(...ages)).toBeLessThan(12 * 60_000);
    expect(Math.min(...ages)).toBeGreaterThan(5 * 60_000);
    expect([...new Set(recent.map(({ eventName }) => eventName))]).toEqual([
      'UpdateUserRoutingProfile',
      'AssociateUserProficiencies',
    ]);
    expect(new Set(recent.map(({ userIdentity }) => userIdentity?.arn)).size).toBe(3);
  });
});

describe('the scenes', () => {
  it('follow each other at a lively pace', () => {
    const gaps = scenes.map(({ afterMs }, index) => afterMs - (scenes[index - 1]?.afterMs ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(8000);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(500);
    expect(scenes.at(-1)?.afterMs).toBeLessThan(5 * 60_000);
  });

  it('hold every kind of notice', () => {
    const calls = live.map(({ eventName, errorCode }) => `${eventName}${errorCode ? ` ${errorCode}` : ''}`);
    expect([...new Set(calls)]).toEqual(
      expect.arrayContaining([
        'UpdateUserRoutingProfile',
        'UpdateQueueMaxContacts',
        'UpdateQueueOutboundEmailConfig AccessDeniedException',
        'UpdateUserSecurityProfiles',
        'AdminGetEmergencyAccessToken',
        'UpdateContactFlowContent',
        'UpdateContactFlowContent ThrottlingException',
        'UpdateContactFlowContent InvalidContactFlowException',
        'CreateContactFlowModule InvalidContactFlowModuleException',
        'CreateUser',
        'CreateUser DuplicateResourceException',
        'CreateHoursOfOperationOverride',
        'UpdateQueueStatus',
        'ReleasePhoneNumber',
        'CreateWidgetPolicy',
        'UpdateSecurityProfile',
        'UpdateSecurityProfile AccessDenied',
        'AssociateLambdaFunction',
        'UpdateInstanceStorageConfig',
      ]),
    );
  });

  it('bring some changes late, one twice, one not at all and one again from an archive', () => {
    const age = ({ records, afterMs }: (typeof scenes)[number]) =>
      NOW.getTime() + afterMs - Date.parse(records[0]?.eventTime ?? '');
    const late = scenes.filter((scene) => age(scene) > 3600_000).map(({ title }) => title);
    expect([...new Set(late)]).toEqual([
      'Late: Omar disabled queue Refunds three hours ago',
      'Late: four changes of the morning',
    ]);
    const twice = scenes.filter(({ envelopes }) => envelopes.length > new Set(envelopes.map(({ id }) => id)).size);
    expect(twice.map(({ title }) => title)).toEqual(['Lena opens longer, and the event arrives twice']);
    expect(scenes.filter(({ envelopes }) => envelopes.length === 0)).toHaveLength(1);
    const replayed = scenes.flatMap(({ envelopes }) => envelopes).filter((envelope) => envelope['replay-name']);
    expect(replayed.map(({ source, region }) => [source, region])).toEqual([['aws.voiceid', 'eu-central-1']]);
  });

  it('arrive as events that the bot opens, native ones among them', () => {
    const kinds = scenes.flatMap(({ envelopes }) => envelopes).map((envelope) => openEnvelope(envelope)?.kind);
    expect(new Set(kinds)).toEqual(new Set(['record', 'native']));
  });

  it('happen when they are told', () => {
    const ordinary = scenes.filter(({ records, title }) => records.length === 1 && !title.startsWith('Late'));
    const ages = ordinary.map(
      ({ afterMs, records }) => NOW.getTime() + afterMs - Date.parse(records[0]?.eventTime ?? ''),
    );
    // Three seconds, and what is lost by whole seconds.
    expect(ages.filter((age) => age < 3000 || age >= 4000)).toEqual([]);
  });

  it('go on without end', () => {
    const times: number[] = [];
    for (const { afterMs } of createStory({ seed: 1, now: NOW }).more(200_000)) {
      times.push(afterMs);
      if (times.length === 500) break;
    }
    expect(times[0]).toBe(205_000);
    expect(times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0))).toBe(true);
  });
});

describe('the records', () => {
  it('are the same for a seed and a present, and others for another', () => {
    expect(createStory({ seed: 1, now: NOW })).toMatchObject({ history, recent, scenes, cast });
    expect(createStory({ seed: 2, now: NOW }).history[0]?.eventID).not.toBe(history[0]?.eventID);
  });

  it.each([
    [0, '2024-02-29T23:59:59Z'],
    [7, '2026-12-31T00:00:00Z'],
    [4_294_967_295, '2027-07-04T12:00:00Z'],
  ])('can be told with seed %i at %s', (seed, now) => {
    const told = createStory({ seed, now: new Date(now) });
    expect(told.history.length).toBeGreaterThan(2500);
    expect(told.scenes).toHaveLength(scenes.length);
  });

  it('send the fields that the API has', () => {
    const strange = all.flatMap(({ eventSource, eventName, requestParameters }) => {
      const operation = operationOf(eventSource, eventName);
      if (!operation || !['config', 'tagging'].includes(operation.plane)) return [];
      const { idFields, nameFields, changeFields } = operation;
      const fields = [
        'InstanceId',
        'ClientToken',
        ...idFields,
        ...nameFields,
        ...changeFields.map(({ field }) => field),
      ];
      return Object.keys(requestParameters ?? {}).filter((field) => !fields.includes(field));
    });
    expect([...new Set(strange)]).toEqual([]);
  });

  it('are all of known operations but the new one', () => {
    const unknown = all.filter(({ eventSource, eventName }) => !operationOf(eventSource, eventName));
    expect(unknown.map(({ eventName }) => eventName)).toEqual(['CreateWidgetPolicy']);
  });

  it('have ids of their own and whole seconds', () => {
    expect(new Set(all.map(({ eventID }) => eventID)).size).toBe(all.length);
    expect(all.filter(({ eventTime }) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(eventTime))).toEqual([]);
  });

  it('name nobody real: documentation addresses, accounts, mail and numbers only', () => {
    const text = JSON.stringify([history, recent, scenes, cast]);
    const found = (pattern: RegExp) => [...new Set(text.match(pattern) ?? [])];
    expect(found(/(?<=:)\d{12}(?=:)/g)).toEqual(['123456789012']);
    expect(found(/(?<=@)[a-z0-9.-]+\.[a-z]+/g)).toEqual(['example.com']);
    expect(found(/\+1\d{10}/g).filter((number) => !/^\+1\d{3}55501\d\d$/.test(number))).toEqual([]);
    const addresses = found(/(?<=")\d{1,3}(\.\d{1,3}){3}(?=")/g);
    expect(addresses.filter((address) => !/^(192\.0\.2|198\.51\.100|203\.0\.113)\./.test(address))).toEqual([]);
  });
});

describe('the cast', () => {
  it('is some forty people in two contact centres, with names that look like grammar', () => {
    expect(cast.people.length).toBeGreaterThan(38);
    expect(cast.people.map(({ login }) => login)).toEqual(expect.arrayContaining(['dana.ruiz', 'april.may']));
    expect(cast.instances.map(({ name, region, zone }) => [name, region, zone])).toEqual([
      ['Acme EU', 'eu-central-1', 'Europe/Berlin'],
      ['Acme US', 'us-east-1', 'America/New_York'],
    ]);
    const queues = story.things.filter(({ kind }) => kind === 'queue').map(({ name }) => name);
    expect(queues).toEqual(
      expect.arrayContaining(['Failed Payments', 'Weekend', 'Sat Support', 'Billing Escalations']),
    );
  });
});
