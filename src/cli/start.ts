import { createApp } from '../app.ts';
import { createClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createLog } from '../log.ts';

/** Runs the bot until it is told to stop. Resolves to the exit code. */
export async function start(config: Config): Promise<number> {
  const log = createLog(config.logLevel);
  const app = await createApp(config, { clock: createClock(config.timeScale), log });
  const stopping = stopSignal();
  const { port } = await app.start().catch(async (error: unknown) => {
    await app.stop();
    throw error;
  });
  log.info({ ready: true, port, host: config.host }, 'Connect Trail is ready.');
  const signal = await stopping;
  log.info({ signal }, 'Stopping: no new requests, what was acknowledged is finished.');
  await app.stop();
  return 0;
}

function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => resolve(signal));
  });
}
