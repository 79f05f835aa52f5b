import { once } from 'node:events';
import { createCommands } from './cli/commands.ts';
import { loadDotEnv } from './cli/environment.ts';
import { runProgram } from './cli/program.ts';
import { BotError } from './errors.ts';

/** The program: arguments in, exit code out. A person's mistake is a sentence; only a fault of ours shows its stack. */
export async function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const console = {
    out: (text: string) => writeAll(process.stdout, text),
    err: (text: string) => void process.stderr.write(text),
    terminal: process.stderr.isTTY === true,
  };
  process.stdout.on('error', endQuietly);
  try {
    loadDotEnv();
    return await runProgram(argv.slice(2), createCommands(env, console), console);
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    console.err(`${error.message}\n`);
    return error.code === 'config' || error.code === 'usage' ? 2 : 1;
  }
}

/** Resolves when the stream takes more. `| head` closing its end is no fault. */
async function writeAll(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
}

function endQuietly({ code }: NodeJS.ErrnoException): void {
  process.exit(code === 'EPIPE' ? 0 : 1);
}
