import { createCommands } from './cli/commands.ts';
import { loadDotEnv } from './cli/environment.ts';
import { runProgram } from './cli/program.ts';
import { BotError } from './errors.ts';

/** The program: arguments in, exit code out. A person's mistake is a sentence; only a fault of ours shows its stack. */
export async function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const console = {
    out: (text: string) => void process.stdout.write(text),
    err: (text: string) => void process.stderr.write(text),
    terminal: process.stderr.isTTY === true,
  };
  try {
    loadDotEnv();
    return await runProgram(argv.slice(2), createCommands(env, console), console);
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    console.err(`${error.message}\n`);
    return error.code === 'config' || error.code === 'usage' ? 2 : 1;
  }
}
