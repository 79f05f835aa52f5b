import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BotError } from '../errors.ts';

export const STDIN = '-';

const IN_FOLDERS = /\.(?:json|jsonl|ndjson|gz)$/i;

/**
 * The files behind FILE, DIR and `-`, in the order given; of a folder all JSON and .gz files at any depth, by path, which in
 * a trail's folders is by day. Throws BotError 'usage' where there is no such file, or none in a folder.
 */
export async function expandPaths(paths: readonly string[]): Promise<readonly string[]> {
  return (await Promise.all(paths.map(expandPath))).flat();
}

/** What a progress bar counts to; undefined where standard input is among the files. */
export async function totalBytes(paths: readonly string[]): Promise<number | undefined> {
  const files = await expandPaths(paths);
  if (files.includes(STDIN)) return undefined;
  let sum = 0;
  for (const file of files) sum += (await stat(file)).size;
  return sum;
}

async function expandPath(path: string): Promise<readonly string[]> {
  if (path === STDIN) return [path];
  const found = await stat(path).catch((cause: unknown) => {
    throw new BotError('usage', `There is no file ${path}.`, { cause });
  });
  if (!found.isDirectory()) return [path];
  const files = await filesIn(path);
  if (files.length === 0) throw new BotError('usage', `There are no .json, .jsonl, .ndjson or .gz files in ${path}.`);
  return files;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && IN_FOLDERS.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}
