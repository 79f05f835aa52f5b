import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export type PageAssets = Readonly<{ html: string; js: string; css: string }>;

const here = (path: string): string => fileURLToPath(new URL(`./page/${path}`, import.meta.url));

/** The page, bundled in memory: three texts to serve as `/`, `/page.js` and `/page.css`. */
export async function buildPage(): Promise<PageAssets> {
  const [html, js, css] = await Promise.all([
    readFile(here('page.html'), 'utf8'),
    bundle(here('main.tsx')),
    bundle(here('styles/page.css')),
  ]);
  return { html, js, css };
}

async function bundle(entry: string): Promise<string> {
  const built = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  return built.outputFiles[0]?.text ?? '';
}
