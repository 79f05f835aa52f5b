import type { VNode } from 'preact';
import { type Fields, textOf } from '../json.ts';
import { Button } from './button.tsx';
import { Choices } from './choices.tsx';
import { DateTimeInput } from './date-time-input.tsx';
import { Overflow } from './overflow.tsx';
import { Select } from './select.tsx';
import { TextInput } from './text-input.tsx';

export type ElementProps = Readonly<{
  element: Fields;
  blockId: string;
  /** A choice goes to the app at once; else it waits for the view's submit. */
  sends?: boolean;
  labelledBy?: string;
  describedBy?: string;
  invalid?: boolean;
}>;

const VIEWS = new Map<string, (props: ElementProps) => VNode>([
  ['button', Button],
  ['overflow', Overflow],
  ['checkboxes', Choices],
  ['radio_buttons', Choices],
  ['datepicker', DateTimeInput],
  ['timepicker', DateTimeInput],
  ['plain_text_input', TextInput],
  ['number_input', TextInput],
  ['email_text_input', TextInput],
  ['url_text_input', TextInput],
]);

export function Element(props: ElementProps): VNode {
  const type = textOf(props.element.type);
  const View = VIEWS.get(type) ?? (type.endsWith('_select') ? Select : Unknown);
  return <View {...props} />;
}

function Unknown({ element }: ElementProps): VNode {
  return <span class="block-unknown">This page does not draw elements of type “{textOf(element.type)}”.</span>;
}
