import { parseArgs } from 'node:util';

export type DemoOptions = Readonly<{
  headless: boolean;
  port: number;
  /** How much faster than life the story goes. */
  speed: number;
  seed: number;
}>;

export const DEMO_HELP = `npm run demo                      a Slack workspace in your browser, with Connect Trail in it
npm run demo -- --headless        the story's first part as text, a minute at most
npm run demo -- --speed 3         people change things three times as often
npm run demo -- --port 8080       another port than 4390
npm run demo -- --seed 7          another story
`;

/** A person's mistake is the sentence that says what to type. */
export function readDemoOptions(words: readonly string[]): DemoOptions | Readonly<{ problem: string }> {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        headless: { type: 'boolean', default: false },
        port: { type: 'string', default: '4390' },
        speed: { type: 'string', default: '1' },
        seed: { type: 'string', default: '1' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { problem: DEMO_HELP };
    const port = Number(values.port);
    const speed = Number(values.speed);
    const seed = Number(values.seed);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      return { problem: `--port is a number up to 65535, not ${values.port}.\n` };
    if (!(speed >= 0.1 && speed <= 50))
      return { problem: `--speed is a number from 0.1 to 50, not ${values.speed}.\n` };
    if (!Number.isInteger(seed)) return { problem: `--seed is a whole number, not ${values.seed}.\n` };
    return { headless: values.headless, port, speed, seed };
  } catch (error) {
    return { problem: `${error instanceof Error ? error.message : String(error)}\n\n${DEMO_HELP}` };
  }
}
