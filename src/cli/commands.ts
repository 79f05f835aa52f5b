import type { Activity } from '../activity/activity.ts';
import { type ExcludeRule, isExcluded } from '../activity/exclude.ts';
import { createClock } from '../clock.ts';
import { readAwsSettings, readConfig, readStoreSettings } from '../config.ts';
import type { Environment } from '../env-reader.ts';
import { BotError } from '../errors.ts';
import { createStore } from '../store/store.ts';
import type { Console } from './console.ts';
import { importFiles } from './import.ts';
import { lookup } from './lookup.ts';
import type { PastOptions } from './lookup-past.ts';
import { preview } from './preview.ts';
import type { Commands } from './program.ts';
import { printRule } from './rule.ts';

/** The commands of the program over an environment; each opens only what it needs. */
export function createCommands(env: Environment, console: Console): Commands {
  return {
    async start() {
      const config = readConfig(env);
      // Bolt takes most of a second to load: only the bot itself waits for it.
      const { start } = await import('./start.ts');
      return start(config);
    },
    preview: (files, options) => preview(files, { ...options, zone: readStoreSettings(env).timeZone }, console),
    async lookup(words, options) {
      const { databasePath, timeZone, keepReads, exclude } = readStoreSettings(env);
      const { regions, endpoint } = readAwsSettings(env);
      if (options.past && regions.length === 0)
        throw new BotError('usage', '--past needs REGIONS or AWS_REGION: the Regions of your instances.');
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
      return withStore(databasePath, (store) =>
        importFiles(files, { store, clock: createClock(), keepReads, console }),
      );
    },
    async rule() {
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

async function withStore<T>(
  path: string,
  use: (store: Awaited<ReturnType<typeof createStore>>) => Promise<T>,
): Promise<T> {
  const store = await createStore({ path });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
