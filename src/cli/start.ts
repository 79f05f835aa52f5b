import type { Logger } from 'pino';
import { type ConnectTrail, createApp } from '../app.ts';
import { createClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createLog } from '../log.ts';

/** Runs the bot until it is told to stop. Resolves to the exit code. */
export async function start(config: Config): Promise<number> {
  const log = createLog(config.logLevel);
  const app = await createApp(config, { clock: createClock(config.timeScale), log });
  const stopping = stopSignal();
  const started = app.start().catch(async (error: unknown) => {
    await app.stop();
    throw error;
  });
  // Connecting may take as long as Slack does not answer: a signal ends that, too.
  const first = await Promise.race([started, stopping]);
  if (typeof first === 'string') {
    started.catch(() => undefined);
    await end(app, log, first);
    // Bolt goes on trying to connect for half an hour and cannot be told to give up.
    process.exit(0);
  }
  const { port } = first;
  log.info({ ready: true, port, host: config.host }, 'Connect Trail is ready.');
  const sentence = await Promise.race([app.outdated, stopping.then(() => undefined)]);
  if (sentence === undefined) return end(app, log, await stopping);
  log.fatal(sentence);
  await app.stop();
  return 1;
}

async function end(app: ConnectTrail, log: Logger, signal: string): Promise<number> {
  log.info({ signal }, 'Stopping: no new requests, what was acknowledged is finished.');
  await app.stop();
  return 0;
}

function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => resolve(signal));
  });
}
