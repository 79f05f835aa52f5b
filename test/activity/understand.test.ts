import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStory } from '../../sandbox/story/story.ts';
import { maskDetail, understand, understandMasked } from '../../src/activity/understand.ts';
import { recordFixture, recordFixtures } from '../support/record-fixtures.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const any = () => true;

/** Masked first, put on disk, and understood later. */
function inTwoSteps(detail: unknown) {
  const masked = maskDetail(detail, any);
  if (!masked) return undefined;
  const { names: learned, ...rest } = JSON.parse(JSON.stringify(masked)) as typeof masked;
  return { activity: asStored(understandMasked(rest)), record: rest.record, names: learned };
}

/** Dates as JSON has them, and nothing that is undefined. */
function asStored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

describe('a record that is masked now and understood later', () => {
  it.each(recordFixtures())('is the same activity as one understood at once: $name', ({ record }) => {
    expect(inTwoSteps(record)).toEqual(asStored(understand(record, any)));
  });

  it('is the same, whatever a story tells', () => {
    const { history } = createStory({ seed: 5, now: NOW });
    for (const detail of history.slice(-1500)) expect(inTwoSteps(detail)).toEqual(asStored(understand(detail, any)));
  });

  it('is the same where members are odd', () => {
    const odd = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.string({ unit: 'binary' }), fc.constant('***'));
    const detail = fc
      .tuple(fc.constantFrom(...recordFixtures()), fc.dictionary(fc.constantFrom(...MEMBERS), odd, { maxKeys: 3 }))
      .map(([{ record }, members]) => ({ ...record, ...members }));
    fc.assert(
      fc.property(detail, (each) => {
        const atOnce = understand(each, any);
        expect(inTwoSteps(each)).toEqual(asStored(atOnce));
      }),
      { numRuns: 500 },
    );
  });

  it('is not wanted, or refused, alike', () => {
    expect(
      maskDetail(recordFixture('StopLogging.not-ours'), ({ eventSource }) => eventSource.startsWith('connect')),
    ).toBe(undefined);
    expect(() => maskDetail({ eventName: 'CreateQueue' }, any)).toThrow('record.eventTime is missing');
  });
});

/** Members that an activity is read from, but for its time. */
const MEMBERS = [
  ...['eventID', 'eventName', 'eventSource', 'awsRegion', 'eventType', 'userIdentity', 'requestParameters'],
  ...['responseElements', 'userAgent', 'sourceIPAddress', 'errorCode', 'errorMessage', 'readOnly', 'addendum'],
  ...[
    'sharedEventID',
    'recipientAccountId',
    'accountId',
    'requestID',
    'insightDetails',
    'sessionCredentialFromConsole',
  ],
] as const;
