import { byWords } from './actor-words.ts';
import { type Body, capped } from './body.ts';
import { counted, refusedToo } from './inflect.ts';
import { instancesSuffix } from './instances-words.ts';
import { kindWords } from './many-words.ts';
import { peopleText } from './people-words.ts';
import { type Phrase, phraseOf } from './phrase.ts';
import { kindKey } from './run-kinds.ts';
import { sensitiveLine, summaryLines } from './summary-lines.ts';
import type { NoticeSummary, SummaryRow } from './views.ts';
import { toolWords } from './way-words.ts';
import { inZone } from './when.ts';
import { dated, joined, ours, type Words } from './words.ts';

const TOOLS_NAMED = 2;

type RollupOptions = Readonly<{ isOpen: boolean; zone: string }>;

/** A day's routine: kinds of changes, and by how many people; never who of them did how many (messages.md 7). */
export function rollupBody(summary: NoticeSummary, { isOpen, zone }: RollupOptions): Body {
  const { from, to, done, people, tools, instances, moreRows } = summary;
  const days = [...new Set([from, to].map((at) => inZone(at, zone, 'day')))];
  const soFar = isOpen ? ' so far' : '';
  const count = counted(done, 'routine change');
  const refused = refusedToo(summary.refused);
  const who: Words = people + tools > 0 ? [ours(`by ${peopleText({ people, tools })}`)] : [];
  return {
    mark: 'Roll-up',
    // The message stays when the day is over: "today" would soon be wrong on a lock screen.
    lock: [ours(`${count} on ${days.join(' and ')}${soFar}${refused}`), ...instancesSuffix(instances)],
    headline: joined(
      [[ours(`${count}${refused}`, 'bold')], [...dayWords(from, to, days.length), ours(soFar)], who],
      ' · ',
    ),
    lines: [],
    bullets: capped(kindsOf(summary.rows).map((kind) => kindBullet(kind, moreRows > 0))),
    after: [...summaryLines(summary), ...sensitiveLine(summary.sensitiveElsewhere, 'on the same day')],
  };
}

function dayWords(from: Date, to: Date, days: number): Words {
  return days === 1 ? [dated(from, 'day')] : [dated(from, 'day'), ours(' to '), dated(to, 'day')];
}

type RowKind = Readonly<{ phrase: Phrase; rows: readonly SummaryRow[] }>;

/** Rows of one kind, whoever did it, the most first. */
function kindsOf(rows: readonly SummaryRow[]): readonly RowKind[] {
  const kinds = new Map<string, { phrase: Phrase; rows: SummaryRow[] }>();
  for (const row of rows) {
    const phrase = phraseOf(row.example);
    const kind = kinds.get(kindKey(phrase)) ?? { phrase, rows: [] };
    kind.rows.push(row);
    kinds.set(kindKey(phrase), kind);
  }
  return [...kinds.values()].sort((one, other) => sumOf(other.rows, 'done') - sumOf(one.rows, 'done'));
}

/** `moved agents to other routing profiles: 118, 2 refused, by 9 people`. */
function kindBullet({ phrase, rows }: RowKind, isPart: boolean): Words {
  const [done, refused] = [sumOf(rows, 'done'), sumOf(rows, 'refused')];
  const what = done > 0 ? kindWords(phrase) : [ours('tried to '), ...kindWords(phrase, 'base')];
  const count: Words =
    done > 0
      ? [ours(done.toLocaleString('en-US'), 'bold'), ours(refusedToo(refused))]
      : [ours(counted(refused, 'refused', 'refused'), 'bold')];
  return [...what, ours(': '), ...count, ours(', by '), ...doersWords(rows, isPart)];
}

/** How many people; tools by name, where there are few. */
function doersWords(kind: readonly SummaryRow[], isPart: boolean): Words {
  const doers = new Map(kind.map(({ example }) => [example.activity.actor.key, example]));
  const tools = [...doers.values()].filter(({ activity }) => activity.actor.automation);
  const people = doers.size - tools.length;
  const least = isPart ? 'at least ' : '';
  const named = tools.length > TOOLS_NAMED ? [] : tools;
  const counts = peopleText({ people, tools: tools.length - named.length });
  const some = named.map((tool) => [...byWords(tool), ...toolWords(tool.activity)]);
  return joined([...(people > 0 || named.length === 0 ? [[ours(`${least}${counts}`)]] : []), ...some], ' and ');
}

function sumOf(rows: readonly SummaryRow[], count: 'done' | 'refused'): number {
  return rows.reduce((sum, row) => sum + row[count], 0);
}
