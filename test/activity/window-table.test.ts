import { afterEach, describe, expect, test } from 'vitest';
import { parseQuestion } from '../../src/activity/parse-question.ts';
import { resourceTypesNamed } from '../../src/connect/resource-types.ts';

// Sunday, 11:30 in Berlin.
const NOW = '2026-11-22T10:30:00Z';
const zoneOfHost = process.env.TZ;

afterEach(() => {
  if (zoneOfHost === undefined) delete process.env.TZ;
  else process.env.TZ = zoneOfHost;
});

/** The window in UTC; a word that became a name is shown before it. */
function windowOf(text: string, zone: string, now = NOW): string {
  const reading = parseQuestion(text, { now: new Date(now), zone, knownType: resourceTypesNamed });
  if (reading.kind !== 'question') return reading.kind === 'mistake' ? reading.problem : reading.kind;
  const { subject, window } = reading.question;
  const name = subject.kind === 'resource' || subject.kind === 'user' ? `<${subject.text}> ` : '';
  return `${name}${[window.from, window.to].map((at) => at?.toISOString().replace(':00.000Z', '') ?? '').join(' – ')}`;
}

/** messages.md 4: what chrono-node alone gets wrong, and the rest that is meant by such words. */
const TABLE: readonly (readonly [string, string])[] = [
  ['since mon', '2026-11-15T23:00 – '],
  ['since friday', '2026-11-19T23:00 – '],
  ['day before yesterday', '2026-11-19T23:00 – 2026-11-20T23:00'],
  ['the day before yesterday', '2026-11-19T23:00 – 2026-11-20T23:00'],
  ['last night', '2026-11-21T17:00 – 2026-11-22T05:00'],
  ['overnight', '2026-11-21T17:00 – 2026-11-22T05:00'],
  ['last month', '2026-09-30T22:00 – 2026-10-31T23:00'],
  ['last 30d', '2026-10-23T09:30 – 2026-11-22T10:30'],
  ['past month', '2026-10-22T09:30 – 2026-11-22T10:30'],
  ['in october', '2026-09-30T22:00 – 2026-10-31T23:00'],
  ['in october 2025', '2025-09-30T22:00 – 2025-10-31T23:00'],
  ['in december', '2025-11-30T23:00 – 2025-12-31T23:00'],
  ['between 14:00 and 14:30', '2026-11-21T13:00 – 2026-11-21T13:30'],
  ['from 14:00 to 14:30', '2026-11-21T13:00 – 2026-11-21T13:30'],
  ['14:00-14:30', '2026-11-21T13:00 – 2026-11-21T13:30'],
  ['2026-11-20..2026-11-21', '2026-11-19T23:00 – 2026-11-21T23:00'],
  ['2026-11-20T14:00..2026-11-20T15:00', '2026-11-20T13:00 – 2026-11-20T14:00'],
  ['since 2026-11-20T14:00:00+02:00', '2026-11-20T12:00 – '],
  ['since 9', '2026-11-22T08:00 – '],
  ['since 08.30', '2026-11-22T07:30 – '],
  ['since the 15th', '2026-11-14T23:00 – '],
  ['on the 15th', '2026-11-14T23:00 – 2026-11-15T23:00'],
  ['since the 25th', '2026-10-24T22:00 – '],
  ['since a fortnight ago', '2026-11-07T23:00 – '],
  ['a fortnight ago', '2026-11-07T23:00 – 2026-11-08T23:00'],
  ['last fortnight', '2026-11-08T10:30 – 2026-11-22T10:30'],
  ['Q3', '2026-06-30T22:00 – 2026-09-30T22:00'],
  ['in Q4', '2026-09-30T22:00 – 2026-11-22T10:30'],
  ['last quarter', '2026-06-30T22:00 – 2026-09-30T22:00'],
  ['week 46', '2026-11-08T23:00 – 2026-11-15T23:00'],
  ['this week', '2026-11-15T23:00 – 2026-11-22T10:30'],
  ['last week', '2026-11-08T23:00 – 2026-11-15T23:00'],
  ['past week', '2026-11-15T10:30 – 2026-11-22T10:30'],
  ['this year', '2025-12-31T23:00 – 2026-11-22T10:30'],
  ['1h', '2026-11-22T09:30 – 2026-11-22T10:30'],
  ['last 2 weeks', '2026-11-08T10:30 – 2026-11-22T10:30'],
  ['in the last three days', '2026-11-19T10:30 – 2026-11-22T10:30'],
  ['over the past hour', '2026-11-22T09:30 – 2026-11-22T10:30'],
  ['since 2 days ago', '2026-11-19T23:00 – '],
  ['3 days ago', '2026-11-18T23:00 – 2026-11-19T23:00'],
  ['before 14:20', '2026-11-21T12:20 – 2026-11-21T13:20'],
  ['before 11:00', '2026-11-22T09:00 – 2026-11-22T10:00'],
  ['since 9 before 11:00', '2026-11-22T08:00 – 2026-11-22T10:00'],
  ['around 9:00', '2026-11-22T07:30 – 2026-11-22T08:30'],
  ['this morning', '2026-11-21T23:00 – 2026-11-22T10:30'],
  ['yesterday afternoon', '2026-11-21T11:00 – 2026-11-21T17:00'],
  ['friday evening', '2026-11-20T17:00 – 2026-11-20T23:00'],
  ['last weekend', '2026-11-13T23:00 – 2026-11-15T23:00'],
  ['on monday', '2026-11-15T23:00 – 2026-11-16T23:00'],
  ['from mon to wed', '2026-11-15T23:00 – 2026-11-18T23:00'],
  ['mon-wed', '2026-11-15T23:00 – 2026-11-18T23:00'],
  ['20.11.2026', '2026-11-19T23:00 – 2026-11-20T23:00'],
  ['since 20/11/2026', '2026-11-19T23:00 – '],
  ['since 11/20/2026', '2026-11-19T23:00 – '],
  ['since nov 3rd', '2026-11-02T23:00 – '],
  ['3 nov', '2026-11-02T23:00 – 2026-11-03T23:00'],
  ['since 9am utc', '2026-11-22T09:00 – '],
  ['since yesterday 9:00 cet', '2026-11-21T08:00 – '],
  ['yesterday in New York', '2026-11-21T05:00 – 2026-11-22T05:00'],
  ['since 8:00 Europe/London', '2026-11-22T08:00 – '],
  ['since yesterday noon', '2026-11-21T11:00 – '],
  ['since half an hour ago', '2026-11-22T10:00 – '],
  ['since 11/12/2026', '“11/12/2026” may be a day or a month first. Type it as 2026-11-20.'],
  ['11/12/2026', '“11/12/2026” may be a day or a month first. Type it as 2026-11-20.'],
  ['flow Sat Support', '<Sat Support>  – '],
  ['user April May', '<April May>  – '],
  ["flow Today's Special", "<Today's Special>  – "],
  // Numbers with dots and slashes.
  ['20.11.26', '2026-11-19T23:00 – 2026-11-20T23:00'],
  ['since 20.11.', '2026-11-19T23:00 – '],
  ['since 20/11', '2026-11-19T23:00 – '],
  ['since the 3rd of november', '2026-11-02T23:00 – '],
  ['in 2026-10', '2026-09-30T22:00 – 2026-10-31T23:00'],
  ['in 2025', '2024-12-31T23:00 – 2025-12-31T23:00'],
  ['week 46 2026', '2026-11-08T23:00 – 2026-11-15T23:00'],
  ['the weekend', '2026-11-20T23:00 – 2026-11-22T10:30'],
  ['weekend', '2026-11-20T23:00 – 2026-11-22T10:30'],
  ['since one year ago', '2025-11-21T23:00 – '],
  ['last 2 years', '2024-11-22T10:30 – 2026-11-22T10:30'],
  ['since a few days ago', '2026-11-18T23:00 – '],
  ['since a few hours ago', '2026-11-22T07:30 – '],
  ['since an hour and a half ago', '2026-11-22T09:00 – '],
  ['until 5 in the morning', ' – 2026-11-22T04:00'],
  ['from friday on', '2026-11-19T23:00 – '],
  ['from friday', '2026-11-19T23:00 – '],
  ['from friday onwards', '2026-11-19T23:00 – '],
  ['from friday by dana', '<dana> 2026-11-19T23:00 – '],
  ['since friday "Billing"', '<Billing> 2026-11-19T23:00 – '],
  ['since this morning "Billing"', '<Billing> 2026-11-21T23:00 – '],
  ['since a few days ago "Billing"', '<Billing> 2026-11-18T23:00 – '],
  ['friday to Billing', '<Billing> 2026-11-19T23:00 – 2026-11-20T23:00'],
  ['24h Service', '<24h Service>  – '],
  ['for 2 days ago', '2026-11-19T23:00 – 2026-11-20T23:00'],
  ['between 9:00 and yesterday 10:00', '2026-11-21T08:00 – 2026-11-21T09:00'],
  ['between 14:00 and 15:00 friday', '2026-11-20T13:00 – 2026-11-20T14:00'],
  ['between 14:00 and 15:00 on friday', '2026-11-20T13:00 – 2026-11-20T14:00'],
  ['friday between 14:00 and 15:00', '2026-11-20T13:00 – 2026-11-20T14:00'],
  ['yesterday between 23:00 and 1:00', '2026-11-21T22:00 – 2026-11-22T00:00'],
  ['changes 9:00-10:00 friday', '2026-11-20T08:00 – 2026-11-20T09:00'],
  // Names that begin like times.
  ['changes past', '<past>  – '],
  ['around friday', '<around> 2026-11-19T23:00 – 2026-11-20T23:00'],
  ['2026-13', '<2026-13>  – '],
];

