import { buildPage } from '../page-assets.ts';
import type { DemoOptions } from './options.ts';
import { createDemoPlace, type DemoPlace } from './place.ts';
import { play } from './play.ts';

/** Serves the workspace until it is interrupted. Resolves to the exit code. */
export async function playInBrowser(
  { port, seed, speed }: DemoOptions,
  print: (text: string) => void,
): Promise<number> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort());
  const place = await open({ port, seed }, print).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return undefined;
  });
  if (!place) {
    print(`Port ${port} is in use: choose another with npm run demo -- --port ${port + 1}\n`);
    return 1;
  }
  print(`\nA Slack workspace with Connect Trail in it: ${place.slack.origin}\nCtrl-C ends it.\n`);
  await play(place, place.story.scenes, { speed, signal: stop.signal });
  if (!stop.signal.aborted) await play(place, place.story.more(0), { speed, signal: stop.signal });
  await place.close();
  return 0;
}

async function open(
  { port, seed }: Readonly<{ port: number; seed: number }>,
  print: (text: string) => void,
): Promise<DemoPlace> {
  return createDemoPlace({
    port,
    seed,
    factor: 1,
    page: await buildPage(),
    onStep: (sentence) => print(`${sentence}\n`),
    onBotLine: (line) => {
      if (/"level":"(warn|error|fatal)"/.test(line)) print(`${line}\n`);
    },
  });
}
