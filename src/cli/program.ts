import { Command, CommanderError, Option } from 'commander';
import { type Does, examples } from './command-parts.ts';
import { addQuarantine, type QuarantineCommands } from './quarantine-program.ts';

/** What each command does; the program only reads the words typed. Each resolves to the exit code. */
export type Commands = Readonly<{
  start(): Promise<number>;
  preview(files: readonly string[], options: Readonly<{ json?: boolean; anySource?: boolean }>): Promise<number>;
  lookup(
    words: readonly string[],
    options: Readonly<{ json?: boolean; past?: boolean; zone?: string; now?: string }>,
  ): Promise<number>;
  importFiles(files: readonly string[]): Promise<number>;
  quarantine: QuarantineCommands;
  backup(file: string): Promise<number>;
  restore(file: string, options: Readonly<{ replace?: boolean }>): Promise<number>;
  copy(options: Readonly<{ from: string; to: string }>): Promise<number>;
  rule(): Promise<number>;
}>;

type Output = Readonly<{ out(text: string): unknown; err(text: string): void }>;

const MISUSE = 2;

/** Reads the arguments after the program's name and runs one command. Never throws for a person's mistake: exit code 2. */
export async function runProgram(words: readonly string[], commands: Commands, { out, err }: Output): Promise<number> {
  let code = 0;
  const does: Does = (run) => {
    return async (...given) => {
      code = await run(...given);
    };
  };
  const program = new Command('connect-trail')
    .description('Who changed what in your Amazon Connect contact centre, when, and from where.')
    .configureOutput({ writeOut: out, writeErr: err })
    .exitOverride()
    .showHelpAfterError('(connect-trail --help shows the commands.)');

  program
    .command('start')
    .description('run the bot: Slack, the inlet for EventBridge, polling of CloudTrail')
    .addHelpText('after', examples('connect-trail start', 'LOG_LEVEL=debug PORT=8080 connect-trail start'))
    .action(does(() => commands.start()));

  program
    .command('preview')
    .description('print the message that each record would give by itself, and what the channel gets of it')
    .argument('<file...>', 'JSON, JSON lines, CloudTrail log files, also .gz; - reads standard input')
    .option('--json', 'one {"eventID","text","blocks"} a line')
    .option('--any-source', 'also records of other services than Amazon Connect')
    .addHelpText(
      'after',
      examples('connect-trail preview record.json', 'zcat trail.json.gz | connect-trail preview --json -'),
    )
    .action(does((files: string[], options: object) => commands.preview(files, options)));

  program
    .command('lookup')
    .description('answer a question from the store, as /trail does')
    .argument('<question...>', 'as typed after /trail')
    .option('--json', 'the answer as one JSON object')
    .option('--past', 'ask CloudTrail for what is not stored, in REGIONS or AWS_REGION; Ctrl-C stops')
    .addOption(new Option('--zone <name>', 'the time zone of "today" and "9:00" (default: TIME_ZONE, or UTC)'))
    .addOption(new Option('--now <time>', 'answer as if it were this moment, as in 2026-11-22T10:00:00Z'))
    .addHelpText(
      'after',
      examples(
        'connect-trail lookup queue Billing since yesterday',
        'connect-trail lookup --json user dana last 7d',
        'connect-trail lookup --past queue Billing last 90d',
      ),
    )
    .action(does((question: string[], options: object) => commands.lookup(question, options)));

  program
    .command('import')
    .description('read records into the store; nothing imported is ever noticed')
    .argument('<file...>', 'files or folders: JSON, JSON lines, CloudTrail log files, also .gz; - reads standard input')
    .addHelpText(
      'after',
      examples('connect-trail import AWSLogs/', 'aws s3 cp s3://trail/x.json.gz - | connect-trail import -'),
    )
    .action(does((files: string[]) => commands.importFiles(files)));

  addQuarantine(program, commands.quarantine, does);

  program
    .command('backup')
    .description('write the store into a new file, as it is at one moment, while the bot goes on')
    .argument('<file>', 'a SQLite file that is not there yet, whatever DATABASE_URL names')
    .addHelpText('after', examples('connect-trail backup "trail-$(date +%F).db"'))
    .action(does((file: string) => commands.backup(file)));

  program
    .command('restore')
    .description('put a backup into the store that DATABASE_URL names; stop the bot first')
    .argument('<file>', 'what backup wrote')
    .option('--replace', 'throw away what the store holds; without it, only an empty one is filled')
    .addHelpText(
      'after',
      examples(
        'connect-trail restore trail-2026-11-20.db',
        'DATABASE_URL=postgres://bot:secret@db/trail connect-trail restore --replace trail-2026-11-20.db',
      ),
    )
    .action(does((file: string, options: object) => commands.restore(file, options)));

  program
    .command('copy')
    .description('move a store: everything in one, into another that is empty; stop the bot first')
    .requiredOption('--from <url>', 'as in DATABASE_URL: sqlite:<file> or postgres://…')
    .requiredOption('--to <url>', 'as in DATABASE_URL: sqlite:<file> or postgres://…')
    .addHelpText(
      'after',
      examples('connect-trail copy --from sqlite:connect-trail.db --to postgres://bot:secret@db:5432/trail'),
    )
    .action(does((options: { from: string; to: string }) => commands.copy(options)));

  program
    .command('rule')
    .description('print the EventBridge patterns that the bot needs, as JSON')
    .addHelpText('after', examples('connect-trail rule'))
    .action(does(() => commands.rule()));

  try {
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSE;
    throw error;
  }
}
