import type { Command } from 'commander';
import { type Does, examples } from './command-parts.ts';

type Which = Readonly<{ all?: boolean }>;
type As = Readonly<{ json?: boolean }>;

/** What `connect-trail quarantine` does; each resolves to the exit code. */
export type QuarantineCommands = Readonly<{
  list(options: As): Promise<number>;
  show(id: string, options: As): Promise<number>;
  retry(ids: readonly string[], options: Which): Promise<number>;
  drop(ids: readonly string[], options: Which): Promise<number>;
}>;

const ID = 'as `list` shows it, or its beginning';

/** The words of `connect-trail quarantine`. */
export function addQuarantine(program: Command, commands: QuarantineCommands, does: Does): void {
  const quarantine = program
    .command('quarantine')
    .description('what was put aside: records that cannot be read, messages that Slack refused')
    .addHelpText(
      'after',
      examples(
        'connect-trail quarantine list',
        'connect-trail quarantine show 3f2a9c01',
        'connect-trail quarantine retry --all',
        'connect-trail quarantine drop 3f2a9c01 77b0c2d4',
      ),
    );

  quarantine
    .command('list')
    .description('what is there, newest first')
    .option('--json', 'one object a line, with whole ids')
    .action(does((options: As) => commands.list(options)));

  quarantine
    .command('show')
    .description('print one of them whole')
    .argument('<id>', ID)
    .option('--json', 'as one JSON object')
    .action(does((id: string, options: As) => commands.show(id, options)));

  quarantine
    .command('retry')
    .description('read records again as they came; bring the notices of messages up to date again')
    .argument('[id...]', ID)
    .option('--all', 'everything, the oldest first')
    .action(does((ids: string[], options: Which) => commands.retry(ids, options)));

  quarantine
    .command('drop')
    .description('throw away for good, without asking')
    .argument('[id...]', ID)
    .option('--all', 'everything')
    .action(does((ids: string[], options: Which) => commands.drop(ids, options)));
}
