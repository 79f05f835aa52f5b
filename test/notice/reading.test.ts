import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/activity/query.ts';
import { readingWords } from '../../src/notice/reading.ts';
import { toPlain } from '../../src/notice/written.ts';
import { answer, NOW } from './answer.ts';

const TIME = 'no time given: newest first, as far back as the store goes, times in Europe/Berlin';

describe('readingWords', () => {
  it.each<[Partial<Question>, string]>([
    [{}, ''],
    [{ ascending: true }, 'oldest first · '],
    [{ limit: 1 }, 'the last · '],
    [{ limit: 1, ascending: true }, 'the first · '],
    [{ limit: 5 }, 'the last 5 · '],
    [{ limit: 1200, ascending: true }, 'the first 1,200 · '],
  ])('says of %j: “%s”', (asking, order) => {
    expect(toPlain(readingWords(answer({ asking }).read, NOW))).toBe(`queue Billing in Acme EU · ${order}${TIME}`);
  });
});