describe.each(['America/New_York', 'Pacific/Auckland'])('on a host in %s', (host) => {
  test.each(TABLE)('%j is %j for somebody in Berlin', (text, window) => {
    process.env.TZ = host;
    expect(windowOf(text, 'Europe/Berlin')).toBe(window);
  });
});

describe('weeks', () => {
  test.each([
    ['this week', 'America/New_York', '2026-11-22T05:00 – 2026-11-22T10:30'],
    ['last week', 'America/Chicago', '2026-11-15T06:00 – 2026-11-22T06:00'],
    ['last week', 'Europe/London', '2026-11-09T00:00 – 2026-11-16T00:00'],
    ['week 53', 'UTC', '2020-12-28T00:00 – 2021-01-04T00:00'],
    ['week 2 2025', 'UTC', '2025-01-06T00:00 – 2025-01-13T00:00'],
  ])('%s in %s', (text, zone, window) => {
    expect(windowOf(text, zone)).toBe(window);
  });
});

describe('changes of the clocks', () => {
  test.each([
    // Back, on 25 October 2026 at 3:00 in Berlin: 2:30 comes twice and the earlier is meant.
    ['since 2:30', '2026-10-25T10:00:00Z', '2026-10-25T00:30 – '],
    ['between 2:00 and 3:00', '2026-10-25T10:00:00Z', '2026-10-25T00:00 – 2026-10-25T02:00'],
    ['today', '2026-10-25T22:00:00Z', '2026-10-24T22:00 – 2026-10-25T22:00'],
    ['yesterday', '2026-10-26T10:00:00Z', '2026-10-24T22:00 – 2026-10-25T23:00'],
    ['last night', '2026-10-25T10:00:00Z', '2026-10-24T16:00 – 2026-10-25T05:00'],
    ['last 24h', '2026-10-25T12:00:00Z', '2026-10-24T12:00 – 2026-10-25T12:00'],
    ['last 1d', '2026-10-25T12:00:00Z', '2026-10-24T11:00 – 2026-10-25T12:00'],
    ['last week', '2026-10-28T12:00:00Z', '2026-10-18T22:00 – 2026-10-25T23:00'],
    // Forward, on 29 March 2026 at 2:00: 2:30 is left out and the next there is is meant.
    ['since 2:30', '2026-03-29T10:00:00Z', '2026-03-29T01:00 – '],
    ['between 1:30 and 3:30', '2026-03-29T10:00:00Z', '2026-03-29T00:30 – 2026-03-29T01:30'],
    ['yesterday', '2026-03-30T10:00:00Z', '2026-03-28T23:00 – 2026-03-29T22:00'],
    ['since half an hour ago', '2026-03-29T01:15:00Z', '2026-03-29T00:45 – '],
  ])('%s, asked at %s', (text, now, window) => {
    expect(windowOf(text, 'Europe/Berlin', now)).toBe(window);
  });
});

