import type { Lookup } from '../lookup.ts';
import { renderOutcome } from './command-outcome.ts';
import { commandText } from './command-text.ts';
import type { Listener } from './listener.ts';
import type { PastAnswers } from './past-answers.ts';
import type { People } from './people.ts';

type CommandDeps = Readonly<{
  lookup: Lookup;
  people: People;
  command: string;
  /** Reads what the store lacks before it answers; without it the store alone does. */
  pastAnswers?: PastAnswers;
}>;

/** `/trail …`: the one command, answered to the asker alone. */
export function createCommands({ lookup, people, command, pastAnswers }: CommandDeps): readonly Listener[] {
  return [
    {
      kind: 'command',
      id: command,
      async run({ visitor: { slackUserId, channel = '' }, command: typed, text, respond }) {
        const zone = await people.zoneOf(slackUserId);
        const question = await commandText(text, people);
        const asker = { slackUserId, channel, zone, text: `${typed} ${question}`.trim() };
        const outcome = await lookup.ask(question, asker);
        await (pastAnswers?.give(outcome, { respond, command: typed }) ?? respond(renderOutcome(outcome, typed)));
      },
    },
  ];
}
