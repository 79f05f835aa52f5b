import type { UiElementState } from '../../ui-protocol.ts';
import { field, listField, recordOf } from '../fields.ts';

type Json = Readonly<Record<string, unknown>>;

export type Choice = Readonly<{ optionIndex?: number; value?: string }>;

const SELECTED = new Map([
  ['users_select', 'selected_user'],
  ['channels_select', 'selected_channel'],
  ['conversations_select', 'selected_conversation'],
  ['datepicker', 'selected_date'],
  ['timepicker', 'selected_time'],
]);

/** What a person did to an element: a button pressed, an option taken by place or value, a text typed. */
export function choose(element: Json, choice: Choice): UiElementState {
  const type = String(element.type);
  const options = optionsOf(element);
  if (type === 'button' || type === 'icon_button') return { type };
  const simple = SELECTED.get(type);
  if (simple !== undefined) return { type, [simple]: choice.value ?? null };
  if (type === 'external_select') return { type, selected_option: externalOption(choice) };
  if (options.length > 0) return { type, selected_option: pick(options, choice) ?? null };
  return { type, value: choice.value ?? null };
}

function optionsOf(element: Json): readonly unknown[] {
  const groups = listField(element, 'option_groups').flatMap((group) => listField(group, 'options'));
  return [...listField(element, 'options'), ...groups];
}

function pick(options: readonly unknown[], { optionIndex, value }: Choice): unknown {
  if (value === undefined) return options[optionIndex ?? 0];
  return options.find((option) => field(option, 'value') === value);
}

function externalOption({ value = '' }: Choice): unknown {
  return { text: { type: 'plain_text', text: value, emoji: true }, value };
}

/** True when what was chosen is among what the element offers: nobody can click what is not there. */
export function isOffered(element: Json, state: UiElementState): boolean {
  const chosen = recordOf(state.selected_option);
  const options = optionsOf(element);
  if (!chosen || options.length === 0) return state.type === element.type;
  return options.some((option) => field(option, 'value') === chosen.value);
}
