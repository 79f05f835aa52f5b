import { createActions } from './actions.ts';
import { catchAll } from './catch-all.ts';
import { createCommands } from './commands.ts';
import { createCsvAction } from './csv.ts';
import type { Listener } from './listener.ts';
import { createMentions } from './mention.ts';
import { createSearch } from './modal.ts';
import { createLookUpShortcut } from './shortcut.ts';
import { createThreadAnswers } from './thread-answers.ts';

/** What the bot's listeners need. `command` is `/trail` unless configured. */
export type ListenerDeps = Parameters<typeof createCommands>[0] &
  Omit<Parameters<typeof createActions>[0], 'threads'> &
  Omit<Parameters<typeof createMentions>[0], 'threads'> &
  Parameters<typeof createThreadAnswers>[0] &
  Parameters<typeof createSearch>[0] &
  Parameters<typeof createCsvAction>[0] &
  Parameters<typeof createLookUpShortcut>[0] &
  Readonly<{ pastActions?: readonly Listener[] }>;

/** Everything that Slack may ask of us, what catches the rest at the end: what `registerListeners` puts its gate before. */
export function createListeners(deps: ListenerDeps): readonly Listener[] {
  const threads = createThreadAnswers(deps);
  const ours = [
    ...createCommands(deps),
    ...createActions({ ...deps, threads }),
    ...createMentions({ ...deps, threads }),
    ...createSearch(deps),
    ...createLookUpShortcut(deps),
    createCsvAction(deps),
    ...(deps.pastActions ?? []),
  ];
  return [...ours, ...catchAll(ours, deps.command)];
}
