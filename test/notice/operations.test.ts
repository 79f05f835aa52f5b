import { describe, expect, it } from 'vitest';
import type { Explained } from '../../src/activity/known.ts';
import { OPERATIONS } from '../../src/connect/catalog.ts';
import type { Operation } from '../../src/connect/operation.ts';
import { phraseOf } from '../../src/notice/phrase.ts';
import { lockSentence, sentenceWords } from '../../src/notice/sentence.ts';
import { toPlain } from '../../src/notice/written.ts';
import { explained, refTo } from './explained.ts';

function madeOf(
  { eventName, eventSource, verb, plane, resourceType }: Operation,
  ...ref: [string?, string?]
): Explained {
  return explained({ eventName, eventSource, verb, plane, resource: refTo(resourceType, ...ref) });
}

function bodyOf(made: Explained): string {
  const { so } = phraseOf(made);
  return `${toPlain(sentenceWords(made)).replace(/^Dana Ruiz /, '')}${so ? ` (${so})` : ''}`;
}

describe('every operation of the catalog', () => {
  it('is told truly of a thing with a name, and of one that the record does not even identify', async () => {
    const lines = OPERATIONS.map((operation) => {
      const [service = ''] = operation.eventSource.split('.');
      const told = [bodyOf(madeOf(operation, 'x1', 'Foo')), bodyOf(madeOf(operation))];
      return `${service} ${operation.eventName}: ${[...new Set(told)].join(' | ')}`;
    });
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../golden/operations.txt');
  });

  it('has words, whether its thing has a name or not', () => {
    const wordless = OPERATIONS.filter((operation) =>
      [madeOf(operation, 'x1', 'Foo'), madeOf(operation, 'x1'), madeOf(operation)].some(
        (made) => phraseOf(made).verb === 'do' || /[{}[\]~]|undefined/.test(toPlain(lockSentence(made))),
      ),
    );
    expect(wordless.map(({ eventName }) => eventName)).toEqual([]);
  });
});
