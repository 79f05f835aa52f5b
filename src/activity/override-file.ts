import { isMap, isSeq, LineCounter, type Node, type ParsedNode, parseDocument, type YAMLMap } from 'yaml';
import type { Treatment } from './activity.ts';
import { type EntryReader, readEntry } from './override-entry.ts';
import { quoteTyped } from './override-keys.ts';
import { RULES_LIMIT } from './override-setting.ts';
import type { OverrideRule } from './overrides.ts';
import { yamlMistakes } from './yaml-mistakes.ts';

/** `problems`: each a sentence that begins with the file and the line. */
export type ReadOverrideFile = Readonly<{ rules: readonly OverrideRule[] }> | Readonly<{ problems: readonly string[] }>;

const SECTIONS = new Map<string, Treatment>([
  ['tell', 'tell'],
  ['fold', 'fold'],
  ['exclude', 'keep'],
]);

const SHAPE =
  'Type `tell:`, `fold:` or `exclude:` at the beginning of a line, and entries such as `- event: DeleteQueue` under it';
/** One slip of the keys can make the parser stumble over every line that follows. */
const MISTAKES_SAID = 20;

/** The file of overrides: sections of entries, each of which fits what all of its keys fit. */
export function parseOverrideFile(text: string, file: string): ReadOverrideFile {
  const lines = new LineCounter();
  // Every value as the text that was typed, `no` and 1e10 too.
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
  });
  const problems: string[] = [];
  const lineOf = (offset: number) => lines.linePos(offset).line;
  const at = (offset = 0) => `${file}:${lineOf(offset)}`;
  const reader: EntryReader = {
    at: (node) => at(node?.range?.[0]),
    complain: (node, sentence) => void problems.push(`${at(node?.range?.[0])}: ${sentence}`),
  };
  for (const { offset, sentence } of yamlMistakes(document, lineOf, SHAPE)) problems.push(`${at(offset)}: ${sentence}`);
  const rules = problems.length > 0 ? [] : rulesOf(document.contents, reader);
  if (rules.length > RULES_LIMIT) problems.push(`${file}: takes at most ${RULES_LIMIT} entries. Use \`*\` in them.`);
  return problems.length > 0 ? { problems: problems.slice(0, MISTAKES_SAID) } : { rules };
}

function rulesOf(contents: ParsedNode | null, reader: EntryReader): readonly OverrideRule[] {
  if (contents === null) return [];
  if (isMap(contents)) return sectionsOf(contents, reader);
  reader.complain(contents, `holds no sections. ${SHAPE}.`);
  return [];
}

function sectionsOf(contents: YAMLMap<ParsedNode, ParsedNode | null>, reader: EntryReader): readonly OverrideRule[] {
  const seen = new Map<Treatment, string>();
  return contents.items.flatMap(({ key, value }) => {
    const typed = String(key);
    const treatment = SECTIONS.get(typed.toLowerCase());
    if (!treatment) return refused(key, `${quoteTyped(`${typed}:`)} is no section. ${SHAPE}.`, reader);
    const first = seen.get(treatment);
    if (first) return refused(key, `\`${typed}:\` stands a second time. Put its entries at ${first}.`, reader);
    seen.set(treatment, reader.at(key));
    return entriesOf(typed, value, reader).map(({ all, said }) => ({ treatment, all, said }));
  });
}

function entriesOf(
  section: string,
  value: ParsedNode | null,
  reader: EntryReader,
): readonly Omit<OverrideRule, 'treatment'>[] {
  if (isSeq(value)) return value.items.flatMap((entry) => readEntry(entry, reader) ?? []);
  // A section whose entries were all taken out.
  if (value === null || String(value) === '') return [];
  return refused(
    value,
    `\`${section}:\` takes a list: begin each entry with \`- \`, as in \`- event: DeleteQueue\`.`,
    reader,
  );
}

function refused(node: Node | null, sentence: string, reader: EntryReader): readonly [] {
  reader.complain(node, sentence);
  return [];
}
