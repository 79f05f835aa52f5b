import type { UiState } from '../../ui-protocol.ts';
import { type Fields, fieldsListOf, fieldsOf, isFields, textOf, wordsOf } from '../json.ts';
import { channelTitle } from '../workspace.ts';

/** One line of a select's list. `raw` is what is reported: an option object, or an id. */
export type Option = Readonly<{ key: string; label: string; description: string; group: string; raw: unknown }>;

export function optionOf(raw: Fields, group = ''): Option {
  const label = wordsOf(raw.text);
  return { key: textOf(raw.value), label, description: wordsOf(raw.description), group, raw };
}

/** Options as an element or an options answer has them: a list, or a list of labelled groups. */
export function optionsOf(list: unknown, groups: unknown): readonly Option[] {
  const grouped = fieldsListOf(groups).flatMap((group) =>
    fieldsListOf(group.options).map((option) => optionOf(option, wordsOf(group.label))),
  );
  return [...fieldsListOf(list).map((option) => optionOf(option)), ...grouped];
}

/** An answer of the app: options, or groups with options inside them. */
export function answeredOptions(answer: readonly unknown[]): readonly Option[] {
  return answer.filter(isFields).flatMap((entry) => (entry.options ? optionsOf([], [entry]) : [optionOf(entry)]));
}

const plain = (key: string, label: string): Option => ({ key, label, description: '', group: '', raw: key });

/** Selects that list the workspace's own people and channels; undefined for the others. */
export function workspaceOptions(type: string, state: UiState): readonly Option[] | undefined {
  if (type.endsWith('users_select')) return state.people.map((person) => plain(person.id, person.realName));
  const all = type.endsWith('conversations_select');
  if (!all && !type.endsWith('channels_select')) return undefined;
  return state.channels
    .filter((channel) => all || channel.kind === 'public')
    .map((channel) => plain(channel.id, channel.kind === 'dm' ? channelTitle(state, channel) : `#${channel.name}`));
}

/** How block_actions names the choice of a select: `selected_option`, `selected_users`… */
export function chosenPart(type: string): string {
  const noun = /(users|channels|conversations)_select$/.exec(type)?.[1]?.slice(0, -1) ?? 'option';
  return `selected_${noun}${type.startsWith('multi_') ? 's' : ''}`;
}

/** What is chosen: by the person, else as the element began. */
export function chosenOptions(element: Fields, value: Fields | undefined, known: readonly Option[]): readonly Option[] {
  const part = chosenPart(textOf(element.type));
  const chosen = value ? value[part] : element[part.replace('selected', 'initial')];
  return (Array.isArray(chosen) ? chosen : [chosen]).flatMap((one) => {
    if (typeof one === 'string') return known.filter(({ key }) => key === one);
    return isFields(one) ? [optionOf(fieldsOf(one))] : [];
  });
}
