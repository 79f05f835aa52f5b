import { playChaos } from './chaos/chaos.ts';
import { readChaosOptions } from './chaos/options.ts';

const options = readChaosOptions(process.argv.slice(2), () => Math.floor(Math.random() * 1_000_000));

if ('problem' in options) {
  process.stderr.write(options.problem);
  process.exitCode = 2;
} else {
  const { failed } = await playChaos(options, (text) => void process.stdout.write(text));
  process.exitCode = failed.length === 0 ? 0 : 1;
}
