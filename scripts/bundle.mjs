// What `npm ci` ends with: the program and its libraries in a few files, since Node takes a second to find, read and link
// some 1,500 of them. Plain JavaScript that any Node can read, and no fault of its own stops an installation: without a
// bundle, the program runs from its sources.
import { rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { BUNDLE, stampOf } from '../bin/program.mjs';

const ROOT = new URL('../', import.meta.url);
const HALF = 'build.half/';
/** What it is made of besides the sources; the lock file stands for all libraries. */
const ALSO = ['package-lock.json', 'scripts/bundle.mjs'];
/** Libraries in CommonJS look for Node's own modules, and for where they are. */
const BANNER = `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);
const __filename = import.meta.filename;
const __dirname = import.meta.dirname;`;

async function bundle() {
  const { build } = await import('esbuild');
  await remove(HALF);
  const began = Date.now();
  const { metafile } = await build({
    absWorkingDir: fileURLToPath(ROOT),
    entryPoints: ['src/main.ts'],
    outdir: HALF,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    banner: { js: BANNER },
    // Of the AWS SDK, the modules whose names can be imported one by one, also later.
    mainFields: ['module', 'main'],
    // Less text, which Node reads and compares at each start; no line that floods a terminal when it is shown.
    minifyWhitespace: true,
    lineLimit: 160,
    legalComments: 'none',
    // pg asks for it and goes without.
    external: ['pg-native'],
    // Read only with `--enable-source-maps`; the sources stand beside them.
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'silent',
    metafile: true,
  });
  const own = Object.keys(metafile.inputs).filter((path) => path.startsWith('src/'));
  const sources = [...own, ...ALSO].map((path) => [path, stampOf(new URL(path, ROOT))]);
  if (sources.some(([, { changed }]) => changed > began)) throw new Error('A source changed meanwhile.');
  await writeFile(new URL(HALF + BUNDLE.sources, ROOT), JSON.stringify(Object.fromEntries(sources)));
  await remove(BUNDLE.folder);
  await rename(new URL(HALF, ROOT), new URL(BUNDLE.folder, ROOT));
}

async function remove(folder) {
  await rm(new URL(folder, ROOT), { recursive: true, force: true });
}

try {
  await bundle();
} catch (error) {
  process.stderr.write(`The program was not bundled and runs from its sources, which start slower. ${error.message}\n`);
}