describe('a time that cannot be read', () => {
  test.each(['on', 'since', 'until', 'after', 'before', 'between'])(
    'asks which day is meant: %s 11/12/2026',
    (word) => {
      expect(windowOf(`changes ${word} 11/12/2026`, 'Europe/Berlin')).toBe(
        '“11/12/2026” may be a day or a month first. Type it as 2026-11-20.',
      );
    },
  );

  test.each([
    ['since 40.13.2026', /^I do not understand the time “40.13.2026” after `since`/],
    ['since 31.02.2026', /^I do not understand the time “31.02.2026” after `since`/],
    ['until week', /^I do not understand the time “week” after `until`/],
    ['since some days and a half ago', /^I do not understand the time “some” after `since`/],
    ['since a few days ago-ish', /^I do not understand the time “a” after `since`/],
    ['since tomorrow at 9 in the morning', /^“since tomorrow” has not come yet/],
    ['last 2 days ago', /^I do not understand “last 2”/],
    ['changes tonight', /^“tonight” has not come yet/],
    ['between 9:00 and 9:00 yesterday', /ends before it begins/],
  ])('says so: %s', (text, problem) => {
    expect(windowOf(text, 'Europe/Berlin')).toMatch(problem);
  });
});

test('on a weekday, the last weekend is the newest', () => {
  expect(windowOf('last weekend', 'Europe/Berlin', '2026-11-25T10:30:00Z')).toBe('2026-11-20T23:00 – 2026-11-22T23:00');
});

test('weeks of UTC begin on Monday', () => {
  expect(windowOf('this week', 'UTC')).toBe('2026-11-16T00:00 – 2026-11-22T10:30');
});

test.each([
  ['today utc time', '2026-11-22T00:00 – 2026-11-22T10:30'],
  ['today Asia/Tokyo time', '2026-11-21T15:00 – 2026-11-22T10:30'],
  ['today new york time', '2026-11-22T05:00 – 2026-11-22T10:30'],
  ['today in Tokyo', '2026-11-21T15:00 – 2026-11-22T10:30'],
  ['Tokyo today', '<Tokyo> 2026-11-21T23:00 – 2026-11-22T10:30'],
])('takes the zone that a line names: %s', (text, window) => {
  expect(windowOf(text, 'Europe/Berlin')).toBe(window);
});
