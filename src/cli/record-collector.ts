import { createScan, NotJson, type Scan, scanObject, scanString } from './record-scan.ts';

/** A value, and how it was written. */
export type ReadText = Readonly<{ value: unknown; text: string }>;

/** What a piece of text completes, parsed as it is asked for. */
export type Found = Generator<ReadText, undefined>;

export type Collector = Readonly<{
  take(text: string): Found;
  end(): Found;
  /** Why it goes no further, once all that was found has been asked for. */
  problem(): string | undefined;
}>;

// A trail's log file and a LookupEvents answer hold thousands of records in one value: these lists are read item by item.
const LIST_OPENS = /[{,\s]"(?:Records|Events)"\s*:\s*\[$/;
/** More than such a key has around it. */
const LOOKED_BACK = 64;
/** An object whose list was read item by item: the rest of it is of no use, but must be JSON. */
const AFTER_LIST = '{"":[]';

/** No record is nearly as long, and a value without an end must not fill the memory. */
const LONGEST = 16 * 1024 * 1024;

const BLANK = /[ \n\r\t]/;
const END_OF_WORD = /[\s,[\]{}"]/g;

/** The value at hand, as far as it came. `opened`: a list in it was read item by item. */
type Held = { kind: 'object' | 'string' | 'word'; text: string; scan: Scan; opened: boolean };

const KINDS = new Map<string, Held['kind']>([
  ['{', 'object'],
  ['"', 'string'],
]);

/** What may come next between values. */
type Next = 'value' | 'value or end' | 'comma or end';

/** Reads JSON values one after another, giving the items of lists at the top, of `Records` and of `Events` one by one. */
export function createCollector(): Collector {
  /** What is open around the value at hand: lists, and objects whose list is being read. */
  const around: ('list' | 'object')[] = [];
  let next: Next = 'value';
  let held: Held | undefined;
  let blank = true;
  let problem: string | undefined;
  /** The value that has just ended. */
  let found: ReadText | undefined;

  function* take(text: string): Found {
    blank &&= text.trim() === '';
    for (let at = 0; at < text.length && !problem; ) {
      at = step(text, at);
      if (!found) continue;
      yield found;
      found = undefined;
    }
    return undefined;
  }

  function step(text: string, at: number): number {
    try {
      return held ? within(held, text, at) : between(text, at);
    } catch (error) {
      if (!(error instanceof NotJson || error instanceof SyntaxError)) throw error;
      problem = 'is not JSON';
      return at;
    }
  }

  function between(text: string, at: number): number {
    const char = text.charAt(at);
    if (BLANK.test(char)) return at + 1;
    if (char === ',') return takeComma(at);
    if (char === ']') return closeList(at);
    if (next === 'comma or end') throw new NotJson();
    if (char === '[') return openList(at);
    held = { kind: KINDS.get(char) ?? 'word', text: char, scan: createScan(1), opened: false };
    return at + 1;
  }

  function takeComma(at: number): number {
    if (next !== 'comma or end') throw new NotJson();
    next = 'value';
    return at + 1;
  }

  function openList(at: number): number {
    around.push('list');
    next = 'value or end';
    return at + 1;
  }

  function closeList(at: number): number {
    if (next === 'value' || around.pop() !== 'list') throw new NotJson();
    if (around.at(-1) === 'object') {
      around.pop();
      held = { kind: 'object', text: AFTER_LIST, scan: createScan(1), opened: true };
    }
    next = afterValue();
    return at + 1;
  }

  function afterValue(): Next {
    return around.length > 0 ? 'comma or end' : 'value';
  }

  /** As much of the value at hand as the text has. */
  function within(value: Held, text: string, from: number): number {
    const { at, ended } = readOn(value, text, from);
    value.text += text.slice(from, at);
    if (ended) {
      const parsed: unknown = JSON.parse(value.text);
      if (!value.opened) found = { value: parsed, text: value.text };
      held = undefined;
      next = afterValue();
    } else if (value.scan.inList && LIST_OPENS.test(value.text.slice(-LOOKED_BACK))) {
      // What stands before the list must be JSON too.
      JSON.parse(`${value.text}]}`);
      around.push('object');
      held = undefined;
      openList(at);
    } else if (value.text.length > LONGEST) throw new NotJson();
    return at;
  }

  return {
    take,
    *end() {
      // Only what follows a number tells that it is whole.
      if (held?.kind === 'word') yield* take('\n');
      if (problem) return undefined;
      if (held || around.length > 0) problem = 'ends in the middle';
      else if (blank) problem = 'is empty';
      return undefined;
    },
    problem: () => problem,
  };
}

function readOn({ kind, scan }: Held, text: string, from: number): Readonly<{ at: number; ended: boolean }> {
  if (kind === 'word') {
    END_OF_WORD.lastIndex = from;
    const end = END_OF_WORD.exec(text)?.index;
    return { at: end ?? text.length, ended: end !== undefined };
  }
  if (kind === 'object') {
    const at = scanObject(text, from, scan);
    return { at, ended: scan.depth === 0 };
  }
  scan.inString = true;
  const at = scanString(text, from, scan);
  return { at, ended: !scan.inString };
}
