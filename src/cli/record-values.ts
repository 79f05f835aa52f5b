import { parseJson } from '../cloudtrail/fields.ts';
import { createCollector, type Found, type ReadText } from './record-collector.ts';
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
 * broken line stops nothing; anything else that is broken ends the text, after what was readable. They are read as they are
 * asked for: all of a piece before the next.
 */
export async function* valuesOf(texts: AsyncIterable<string>): AsyncGenerator<Iterable<ReadValue>> {
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

async function* valuesOfLines(texts: AsyncIterable<string>): AsyncGenerator<Iterable<ReadValue>> {
  let number = 0;
  for await (const lines of linesOf(texts)) {
    yield valuesIn(lines, number);
    number += lines.length;
  }
}

function* valuesIn(lines: readonly string[], before: number): Generator<ReadValue, undefined> {
  for (const [index, text] of lines.entries()) {
    if (text.trim() !== '') yield* valuesOfLine(text, before + index + 1);
  }
  return undefined;
}

/** One value; several in one line, or a broken one. */
function valuesOfLine(text: string, number: number): readonly ReadValue[] {
  const value = parseJson(text);
  if (value !== undefined) return [{ kind: 'value', value, text }];
  const collector = createCollector();
  const values = Array.from(collector.take(text), toValue);
  if (!collector.problem()) values.push(...Array.from(collector.end(), toValue));
  const problem = collector.problem();
  return problem ? [...values, { kind: 'broken', reason: `line ${number} ${problem}`, text }] : values;
}

async function* valuesOfText(texts: AsyncIterable<string>): AsyncGenerator<Iterable<ReadValue>> {
  const collector = createCollector();
  for await (const text of texts) {
    yield valuesFrom(collector.take(text));
    const problem = collector.problem();
    if (problem) return yield [{ kind: 'broken', reason: problem }];
  }
  yield valuesFrom(collector.end());
  const problem = collector.problem();
  if (problem) yield [{ kind: 'broken', reason: problem }];
}

function* valuesFrom(found: Found): Generator<ReadValue, undefined> {
  for (const each of found) yield toValue(each);
  return undefined;
}

function toValue({ value, text }: ReadText): ReadValue {
  return { kind: 'value', value, text };
}
