import { describe, expect, it } from 'vitest';
import { readTime } from '../../src/activity/time.ts';
import { createLookup } from '../../src/lookup.ts';
import { openStore } from '../store/open-store.ts';

const NOW = new Date('2026-11-22T22:00:00Z');

describe('times as people say them', () => {
  it.each([
    ['half past nine', '2026-11-22T09:30'],
    ['half past 8 in the evening', '2026-11-22T20:30'],
    ['quarter past nine', '2026-11-22T09:15'],
    ['a quarter to ten', '2026-11-22T09:45'],
    ['friday at half past nine', '2026-11-20T09:30'],
    ['yesterday 3 in the afternoon', '2026-11-21T15:00'],
    ['9 in the morning', '2026-11-22T09:00'],
    ['half past eleven in the morning', '2026-11-22T11:30'],
    ['12 in the morning', '2026-11-22T00:00'],
  ])('reads %s', (text, expected) => {
    const words = text.split(' ');
    expect(readTime(words, { now: NOW, zone: 'UTC' })).toMatchObject({
      from: new Date(`${expected}:00Z`),
      taken: words.length,
    });
  });

  it.each(['half nine', 'half past thirteen', 'quarter', '9 in the', '9 in the office'])(
    'does not take %s for a time of day',
    (text) => {
      expect(readTime(text.split(' '), { now: NOW, zone: 'UTC' })?.grain).not.toBe('moment');
    },
  );

  it.each([
    ['changes since half past nine', '2026-11-22T09:30'],
    ['changes since friday at half past nine', '2026-11-20T09:30'],
    ['changes since quarter past nine', '2026-11-22T09:15'],
    ['changes since november 20th at 3 in the afternoon', '2026-11-20T15:00'],
    ['past 3 changes since half past nine', '2026-11-22T09:30'],
  ])('reads them within %s', async (text, expected) => {
    const lookup = createLookup({ store: await openStore(), clock: { now: () => NOW }, command: '/trail' });
    const outcome = await lookup.ask(text, { slackUserId: 'U1', channel: 'C1', zone: 'UTC', text });
    expect(outcome).toMatchObject({
      kind: 'answer',
      answer: { read: { window: { from: new Date(`${expected}:00Z`) } } },
    });
  });
});
