import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');
const PURE = ['cloudtrail', 'connect', 'activity', 'notice'];
const EDGES = ['slack', 'http', 'aws', 'store'];
const USE_CASES = ['ingest', 'deliver', 'lookup', 'health', 'coverage', 'past', 'quarantine', 'turns'];

/** What each layer may import, besides itself. */
const MAY_IMPORT = new Map<string, readonly string[]>([
  ['errors', []],
  ['clock', []],
  ['cloudtrail', ['errors']],
  ['connect', ['errors', 'cloudtrail']],
  ['activity', ['errors', 'cloudtrail', 'connect']],
  ['notice', ['errors', 'cloudtrail', 'connect', 'activity']],
  ['use case', ['errors', 'clock', ...PURE]],
  ...EDGES.map((edge) => [edge, ['errors', 'clock', ...PURE, 'use case']] as const),
  ['env-reader', ['errors']],
  ['policy-settings', ['activity', 'env-reader']],
  ['config', ['activity', 'clock', 'env-reader', 'policy-settings']],
  ['log', ['config']],
  ['app', ['errors', 'clock', 'config', 'log', ...PURE, 'use case', ...EDGES]],
  ['cli', ['errors', 'clock', 'config', 'log', 'env-reader', 'app', ...PURE, 'use case', ...EDGES]],
  ['main', ['errors', 'clock', 'config', 'log', 'env-reader', 'app', 'cli', ...PURE, 'use case', ...EDGES]],
]);

const FORBIDDEN_IN_PURE = [
  /\bnew Date\(\)/,
  /\bDate\.now\b/,
  /\bprocess\./,
  /\bconsole\.(?:log|info|warn|error|debug)\b/,
  /\bsetTimeout\b/,
  /\bfetch\(/,
];
const PURE_PACKAGES = [
  /^node:(crypto|util|buffer)$/,
  /^@slack\/types$/,
  /^date-fns\//,
  /^@date-fns\/tz$/,
  /^chrono-node\/en$/,
  /^canonicalize$/,
  /^yaml$/,
];

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const sources = files.map((file) => ({ file, layer: layerOf(file), text: readFileSync(join(SRC, file), 'utf8') }));

function layerOf(file: string): string {
  const [first = ''] = file.split('/');
  if (!first.endsWith('.ts')) return first;
  const name = first.replace(/\.ts$/, '');
  if (name.startsWith('app-')) return 'app';
  return USE_CASES.some((useCase) => name === useCase || name.startsWith(`${useCase}-`)) ? 'use case' : name;
}

function importsOf(text: string): readonly string[] {
  const statements = /^(?:import|export)\s+(?:[^'"=;()]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm;
  return [...text.matchAll(statements)].map(([, static_, dynamic]) => static_ ?? dynamic ?? '');
}

describe('the layers of src', () => {
  it('are found', () => {
    expect(files.length).toBeGreaterThan(50);
    for (const folder of [...PURE, ...EDGES]) expect(sources.some(({ layer }) => layer === folder)).toBe(true);
  });

  it.each(sources)('$file imports only what its layer may', ({ file, layer, text }) => {
    const allowed = MAY_IMPORT.get(layer);
    expect(allowed, `src/${file} belongs to no layer: name it in test/architecture.test.ts`).toBeDefined();
    const imported = importsOf(text)
      .filter((path) => path.startsWith('.'))
      .map((path) => relative(SRC, resolve(SRC, dirname(file), path)));
    const strangers = imported.filter(
      (path) => path.startsWith('..') || ![layer, ...(allowed ?? [])].includes(layerOf(path)),
    );
    expect(strangers).toEqual([]);
  });

  it.each(sources.filter(({ layer }) => PURE.includes(layer)))(
    '$file knows no clock, environment or network',
    ({ text }) => {
      expect(FORBIDDEN_IN_PURE.filter((pattern) => pattern.test(text))).toEqual([]);
      const packages = importsOf(text).filter((path) => !path.startsWith('.'));
      expect(packages.filter((name) => !PURE_PACKAGES.some((pattern) => pattern.test(name)))).toEqual([]);
    },
  );

  it.each(sources)('$file has one idea: 250 lines at most', ({ text }) => {
    expect(text.split('\n').length).toBeLessThanOrEqual(251);
  });

  it('src never imports the sandbox, the bench or the tests', () => {
    const strangers = sources.filter(({ text }) =>
      importsOf(text).some((path) => /\/(sandbox|bench|test)\//.test(path)),
    );
    expect(strangers.map(({ file }) => file)).toEqual([]);
  });
});

describe('the import finder', () => {
  it('sees single, several-line, type and side-effect imports', () => {
    const text =
      "import { a } from './a.ts';\nimport type { B } from './b.ts';\nimport {\n  c,\n  d,\n} from './c.ts';\nimport './e.ts';\nexport * from './f.ts';";
    expect(importsOf(text)).toEqual(['./a.ts', './b.ts', './c.ts', './e.ts', './f.ts']);
  });
});
