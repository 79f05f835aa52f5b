import { createClock } from '../clock.ts';
import { readAwsSettings, readConfig, readStoreSettings } from '../config.ts';
import type { Environment } from '../env-reader.ts';
import { BotError } from '../errors.ts';
import { createIngest } from '../ingest.ts';
import { NOTHING_TOLD } from '../ingest-notices.ts';
import type { Console } from './console.ts';
import { importFiles } from './import.ts';
import { lookup } from './lookup.ts';
import { noticesOf } from './notices-of.ts';
import { preview } from './preview.ts';
import type { Commands } from './program.ts';
import { createQuarantineCommands } from './quarantine.ts';
import { printRule } from './rule.ts';
import { withStore } from './with-store.ts';

/** The commands of the program over an environment; each opens only what it needs. */
export function createCommands(env: Environment, console: Console): Commands {
  return {
    async start() {
      const config = readConfig(env);
      // Bolt takes most of a second to load: only the bot itself waits for it.
      const { start } = await import('./start.ts');
      return start(config);
    },
    preview(files, options) {
      const { timeZone, overrides } = readStoreSettings(env);
      return preview(files, { ...options, zone: timeZone, overrides }, console);
    },
    async lookup(words, options) {
      const { database, timeZone, keepReads, overrides } = readStoreSettings(env);
      const { regions, endpoint } = readAwsSettings(env);
      if (options.past && regions.length === 0)
        throw new BotError('usage', '--past needs REGIONS or AWS_REGION: the Regions of your instances.');
      return withStore(database, async (store) => {
        const clients = options.past
          ? (await import('../aws/clients.ts')).createCloudTrailClients(regions, endpoint)
          : new Map<string, never>();
        const notices = noticesOf(env, { overrides, timeZone }) ?? NOTHING_TOLD;
        const past = { keepReads, clients, regions, notices };
        return lookup(words, { zone: timeZone, ...options, ...past }, store, console);
      });
    },
    async importFiles(files) {
      const { database, keepReads } = readStoreSettings(env);
      return withStore(database, (store) => {
        const ingest = createIngest({
          ...NOTHING_TOLD,
          store,
          clock: createClock(),
          keepReads,
          onNoticed: () => undefined,
          log: { info: () => undefined, warn: () => undefined },
        });
        return importFiles(files, ingest, console);
      });
    },
    async copy({ from, to }) {
      return (await import('./move-store.ts')).copy(from, to, console);
    },
    async backup(file) {
      return (await import('./move-store.ts')).backup(readStoreSettings(env).database, file, console);
    },
    async restore(file, options) {
      return (await import('./move-store.ts')).restore(readStoreSettings(env).database, file, options, console);
    },
    quarantine: createQuarantineCommands(env, console),
    async rule() {
      await printRule(console);
      return 0;
    },
  };
}
