import { parseJson } from '../cloudtrail/fields.ts';
import { type Collected, createCollector, type ReadText } from './record-collector.ts';
import { linesOf } from './record-lines.ts';
import { peek } from './record-peek.ts';

export type ReadValue =
  | (Readonly<{ kind: 'value' }> & ReadText)
  /** `text` where a line of its own is broken; else the rest of the file is. */
  | Readonly<{ kind: 'broken'; reason: string; text?: string }>;

// Enough to see how a file is laid out; log files are one line of up to 50 MB and more.
const LONGEST_FIRST_LINE = 1024 * 1024;

const LIST_FIRST = /^\s*\{\s*"(?:Records|Events)"\s*:/;

/**
 * The JSON values in a text, as many at a time as a piece of it holds: one, many in a row or in a list, or one a line. A
 * broken line stops nothing; anything else that is broken ends the text, after what was readable.
 */
export async function* valuesOf(texts: AsyncIterable<string>): AsyncGenerator<readonly ReadValue[]> {
  let size = 0;
  const { taken, all } = await peek(texts, (parts) => {
    const last = parts.at(-1) ?? '';
    size += last.length;
    return size > LONGEST_FIRST_LINE || (last.includes('\n') && parts.join('').trimStart().includes('\n'));
  });
  yield* isOneALine(taken.join('')) ? valuesOfLines(all) : valuesOfText(all);
}

/** The first line is a whole object, and no log file. */
function isOneALine(head: string): boolean {
  if (LIST_FIRST.test(head)) return false;
  const [line = '', next] = head.trimStart().split('\n', 2);
  if (next === undefined && head.length > LONGEST_FIRST_LINE) return false;
  return line.startsWith('{') && line.trimEnd().endsWith('}');
}

async function* valuesOfLines(texts: AsyncIterable<string>): AsyncGenerator<readonly ReadValue[]> {
  let number = 0;
  for await (const lines of linesOf(texts)) {
    const values: ReadValue[] = [];
    for (const text of lines) {
      number += 1;
      if (text.trim() !== '') values.push(...valuesOfLine(text, number));
    }
    yield values;
  }
}

/** One value; several in one line, or a broken one. */
function valuesOfLine(text: string, number: number): readonly ReadValue[] {
  const value = parseJson(text);
  if (value !== undefined) return [{ kind: 'value', value, text }];
  const collector = createCollector();
  const { values, problem = collector.end().problem } = collector.take(text);
  const broken: readonly ReadValue[] = problem ? [{ kind: 'broken', reason: `line ${number} ${problem}`, text }] : [];
  return [...values.map(toValue), ...broken];
}

async function* valuesOfText(texts: AsyncIterable<string>): AsyncGenerator<readonly ReadValue[]> {
  for await (const { values, problem } of collected(texts)) {
    yield values.map(toValue);
    if (problem) return yield [{ kind: 'broken', reason: problem }];
  }
}

async function* collected(texts: AsyncIterable<string>): AsyncGenerator<Collected> {
  const collector = createCollector();
  for await (const text of texts) yield collector.take(text);
  yield collector.end();
}

function toValue(read: ReadText): ReadValue {
  return { kind: 'value', ...read };
}
