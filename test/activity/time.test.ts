import { describe, expect, it, test } from 'vitest';
import { readTime } from '../../src/activity/time.ts';
import { readDay } from '../../src/activity/time-of-date.ts';
import { unitOf } from '../../src/activity/time-unit.ts';
import { readPhrase } from '../../src/activity/window-phrase.ts';
import { instantOf, isZone, startOfDay, wallTimeOf } from '../../src/activity/zone.ts';

// Sunday, 11:30 in Berlin.
const now = new Date('2026-11-22T10:30:00Z');
const here = { now, zone: 'Europe/Berlin' };

function read(text: string, at = here): string | undefined {
  const words = text.toLowerCase().split(' ');
  const time = readTime(words, at);
  if (!time) return undefined;
  const from = time.from.toISOString().replace(':00.000Z', 'Z');
  const to = time.to.toISOString().replace(':00.000Z', 'Z');
  const left = words.slice(time.taken).join(' ');
  return `${from === to ? from : `${from} – ${to}`}${left && ` + ${left}`}`;
}

describe('readTime', () => {
  test.each([
    ['now', '2026-11-22T10:30Z'],
    ['today', '2026-11-21T23:00Z – 2026-11-22T23:00Z'],
    ['yesterday', '2026-11-20T23:00Z – 2026-11-21T23:00Z'],
    ['day before yesterday', '2026-11-19T23:00Z – 2026-11-20T23:00Z'],
    ['yesterday 9:00', '2026-11-21T08:00Z'],
    ['yesterday at 9', '2026-11-21T08:00Z'],
    ['9:00 yesterday', '2026-11-21T08:00Z'],
    ['today 14:00', '2026-11-22T13:00Z'],
    ['9:00', '2026-11-22T08:00Z'],
    ['08.30', '2026-11-22T07:30Z'],
    ['14:00', '2026-11-21T13:00Z'],
    ['11:30', '2026-11-22T10:30Z'],
    ['9', '2026-11-22T08:00Z'],
    ['9am', '2026-11-22T08:00Z'],
    ['9:15 pm', '2026-11-21T20:15Z'],
    ['12am', '2026-11-21T23:00Z'],
    ['12pm', '2026-11-21T11:00Z'],
    ['noon', '2026-11-21T11:00Z'],
    ['9:00Z', '2026-11-22T09:00Z'],
    ['9:00 utc', '2026-11-22T09:00Z'],
    ['mon', '2026-11-15T23:00Z – 2026-11-16T23:00Z'],
    ['friday', '2026-11-19T23:00Z – 2026-11-20T23:00Z'],
    ['sunday', '2026-11-21T23:00Z – 2026-11-22T23:00Z'],
    ['last sunday', '2026-11-14T23:00Z – 2026-11-15T23:00Z'],
    ['last tues', '2026-11-16T23:00Z – 2026-11-17T23:00Z'],
    ['2026-11-20', '2026-11-19T23:00Z – 2026-11-20T23:00Z'],
    ['2026-11-20 14:00', '2026-11-20T13:00Z'],
    ['2026-11-20 14:00Z', '2026-11-20T14:00Z'],
    ['2026-11-20T14:00', '2026-11-20T13:00Z'],
    ['2026-11-20T14:00Z', '2026-11-20T14:00Z'],
    ['2026-11-20T14:00:05.123Z', '2026-11-20T14:00:05.000Z'],
    ['2026-11-20T14:00-05:30', '2026-11-20T19:30Z'],
    ['2026-11-20T14:00+0100', '2026-11-20T13:00Z'],
    ['3 Nov', '2026-11-02T23:00Z – 2026-11-03T23:00Z'],
    ['Nov 3rd', '2026-11-02T23:00Z – 2026-11-03T23:00Z'],
    ['3 November 2025', '2025-11-02T23:00Z – 2025-11-03T23:00Z'],
    ['3. Nov 14:00', '2026-11-03T13:00Z'],
    ['24 Dec', '2025-12-23T23:00Z – 2025-12-24T23:00Z'],
    ['29 Feb', '2024-02-28T23:00Z – 2024-02-29T23:00Z'],
    ['15 minutes ago', '2026-11-22T10:15Z'],
    ['15m ago', '2026-11-22T10:15Z'],
    ['an hour ago', '2026-11-22T09:30Z'],
    ['2 days ago', '2026-11-19T23:00Z – 2026-11-20T23:00Z'],
    ['a week ago', '2026-11-14T23:00Z – 2026-11-15T23:00Z'],
    ['yesterday 9:00 Billing', '2026-11-21T08:00Z + billing'],
    ['3 Nov Sales', '2026-11-02T23:00Z – 2026-11-03T23:00Z + sales'],
    ['monday 3 Support', '2026-11-15T23:00Z – 2026-11-16T23:00Z + 3 support'],
  ])('reads %s', (text, time) => {
    expect(read(text)).toBe(time);
  });

  test.each([
    '',
    'billing',
    '2026-02-30',
    '2026-13-01',
    '31 Apr',
    '31 Feb 2025',
    '25:00',
    '9:75',
    '13pm',
    '0am',
    'ago',
    '0 days ago',
    'constructor',
    '2026-11-20T99:00',
    '2026-11-31T10:00Z',
    '99',
    'ma',
    'x 2 ago',
    '1e3 days ago',
  ])('does not take %j for a time', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('means days of the zone, not of the host or UTC', () => {
    expect(read('today', { now, zone: 'Pacific/Auckland' })).toBe('2026-11-21T11:00Z – 2026-11-22T11:00Z');
    expect(read('today', { now, zone: 'Pacific/Honolulu' })).toBe('2026-11-22T10:00Z – 2026-11-23T10:00Z');
  });

  it('counts a day of 23 and of 25 hours whole', () => {
    expect(read('2026-03-29')).toBe('2026-03-28T23:00Z – 2026-03-29T22:00Z');
    expect(read('2026-10-25')).toBe('2026-10-24T22:00Z – 2026-10-25T23:00Z');
  });

  test.each([
    ['2026-10-25 02:30', '2026-10-25T00:30Z', 'Europe/Berlin'],
    ['2026-03-29 02:30', '2026-03-29T01:00Z', 'Europe/Berlin'],
    ['2026-11-01 01:30', '2026-11-01T05:30Z', 'America/New_York'],
    ['2026-03-08 02:00', '2026-03-08T07:00Z', 'America/New_York'],
    ['2026-04-05 01:45', '2026-04-04T14:45Z', 'Australia/Lord_Howe'],
    ['2026-10-04 02:10', '2026-10-03T15:30Z', 'Australia/Lord_Howe'],
    ['2026-04-24', '2026-04-23T22:00Z – 2026-04-24T21:00Z', 'Africa/Cairo'],
  ])('takes the first of two and the next of none: %s', (text, time, zone) => {
    expect(read(text, { now, zone })).toBe(time);
  });
});

describe('the readers', () => {
  it('find nothing where there is nothing', () => {
    expect([readDay([], here), readPhrase([], here), unitOf(undefined, undefined)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([readDay(['nov'], here), unitOf('15m', 'x')]).toEqual([undefined, undefined]);
  });
});

describe('zone', () => {
  it('knows names of zones and nothing else', () => {
    expect(
      ['Europe/Berlin', 'UTC', 'Asia/Calcutta', '', 'Berlin', 'constructor', '__proto__', '\ud800'].map(isZone),
    ).toEqual([true, true, true, false, false, false, false, false]);
  });

  it('falls back on UTC rather than fail', () => {
    expect(wallTimeOf(now, 'constructor')).toEqual({ year: 2026, month: 11, day: 22, hour: 10, minute: 30, second: 0 });
    expect(instantOf({ year: 2026, month: 1, day: 1 }, 'Nowhere/Land')).toEqual(new Date('2026-01-01T00:00:00Z'));
  });

  it('gives each wall time back, whatever the zone and the season', () => {
    for (const zone of [
      'Europe/Berlin',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Pacific/Chatham',
      'America/Sao_Paulo',
    ]) {
      for (let month = 1; month <= 12; month += 1) {
        const wall = { year: 2026, month, day: 15, hour: 17, minute: 45, second: 30 };
        expect(wallTimeOf(instantOf(wall, zone), zone)).toEqual(wall);
      }
    }
  });

  it('begins a day where clocks go forward at midnight with the first minute there is', () => {
    expect(startOfDay({ year: 2026, month: 4, day: 24 }, 'Africa/Cairo')).toEqual(new Date('2026-04-23T22:00:00Z'));
  });
});
