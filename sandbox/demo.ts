import { playHeadless } from './demo/headless.ts';
import { playInBrowser } from './demo/in-browser.ts';
import { readDemoOptions } from './demo/options.ts';

const options = readDemoOptions(process.argv.slice(2));

if ('problem' in options) {
  process.stderr.write(options.problem);
  process.exitCode = 2;
} else {
  const print = (text: string) => void process.stdout.write(text);
  process.exitCode = options.headless ? await playHeadless(options, print) : await playInBrowser(options, print);
}
