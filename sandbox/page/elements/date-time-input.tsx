import type { VNode } from 'preact';
import { textOf, wordsOf } from '../json.ts';
import type { ElementProps } from './element.tsx';
import { useElement } from './use-element.ts';

/** Date and time pickers are the browser's own; what they yield (`2026-11-22`, `09:30`) is what Slack reports. */
export function DateTimeInput(props: ElementProps): VNode {
  const { element, labelledBy, describedBy, invalid } = props;
  const { value, choose } = useElement(props);
  const [type, part] =
    element.type === 'timepicker' ? (['time', 'selected_time'] as const) : (['date', 'selected_date'] as const);
  const initial = textOf(element[type === 'time' ? 'initial_time' : 'initial_date']);
  return (
    <input
      class="field field-short"
      type={type}
      value={value ? textOf(value[part]) : initial}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-label={labelledBy ? undefined : wordsOf(element.placeholder) || type}
      aria-invalid={invalid}
      onChange={({ currentTarget }) => choose({ [part]: currentTarget.value || null })}
    />
  );
}
