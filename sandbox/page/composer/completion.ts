import type { UiState } from '../../ui-protocol.ts';

export type Suggestion = Readonly<{ key: string; label: string; hint: string; description: string; insert: string }>;
/** What may be put for the word at the caret, from `from` on. */
export type Completion = Readonly<{ from: number; title: string; suggestions: readonly Suggestion[] }>;

const MOST = 8;

/** What the word before the caret may become: a command at the beginning, a person after `@`, a channel after `#`. */
export function completionAt(text: string, caret: number, state: UiState): Completion | undefined {
  const before = text.slice(0, caret);
  if (/^\/\S*$/.test(before)) return found(0, 'Commands', commandsFor(before, state));
  const word = /(?:^|\s)([@#])([\p{L}\p{N}._-]*)$/u.exec(before);
  if (!word) return undefined;
  const [, sign = '', start = ''] = word;
  const from = before.length - start.length - 1;
  return sign === '@'
    ? found(from, 'People and apps', peopleFor(start.toLowerCase(), state, text.startsWith('/')))
    : found(from, 'Channels', channelsFor(start.toLowerCase(), state));
}

/** How the command at the beginning goes on, once it stands there whole. */
export function usageFor(text: string, state: UiState): string | undefined {
  const name = /^(\/\S+)\s/.exec(text)?.[1];
  const command = state.commands.find((each) => each.command === name);
  return command?.usageHint ? `${command.command} ${command.usageHint}` : undefined;
}

function found(from: number, title: string, all: readonly Suggestion[]): Completion | undefined {
  return all.length === 0 ? undefined : { from, title, suggestions: all.slice(0, MOST) };
}

function commandsFor(start: string, { commands }: UiState): readonly Suggestion[] {
  return commands
    .filter(({ command }) => command.startsWith(start))
    .map(({ command, usageHint = '', description }) => ({
      key: command,
      label: command,
      hint: usageHint,
      description,
      insert: `${command} `,
    }));
}

/** A command knows people by their short names. */
function peopleFor(start: string, { people }: UiState, inCommand: boolean): readonly Suggestion[] {
  return people
    .filter(({ name, realName }) => [name, ...realName.split(' ')].some((word) => word.toLowerCase().startsWith(start)))
    .map(({ id, realName, name, title = '', bot }) => ({
      key: id,
      label: realName,
      hint: bot ? 'APP' : name,
      description: title,
      insert: `@${inCommand ? name : realName} `,
    }));
}

function channelsFor(start: string, { channels }: UiState): readonly Suggestion[] {
  return channels
    .filter(({ kind, name }) => kind !== 'dm' && name.startsWith(start))
    .map(({ id, name, topic = '' }) => ({
      key: id,
      label: `#${name}`,
      hint: '',
      description: topic,
      insert: `#${name} `,
    }));
}
