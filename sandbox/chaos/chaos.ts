import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { compileOnce } from './compiled.ts';
import type { ChaosOptions } from './options.ts';
import { type ChaosReport, describeRun, sumUp } from './report.ts';
import { playRun, type RunReport } from './run.ts';
import { createStorePlace } from './store.ts';

const MANIFEST = new URL('../../manifest.yml', import.meta.url);

/** Plays the runs, prints each as it ends and the sum as the last line. */
export async function playChaos(options: ChaosOptions, print: (text: string) => void): Promise<ChaosReport> {
  const { runs, seed, store: kind, jobs, json, plants } = options;
  const manifest: unknown = parse(await readFile(MANIFEST, 'utf8'));
  const started = performance.now();
  const [place, compiled] = await Promise.all([createStorePlace(kind), compileOnce()]);
  const reports: RunReport[] = [];
  const seeds = Array.from({ length: runs }, (_, index) => seed + index);

  async function work(): Promise<void> {
    for (let next = seeds.shift(); next !== undefined; next = seeds.shift()) {
      const store = await place.open(next);
      const report = await playRun({ seed: next, kind, store, manifest, plants, env: compiled.env });
      reports.push(report);
      print(json ? `${JSON.stringify(report)}\n` : describeRun(report, kind));
    }
  }

  try {
    await Promise.all(Array.from({ length: jobs }, work));
  } finally {
    await Promise.all([place.close(), compiled.close()]);
  }
  const sum = sumUp(reports, { store: kind, seconds: Math.round((performance.now() - started) / 100) / 10 });
  print(`${JSON.stringify(sum)}\n`);
  return sum;
}
