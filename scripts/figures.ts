import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { arch, availableParallelism, platform } from 'node:os';
import { parseArgs } from 'node:util';
import { readMeasured, withTables } from './figures-table.ts';

/*
 * Writes the figures of a run into docs/reliability.md:
 *
 *     npm run figures                       bench and chaos, ten runs with each store; a quarter of an hour
 *     npm run figures -- --runs 100         more of chaos
 *     npm run figures -- --from out.jsonl   what `npm run bench -- --json` or `npm run chaos -- --json` printed
 */
const PAGE = new URL('../docs/reliability.md', import.meta.url);
const ROOT = new URL('..', import.meta.url);

const { values } = parseArgs({
  options: { from: { type: 'string', multiple: true, default: [] }, runs: { type: 'string', default: '10' } },
});
const chaos = (store: string) => ['sandbox/chaos.ts', '--json', '--runs', values.runs, '--store', store];
const printed =
  values.from.length > 0
    ? await Promise.all(values.from.map((file) => readFile(file, 'utf8')))
    : [await run(['bench/main.ts', '--json']), await run(chaos('sqlite')), await run(chaos('postgres'))];
const place = `${availableParallelism()} cores, Node ${process.versions.node}, ${platform()} ${arch()}`;
await writeFile(PAGE, withTables(await readFile(PAGE, 'utf8'), readMeasured(printed.join('\n')), place));

/** What a program of ours prints. It may fail: its figures say so. */
async function run(words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  await once(child, 'close');
  return out;
}
