import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/activity/query.ts';
import { readingWords } from '../../src/notice/reading.ts';
import { toPlain } from '../../src/notice/written.ts';
import { answer, NOW } from './answer.ts';

const REACH = 'as far back as the store goes';

describe('readingWords', () => {
  it.each<[Partial<Question>, string]>([
    [{}, `no time given: newest first, ${REACH}`],
    [{ ascending: true }, `oldest first · no time given: ${REACH}`],
    [{ limit: 1 }, `the last · no time given: ${REACH}`],
    [{ limit: 1, ascending: true }, `the first · no time given: ${REACH}`],
    [{ limit: 5 }, `the last 5 · no time given: ${REACH}`],
    [{ limit: 1200, ascending: true }, `the first 1,200 · no time given: ${REACH}`],
  ])('says of %j: “%s”', (asking, words) => {
    const { read } = answer({ asking });
    expect(toPlain(readingWords(read, NOW))).toBe(`queue Billing in Acme EU · ${words}, times in Europe/Berlin`);
    expect(toPlain(readingWords(read, NOW, { shared: true }))).toBe(`queue Billing in Acme EU · ${words}`);
  });
});
