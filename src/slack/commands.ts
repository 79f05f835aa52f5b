import type { Lookup } from '../lookup.ts';
import { renderOutcome } from './command-outcome.ts';
import { commandText } from './command-text.ts';
import type { Listener } from './listener.ts';
import type { People } from './people.ts';

type CommandDeps = Readonly<{ lookup: Lookup; people: People; command: string }>;

/** `/trail …`: the one command, answered to the asker alone. */
export function createCommands({ lookup, people, command }: CommandDeps): readonly Listener[] {
  return [
    {
      kind: 'command',
      id: command,
      async run({ visitor: { slackUserId, channel = '' }, command: typed, text, respond }) {
        const zone = await people.zoneOf(slackUserId);
        const question = await commandText(text, people);
        const asker = { slackUserId, channel, zone, text: `${typed} ${question}`.trim() };
        await respond(renderOutcome(await lookup.ask(question, asker), typed));
      },
    },
  ];
}
