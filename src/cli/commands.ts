import { createCloudTrailClients } from '../aws/clients.ts';
import { createClock } from '../clock.ts';
import { readAwsSettings, readConfig, readStoreSettings } from '../config.ts';
import type { Environment } from '../env-reader.ts';
import { BotError } from '../errors.ts';
import { NOTHING_TOLD } from '../ingest-notices.ts';
import type { Console } from './console.ts';
import { describeExpired } from './import-expired.ts';
import { noticesOf } from './notices-of.ts';
import type { Commands } from './program.ts';
import { createQuarantineCommands } from './quarantine.ts';
import { withStore } from './with-store.ts';

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
      const { timeZone, overrides } = readStoreSettings(env);
      return preview(files, { ...options, zone: timeZone, overrides }, console);
    },
    async lookup(words, options) {
      const { database, timeZone, keepReads, overrides } = readStoreSettings(env);
      const { regions, endpoint } = readAwsSettings(env);
      if (options.past && regions.length === 0)
        throw new BotError('usage', '--past needs REGIONS or AWS_REGION: the Regions of your instances.');
      const { lookup } = await import('./lookup.ts');
      return withStore(database, async (store) => {
        const clients = createCloudTrailClients(options.past ? regions : [], endpoint);
        const notices = noticesOf(env, { overrides, timeZone }) ?? NOTHING_TOLD;
        const past = { keepReads, clients, regions, notices };
        return lookup(words, { zone: timeZone, ...options, ...past }, store, console);
      });
    },
    async importFiles(files) {
      const { database, keepReads, retention } = readStoreSettings(env);
      const { importFiles } = await import('./import.ts');
      const clock = createClock();
      return withStore(database, (store) => {
        const expired = () => describeExpired(store, retention, clock.now());
        return importFiles(files, { store, clock, keepReads, console, expired });
      });
    },
    quarantine: createQuarantineCommands(env, console),
    async copy({ from, to }) {
      return (await import('./move-store.ts')).copy(from, to, console);
    },
    async backup(file) {
      return (await import('./move-store.ts')).backup(readStoreSettings(env).database, file, console);
    },
    async restore(file, options) {
      return (await import('./move-store.ts')).restore(readStoreSettings(env).database, file, options, console);
    },
    async forget(person, options) {
      const { database } = readStoreSettings(env);
      const { forgetPerson } = await import('./forget.ts');
      return withStore(database, (store) => forgetPerson(person, options, { store, clock: createClock(), console }));
    },
    async rule() {
      const { printRule } = await import('./rule.ts');
      await printRule(console);
      return 0;
    },
  };
}
