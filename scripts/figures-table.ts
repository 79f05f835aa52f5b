import type { Figure } from '../bench/figures.ts';
import type { ChaosReport } from '../sandbox/chaos/report.ts';

/** What bench and chaos printed with --json, as far as it sums something up. */
export type Measured = Readonly<{ bench: readonly Figure[]; chaos: readonly ChaosReport[] }>;

/** Reads lines of JSON; what is neither a figure nor the sum of some runs is passed over. */
export function readMeasured(text: string): Measured {
  const objects = text.split('\n').flatMap((line) => {
    if (!line.startsWith('{')) return [];
    const object: unknown = JSON.parse(line);
    return [object];
  });
  return { bench: objects.filter(isFigure), chaos: objects.filter(isSum) };
}

/** The page with each table that there is something for put between its markers. */
export function withTables(page: string, { bench, chaos }: Measured, place: string): string {
  const told = bench.filter(({ name }) => !ONE_QUESTION.test(name));
  const withBench = told.length > 0 ? replaced(page, 'bench', benchTable(told, place)) : page;
  return chaos.length > 0 ? replaced(withBench, 'chaos', chaosTable(chaos, place)) : withBench;
}

/** Forty questions at three sizes are for the bench itself; the page has what they come to. */
const ONE_QUESTION = /^(?!all questions|type-ahead).* p(?:50|99) at \d+$/;

function benchTable(figures: readonly Figure[], place: string): string {
  const rows = figures.map(({ name, value, unit, floor, ratio }) => [
    name.replace(/\d{5,}/g, (digits) => Number(digits).toLocaleString('en-US')),
    `${shown(value)} ${unit}`,
    `${shown(floor)} ${unit}`,
    ratio.toFixed(2),
  ]);
  return [`${place}.`, '', ...table(['what', 'measured', 'its floor, or its budget', 'ratio'], rows)].join('\n');
}

function chaosTable(sums: readonly ChaosReport[], place: string): string {
  const rows = sums.map(({ store, runs, accepted, lost, duplicated, kills, faults, calls, failed }) =>
    [store, runs, accepted, lost, duplicated, kills, faults, calls, failed.length].map((cell) =>
      typeof cell === 'number' ? shown(cell) : cell,
    ),
  );
  const head = ['store', 'runs', 'accepted', 'lost', 'said twice', 'kills', 'faults of Slack', 'calls', 'failed runs'];
  return [`${place}.`, '', ...table(head, rows)].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map((_, index) => (index === 0 ? '---' : '--:')).join('|')}|`, ...rows.map(line)];
}

function shown(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value >= 1000 ? 0 : 1 });
}

function replaced(page: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The page has no place for ${name}: ${begin} … ${end}`);
  return `${page.slice(0, from + begin.length)}\n${content}\n${page.slice(to)}`;
}

function isFigure(object: unknown): object is Figure {
  return typeof object === 'object' && object !== null && 'ratio' in object && 'floor' in object;
}

/** A run has what was lost, the sum how many. */
function isSum(object: unknown): object is ChaosReport {
  return typeof object === 'object' && object !== null && 'lost' in object && typeof object.lost === 'number';
}
