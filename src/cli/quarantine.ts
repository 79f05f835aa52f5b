import { createClock } from '../clock.ts';
import { readStoreSettings } from '../config.ts';
import type { Environment } from '../env-reader.ts';
import { NOTHING_TOLD } from '../ingest-notices.ts';
import { type Retried, retryQuarantined } from '../quarantine-retry.ts';
import type { Store } from '../store/store.ts';
import type { Console } from './console.ts';
import { noticesOf } from './notices-of.ts';
import type { QuarantineCommands } from './quarantine-program.ts';
import { heldLine, heldTable, heldWords, toJsonLine, wholeText } from './quarantine-text.ts';
import { chosen, theOne } from './quarantine-which.ts';
import { withStore } from './with-store.ts';

/** As many as can be looked through; --json lists all. */
const LISTED = 200;

const QUIET = { info: () => undefined, warn: () => undefined };

export function createQuarantineCommands(env: Environment, console: Console): QuarantineCommands {
  return {
    list: ({ json = false }) => open((store, { timeZone }) => list(store, { json, zone: timeZone }, console)),

    show: (id, { json = false }) =>
      open(async (store, { timeZone }) => {
        const held = await store.openQuarantined((await theOne(id, store)).id);
        if (held) await console.out(json ? toJsonLine(held) : wholeText(held, timeZone));
        return 0;
      }),

    retry: (ids, { all = false }) =>
      open(async (store, { keepReads, overrides, timeZone }) => {
        const notices = noticesOf(env, { overrides, timeZone }) ?? NOTHING_TOLD;
        const deps = { ...notices, store, keepReads, clock: createClock(), log: QUIET };
        let staying = 0;
        for (const { id } of await chosen(ids, all, store)) {
          const retried = await retryQuarantined(id, deps);
          if (retried.kind === 'unread' || retried.kind === 'forgotten') staying += 1;
          await console.out(heldLine(id, retriedWords(retried)));
        }
        return staying > 0 ? 1 : 0;
      }),

    drop: (ids, { all = false }) =>
      open(async (store, { timeZone }) => {
        for (const held of await chosen(ids, all, store)) {
          const was = await store.dropQuarantined(held.id);
          await console.out(heldLine(held.id, was ? `dropped: ${heldWords(held, timeZone)}` : GONE));
        }
        return 0;
      }),
  };

  function open(
    use: (store: Store, settings: ReturnType<typeof readStoreSettings>) => Promise<number>,
  ): Promise<number> {
    const settings = readStoreSettings(env);
    return withStore(settings.database, (store) => use(store, settings));
  }
}

async function list(
  store: Store,
  { json, zone }: Readonly<{ json: boolean; zone: string }>,
  console: Console,
): Promise<number> {
  const held = await store.listQuarantined(json ? undefined : LISTED + 1);
  if (json) {
    for (const item of held) await console.out(toJsonLine(item));
    return 0;
  }
  await console.out(held.length > 0 ? heldTable(held.slice(0, LISTED), zone) : 'Nothing is in quarantine.\n');
  if (held.length > LISTED) console.err('There are more: --json lists all.\n');
  return 0;
}

const GONE = 'is not in quarantine any more';

function retriedWords(retried: Retried): string {
  if (retried.kind === 'unread') return `stays, it still cannot be read: ${retried.reason}`;
  if (retried.kind === 'due') return `its notice is due again in ${retried.channel}`;
  if (retried.kind === 'forgotten')
    return `stays, its notice is not stored any more: connect-trail quarantine drop ends it`;
  return retried.kind === 'absent' ? GONE : readWords(retried);
}

function readWords({ counts, noticed }: Extract<Retried, { kind: 'read' }>): string {
  const { kept, known, notOurs, quarantined } = counts;
  const parts = [
    ...(kept > 0 ? [noticed ? 'read and kept, its notice is due' : 'read and kept'] : []),
    ...(known > 0 ? ['read, and known already'] : []),
    ...(notOurs > 0 ? ['read, and nothing that is kept'] : []),
    ...(quarantined > 0 ? [`${quarantined} in it put aside by themselves`] : []),
  ];
  return parts.join('; ') || 'empty';
}
