import { parseArgs } from 'node:util';
import { asLine, type Bench } from './figures.ts';

/** By name, each loaded when it is asked for. */
const BENCHES: ReadonlyMap<string, () => Promise<Bench>> = new Map([
  ['floor', async () => (await import('./floor.ts')).measureFloor],
  ['import', async () => (await import('./import.ts')).measureImport],
  ['ingest', async () => (await import('./ingest.ts')).measureIngest],
  ['start', async () => (await import('./start.ts')).measureStart],
  ['burst', async () => (await import('./burst.ts')).measureBurst],
  ['storm', async () => (await import('./storm.ts')).measureStorm],
  ['deploy', async () => (await import('./deploy.ts')).measureDeploy],
  ['latency', async () => (await import('./latency.ts')).measureLatency],
  ['questions', async () => (await import('./sizes.ts')).measureSizes],
]);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const names = positionals.length > 0 ? positionals : [...BENCHES.keys()];
const unknown = names.find((name) => !BENCHES.has(name));
if (unknown !== undefined) {
  process.stderr.write(
    `There is no bench ${unknown}. Usage: npm run bench -- [NAME…] [--json], with ${[...BENCHES.keys()].join(', ')}.\n`,
  );
  process.exit(2);
}

for (const name of names) {
  const bench = await BENCHES.get(name)?.();
  const figures = (await bench?.((sentence) => process.stderr.write(`${name}: ${sentence}\n`))) ?? [];
  for (const each of figures) process.stdout.write(`${values.json ? JSON.stringify(each) : asLine(each)}\n`);
}
