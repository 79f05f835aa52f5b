import { DATABASE_URL_FORMS, type DatabaseTarget, parseDatabaseUrl } from '../config.ts';
import { BotError } from '../errors.ts';
import { backupStore } from '../store/backup.ts';
import { copyStore } from '../store/copy-store.ts';
import type { Copied } from '../store/copy-tables.ts';
import { restoreStore } from '../store/restore.ts';
import type { Console } from './console.ts';

/** `connect-trail copy --from URL --to URL`. Resolves to the exit code. */
export async function copy(from: string, to: string, console: Console): Promise<number> {
  const copied = await copyStore(parseUrl('--from', from), parseUrl('--to', to));
  await console.out(`copied ${describe(copied)}\n`);
  return 0;
}

/** `connect-trail backup FILE`. Resolves to the exit code. */
export async function backup(database: DatabaseTarget, file: string, console: Console): Promise<number> {
  await backupStore(database, file);
  await console.out(`backed up to ${file}\n`);
  return 0;
}

/** `connect-trail restore FILE`. Resolves to the exit code. */
export async function restore(
  database: DatabaseTarget,
  file: string,
  { replace = false }: Readonly<{ replace?: boolean }>,
  console: Console,
): Promise<number> {
  const restored = await restoreStore(file, database, { replace, now: new Date() }).catch((cause: unknown) => {
    if (cause instanceof BotError && cause.code === 'usage' && !replace && /is not empty\.$/.test(cause.message))
      throw new BotError('usage', `${cause.message} --replace throws away what it holds.`, { cause });
    throw cause;
  });
  await console.out(`restored ${describe(restored)}\n`);
  return 0;
}

function parseUrl(option: string, text: string): DatabaseTarget {
  const target = parseDatabaseUrl(text);
  if (!target) throw new BotError('usage', `${option} is ${DATABASE_URL_FORMS}.`);
  return target;
}

function describe(copied: Copied): string {
  const rows = Object.values(copied).reduce((sum, count) => sum + count, 0);
  return `${copied.activities} activities · notices ${copied.notices} · quarantined ${copied.quarantine} · rows ${rows}`;
}
