import { describe, expect, it } from 'vitest';
import { ago, dayTitle, formatDateToken } from '../../sandbox/page/text/dates.ts';

const NOW = Date.parse('2026-11-22T10:30:00Z');
const AT = Date.parse('2026-11-22T10:05:12Z') / 1000;
const berlin = { zone: 'Europe/Berlin', now: NOW };

describe('formatDateToken', () => {
  it.each([
    ['{date_num}', '2026-11-22'],
    ['{date_slash}', '11/22/2026'],
    ['{date}', 'November 22, 2026'],
    ['{date_short}', 'Nov 22, 2026'],
    ['{date_long}', 'Sunday, November 22, 2026'],
    ['{date_short_pretty} {time}', 'Today 11:05'],
    ['at {time_secs}', 'At 11:05:12'],
    ['{ago}', '25 minutes ago'],
    ['{nosuch} {constructor}', '{nosuch} {constructor}'],
  ])('fills %s in the zone of the reader', (format, words) => {
    expect(formatDateToken(AT, format, berlin)).toBe(words);
  });

  it('says yesterday and tomorrow by the days of the reader, not of UTC', () => {
    const eastern = { zone: 'Pacific/Auckland', now: NOW };
    expect(formatDateToken(AT - 86_400, '{date_pretty}', berlin)).toBe('Yesterday');
    expect(formatDateToken(AT + 86_400, '{date_pretty}', eastern)).toBe('Tomorrow');
    expect(formatDateToken(AT - 5 * 86_400, '{date_short_pretty}', berlin)).toBe('Nov 17, 2026');
  });

  it.each([[9e15], [-9e15], [0]])('shows the moment %d rather than throwing', (seconds) => {
    expect(formatDateToken(seconds, '{date} {time}', berlin)).not.toBe('');
  });

  it('shows UTC for a zone that nobody knows', () => {
    expect(formatDateToken(AT, '{time}', { zone: 'Mars/Base', now: NOW })).toBe('2026-11-22T10:05:12.000Z');
  });
});

describe('dayTitle', () => {
  it('names near days by word and others in full', () => {
    expect([0, 1, 3].map((days) => dayTitle(NOW - days * 86_400_000, berlin))).toEqual([
      'Today',
      'Yesterday',
      'Thursday, November 19',
    ]);
  });
});

describe('ago', () => {
  it.each([
    [0, 'just now'],
    [60_000, '1 minute ago'],
    [7_200_000, '2 hours ago'],
    [3 * 86_400_000, '3 days ago'],
    [-600_000, 'in 10 minutes'],
  ])('says how long %d ms are', (ms, words) => {
    expect(ago(NOW - ms, NOW)).toBe(words);
  });
});
