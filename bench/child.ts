import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a program cost: the time it took, and the most memory it held. */
export type Cost = Readonly<{ seconds: number; peakMb: number; out: string }>;

/** Writes down the most memory that the process ever held, as it ends. */
const WATCH = `data:text/javascript,${encodeURIComponent(`
  import { writeFileSync } from 'node:fs';
  import { isMainThread } from 'node:worker_threads';
  const file = process.env.BENCH_PEAK_FILE;
  if (isMainThread) process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS / 1024)));
`)}`;

/** Runs a program of Node's to its end. Throws when it fails. */
export async function runNode(
  words: readonly string[],
  { env = {}, stdin }: Readonly<{ env?: Readonly<Record<string, string>>; stdin?: string }> = {},
): Promise<Cost> {
  const folder = await mkdtemp(join(tmpdir(), 'connect-trail-bench-run-'));
  const peak = join(folder, 'peak');
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', WATCH, ...words], {
    env: { ...env, BENCH_PEAK_FILE: peak },
    cwd: folder,
    stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'inherit'],
  });
  if (stdin !== undefined && child.stdin) createReadStream(stdin).pipe(child.stdin);
  let out = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const [code] = await once(child, 'close');
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}`);
  const peakMb = Number(await readFile(peak, 'utf8'));
  await rm(folder, { recursive: true, force: true });
  return { seconds, peakMb, out };
}
