import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMeasured, withTables } from '../scripts/figures-table.ts';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const page = read('docs/reliability.md');

describe('docs/reliability.md', () => {
  it('names files and tests that are there', () => {
    const lines = page.split('\n').filter((line) => line.startsWith('- `test/'));
    const strange = lines.flatMap((line) => {
      const paths = [...line.matchAll(/`(test\/[^`]+)`/g)].map(([, path = '']) => path);
      const [, ...titles] = line.split(/\*([^*]+)\*/).filter((_, index) => index === 0 || index % 2 === 1);
      const text = paths.filter((path) => path.endsWith('.ts') && existsSync(path)).map(read);
      const missing = titles.filter((title) => !text.join('').includes(title));
      return [...missing, ...paths.filter((path) => !existsSync(path))];
    });
    expect(lines.length).toBeGreaterThan(25);
    expect(strange).toEqual([]);
  });

  it('makes the promises that the README makes, in the same words', () => {
    const promised = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, words]) => words);
    const [, promises = ''] = read('README.md').split('\n## Promises\n');
    expect(promised(page, /^### (.+\.)$/gm)).toEqual(promised(promises.split('\n## ')[0] ?? '', /^- \*\*(.+?)\*\*/gm));
  });
});

describe('the tables of figures', () => {
  const PLACE = '2 cores';
  const empty = 'a\n<!-- bench -->\nold\n<!-- /bench -->\nb\n<!-- chaos -->\nold\n<!-- /chaos -->\nc\n';
  const figure = { name: 'import', value: 17_250.4, unit: 'records/s', floor: 20_000, ratio: 0.8625 };
  const one = { ...figure, name: '/trail queue Billing p99 at 1000000', value: 9, unit: 'ms' };
  const sum = { store: 'sqlite', runs: 3, accepted: 412, lost: 0, duplicated: 0, kills: 9, faults: 31, calls: 640 };

  it('stand between their markers, those that something was measured for', () => {
    const printed = [figure, one].map((each) => JSON.stringify(each)).join('\n');
    expect(withTables(empty, readMeasured(`${printed}\nnothing of ours\n`), PLACE)).toBe(
      [
        'a\n<!-- bench -->\n2 cores.\n',
        '| what | measured | its floor, or its budget | ratio |\n|---|--:|--:|--:|',
        '| import | 17,250 records/s | 20,000 records/s | 0.86 |',
        '<!-- /bench -->\nb\n<!-- chaos -->\nold\n<!-- /chaos -->\nc\n',
      ].join('\n'),
    );
  });

  it('tell of chaos its sums, and not its single runs', () => {
    const run = { seed: 4, lost: [], duplicated: [] };
    const printed = [run, { ...sum, failed: [] }].map((each) => JSON.stringify(each)).join('\n');
    expect(withTables(empty, readMeasured(printed), PLACE)).toContain(
      '| sqlite | 3 | 412 | 0 | 0 | 9 | 31 | 640 | 0 |\n<!-- /chaos -->',
    );
  });

  it('need a place', () => {
    expect(() => withTables('a page', readMeasured(JSON.stringify(figure)), PLACE)).toThrow('no place for bench');
  });
});
