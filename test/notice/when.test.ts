import { describe, expect, it } from 'vitest';
import { howLong, inZone, utcMinute, zoneOrUtc } from '../../src/notice/when.ts';

const AT = new Date('2026-11-22T10:05:12Z');
const NEVER = new Date(Number.NaN);

describe('howLong', () => {
  it.each([
    [-5, '0 s'],
    [2_400, '2 s'],
    [420_000, '7 min'],
    [3 * 3_600_000, '3 h'],
    [40 * 3_600_000, '40 h'],
    [72 * 3_600_000, '3 days'],
  ])('%d ms is %s', (ms, words) => {
    expect(howLong(ms)).toBe(words);
  });
});

describe('inZone', () => {
  it.each([
    ['minute', 'Europe/Berlin', 'Sun 22 Nov 11:05'],
    ['day', 'America/New_York', 'Sun 22 Nov'],
    ['time', 'Asia/Kolkata', '15:35'],
  ] as const)('says the %s in %s', (form, zone, words) => {
    expect(inZone(AT, zone, form)).toBe(words);
  });

  it('adds the year of another year', () => {
    expect(inZone(new Date('2025-09-01T00:00:00Z'), 'UTC', 'day', AT)).toBe('Mon 1 Sep 2025');
    expect(inZone(AT, 'UTC', 'day', AT)).toBe('Sun 22 Nov');
  });

  it('takes UTC for a zone that nobody knows, and says so of a time that is none', () => {
    expect([zoneOrUtc('Europe/Berlin'), zoneOrUtc('Mars/Olympus'), zoneOrUtc('')]).toEqual([
      'Europe/Berlin',
      'UTC',
      'UTC',
    ]);
    expect([utcMinute(NEVER), inZone(NEVER, 'UTC', 'day')]).toEqual(['a time not known', 'a time not known']);
  });
});
