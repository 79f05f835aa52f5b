import type { Activity } from '../activity/activity.ts';
import { type ExcludeRule, isExcluded } from '../activity/exclude.ts';
import { createClock } from '../clock.ts';
import { readAwsSettings, readConfig, readStoreSettings } from '../config.ts';
import type { Environment } from '../env-reader.ts';
import { BotError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import type { Console } from './console.ts';
import type { PastOptions } from './lookup-past.ts';
import type { Commands } from './program.ts';

/** The commands of the program over an environment; each loads and opens only what it needs. */
export function createCommands(env: Environment, console: Console): Commands {
  return {
    async start() {
      const config = readConfig(env);
      const { start } = await import('./start.ts');
      return start(config);
    },
    async preview(files, options) {
      const { preview } = await import('./preview.ts');
      return preview(files, { ...options, zone: readStoreSettings(env).timeZone }, console);
    },
    async lookup(words, options) {
      const { databasePath, timeZone, keepReads, exclude } = readStoreSettings(env);
      const { regions, endpoint } = readAwsSettings(env);
      if (options.past && regions.length === 0)
        throw new BotError('usage', '--past needs REGIONS or AWS_REGION: the Regions of your instances.');
      const { lookup } = await import('./lookup.ts');
      return withStore(databasePath, async (store) => {
        const clients = options.past
          ? (await import('../aws/clients.ts')).createCloudTrailClients(regions, endpoint)
          : new Map<string, never>();
        const past = { keepReads, clients, regions, ...noticesOf(env, exclude) };
        return lookup(words, { zone: timeZone, ...options, ...past }, store, console);
      });
    },
    async importFiles(files) {
      const { databasePath, keepReads } = readStoreSettings(env);
      const { importFiles } = await import('./import.ts');
      return withStore(databasePath, (store) =>
        importFiles(files, { store, clock: createClock(), keepReads, console }),
      );
    },
    async rule() {
      const { printRule } = await import('./rule.ts');
      await printRule(console);
      return 0;
    },
  };
}

/** What a look-up finds first, the bot over the same store tells: as if it had come to it. */
function noticesOf(
  { NOTICE_CHANNEL: channel, INGEST_API_KEY: key }: Environment,
  exclude: readonly ExcludeRule[],
): Pick<PastOptions, 'notices'> {
  if (!channel) return {};
  const isHidden = (activity: Activity) => isExcluded(activity, exclude);
  return { notices: { channel, isExcluded: isHidden, expectsEventBridge: Boolean(key) } };
}

async function withStore<T>(path: string, use: (store: Store) => Promise<T>): Promise<T> {
  const { createStore } = await import('../store/store.ts');
  const store = await createStore({ path });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
