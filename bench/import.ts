import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cost, runNode } from './child.ts';
import { type Bench, figure } from './figures.ts';
import { madeTrail } from './trail-files.ts';

const RECORDS = 60_000;
const PROGRAM = join(import.meta.dirname, '../bin/connect-trail.mjs');
const PLAIN = join(import.meta.dirname, 'plain-import.ts');

/** Trail files → committed activities, beside unpacking, parsing and inserting alone; and the memory it takes. */
export const measureImport: Bench = async (onProgress) => {
  const { folder, line } = await madeTrail(RECORDS);
  const bare = await runNode(['-e', '0']);
  onProgress(`${RECORDS} records of a trail's packed files`);
  const [plain, packed] = [await inPlace((path) => runNode([PLAIN, folder, path])), await imported([folder])];
  onProgress('the same in one line of one file, and by standard input');
  const [lined, piped] = [await imported([line]), await imported(['-'], line)];
  const rate = ({ seconds }: Cost) => RECORDS / seconds;
  return [
    figure('import', rate(packed), rate(plain), 'records/s'),
    figure('import one line', rate(lined), rate(plain), 'records/s'),
    figure('import peak RSS', packed.peakMb, bare.peakMb, 'MB'),
    figure('import one line peak RSS', lined.peakMb, bare.peakMb, 'MB'),
    figure('import standard input peak RSS', piped.peakMb, bare.peakMb, 'MB'),
  ];
};

function imported(files: readonly string[], stdin?: string): Promise<Cost> {
  return inPlace(async (path) => {
    const env = { DATABASE_URL: `sqlite:${path}` };
    const cost = await runNode([PROGRAM, 'import', ...files], { env, ...(stdin !== undefined && { stdin }) });
    if (!cost.out.includes(`new ${RECORDS} `)) throw new Error(`import said: ${cost.out}`);
    return cost;
  });
}

async function inPlace<T>(run: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'connect-trail-bench-import-'));
  try {
    return await run(join(folder, 'store.db'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
