import type { Lookup } from '../lookup.ts';
import { createAudit, isAudit } from './audit.ts';
import { renderOutcome } from './command-outcome.ts';
import { commandText } from './command-text.ts';
import type { Listener } from './listener.ts';
import type { PastAnswers } from './past-answers.ts';
import type { People } from './people.ts';

type CommandDeps = Parameters<typeof createAudit>[0] &
  Readonly<{
    lookup: Lookup;
    people: People;
    command: string;
    /** Reads what the store lacks before it answers; without it the store alone does. */
    pastAnswers?: PastAnswers;
  }>;

/** `/trail …`: the one command, answered to the asker alone. */
export function createCommands(deps: CommandDeps): readonly Listener[] {
  const { lookup, people, command, pastAnswers } = deps;
  const audit = createAudit(deps);
  return [
    ...audit.listeners,
    {
      kind: 'command',
      id: command,
      async run(call) {
        if (isAudit(call.text)) return audit.first(call);
        const { visitor, command: typed, text, respond } = call;
        const { slackUserId, channel = '' } = visitor;
        const zone = await people.zoneOf(slackUserId);
        const question = await commandText(text, people);
        const asker = { slackUserId, channel, zone, text: `${typed} ${question}`.trim() };
        const outcome = await lookup.ask(question, asker);
        await (pastAnswers?.give(outcome, { respond, command: typed }) ?? respond(renderOutcome(outcome, typed)));
      },
    },
  ];
}
