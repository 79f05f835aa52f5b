import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { KEYS_SAID, OVERRIDE_KEYS, quoteTyped, readPattern, type Typed } from './override-keys.ts';
import type { OverrideCondition, OverrideRule } from './overrides.ts';

/** What reading an entry needs of its file. */
export type EntryReader = Readonly<{
  /** The file and the line of a node: `policy.yml:4`. */
  at(node: Node | null): string;
  complain(node: Node | null, sentence: string): void;
}>;

const write: Typed = (key, pattern) => `${key}: ${pattern}`;
const EXAMPLE = '`- actor: wfm-sync`';
const IN_QUOTES = 'a pattern that begins with `*` stands in quotes, as in `event: "*Queue"`.';

/** One entry of a section; undefined when something is wrong with it, which is said. */
export function readEntry(entry: unknown, reader: EntryReader): Omit<OverrideRule, 'treatment'> | undefined {
  const node = asNode(entry);
  if (!isMap(entry)) {
    reader.complain(node, `${quoteTyped(typedIn(entry))} is no entry. Type a word, a colon and a blank: ${EXAMPLE}.`);
    return undefined;
  }
  if (entry.items.length === 0) {
    reader.complain(node, `an entry without a key fits everything. Name what is meant: ${EXAMPLE}.`);
    return undefined;
  }
  const all: OverrideCondition[] = [];
  for (const { key, value } of entry.items) {
    const condition = readCondition(key, value, reader);
    if (condition && all.some(({ by }) => by === condition.by)) {
      const list = `${condition.by}: [${condition.patterns[0]}, …]`;
      reader.complain(
        asNode(key),
        `${quoteTyped(`${key}:`)} stands twice in one entry. Put all of it in a list: \`${list}\`.`,
      );
    }
    if (condition) all.push(condition);
  }
  return { all, said: reader.at(node) };
}

function readCondition(key: unknown, value: unknown, reader: EntryReader): OverrideCondition | undefined {
  const by = OVERRIDE_KEYS.get(typedIn(key).toLowerCase());
  if (!by) {
    reader.complain(
      asNode(key),
      `${quoteTyped(`${typedIn(key)}:`)} is not one of ${KEYS_SAID}. Type for example ${EXAMPLE}.`,
    );
    return undefined;
  }
  const several = isSeq(value) ? value.items : [value];
  const patterns = several.flatMap((one) => {
    const node = asNode(one) ?? asNode(key);
    if (isAlias(one)) return complained(node, IN_QUOTES, reader);
    if (one !== null && !isScalar(one))
      return complained(
        node,
        `\`${by}:\` takes one pattern, or a list of them: \`${write(by, '[one, another]')}\`.`,
        reader,
      );
    const typed = typedIn(one).trim();
    if (typed === '')
      return complained(node, `\`${by}:\` needs a pattern after it. Name what is meant, or remove the line.`, reader);
    const read = readPattern(by, typed, write);
    if ('problem' in read) return complained(node, `${quoteTyped(write(by, typed))} ${read.problem}`, reader);
    return read.patterns;
  });
  if (isSeq(value) && value.items.length === 0)
    return void complained(value, `\`${by}:\` has an empty list. Name what is meant, or remove the line.`, reader);
  return { by, patterns };
}

function complained(node: Node | null, sentence: string, reader: EntryReader): readonly [] {
  reader.complain(node, sentence);
  return [];
}

function asNode(value: unknown): Node | null {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value) ? value : null;
}

/** What stands there, as far as it is a text. */
function typedIn(node: unknown): string {
  return isScalar(node) && typeof node.value === 'string' ? node.value : String(node ?? '').trim();
}
