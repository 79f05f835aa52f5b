import { createClock } from '../clock.ts';
import { readConfig, readStoreSettings } from '../config.ts';
import type { Environment } from '../env-reader.ts';
import { createIngest } from '../ingest.ts';
import { createStore } from '../store/store.ts';
import type { Console } from './console.ts';
import { importFiles } from './import.ts';
import { lookup } from './lookup.ts';
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
      const { databasePath, timeZone } = readStoreSettings(env);
      return withStore(databasePath, (store) => lookup(words, { zone: timeZone, ...options }, store, console));
    },
    async importFiles(files) {
      const { databasePath, keepReads } = readStoreSettings(env);
      return withStore(databasePath, (store) => {
        const ingest = createIngest({
          store,
          clock: createClock(),
          channel: '',
          isExcluded: () => false,
          keepReads,
          expectsEventBridge: false,
          onNoticed: () => undefined,
          log: { info: () => undefined, warn: () => undefined },
        });
        return importFiles(files, ingest, console);
      });
    },
    async rule() {
      await printRule(console);
      return 0;
    },
  };
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
