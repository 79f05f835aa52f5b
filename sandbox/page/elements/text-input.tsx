import type { VNode } from 'preact';
import { fieldsOf, listOf, numberOf, textOf, wordsOf } from '../json.ts';
import type { ElementProps } from './element.tsx';
import { useElement } from './use-element.ts';

const KEYBOARDS = new Map<string, 'decimal' | 'email' | 'url'>([
  ['number_input', 'decimal'],
  ['email_text_input', 'email'],
  ['url_text_input', 'url'],
]);

/** A line or more of text; with `dispatch_action`, Enter (or every character) also tells the app. */
export function TextInput(props: ElementProps): VNode {
  const { element, labelledBy, describedBy, invalid, sends } = props;
  const { value, keep, send } = useElement(props);
  const triggers = listOf(fieldsOf(element.dispatch_action_config).trigger_actions_on);
  const perCharacter = sends === true && triggers.includes('on_character_entered');
  const typed = (text: string): void => {
    const choice = { value: text === '' ? null : text };
    if (perCharacter) send(choice);
    else keep(choice);
  };
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !sends || perCharacter || event.isComposing) return;
    event.preventDefault();
    send({ value: now === '' ? null : now });
  };
  const now = value ? textOf(value.value) : textOf(element.initial_value);
  const shared = {
    class: 'field',
    value: now,
    placeholder: wordsOf(element.placeholder),
    maxLength: numberOf(element.max_length, 3000),
    autofocus: element.focus_on_load === true,
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
  };
  if (element.multiline === true) {
    return <textarea {...shared} rows={4} onInput={({ currentTarget }) => typed(currentTarget.value)} />;
  }
  const inputMode = KEYBOARDS.get(textOf(element.type)) ?? 'text';
  return (
    <input
      {...shared}
      inputMode={inputMode}
      onInput={({ currentTarget }) => typed(currentTarget.value)}
      onKeyDown={enter}
    />
  );
}
