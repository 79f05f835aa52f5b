import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { type Fields, fieldsListOf, fieldsOf, isFields, textOf, wordsOf } from '../json.ts';
import { PlainText, TextObject } from '../text/parts-view.tsx';
import type { ElementProps } from './element.tsx';
import { useElement } from './use-element.ts';

/** Checkboxes and radio buttons. */
export function Choices(props: ElementProps): VNode {
  const { element } = props;
  const name = useId();
  const port = useElement(props);
  const many = element.type === 'checkboxes';
  const options = fieldsListOf(element.options);
  const chosen = new Set(chosenOptions(element, port.value).map((option) => textOf(option.value)));

  const toggle = (option: Fields): void => {
    if (!many) port.choose({ selected_option: option });
    else
      port.choose({
        selected_options: options.filter((each) => (each === option) !== chosen.has(textOf(each.value))),
      });
  };
  return (
    <fieldset class="choices" aria-labelledby={props.labelledBy}>
      {options.map((option) => (
        <label class="choice">
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            checked={chosen.has(textOf(option.value))}
            onChange={() => toggle(option)}
          />
          <span>
            <TextObject object={fieldsOf(option.text)} />
            {wordsOf(option.description) && (
              <span class="choice-description">
                <PlainText object={fieldsOf(option.description)} />
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function chosenOptions(element: Fields, value: Fields | undefined): readonly Fields[] {
  if (value) return isFields(value.selected_option) ? [value.selected_option] : fieldsListOf(value.selected_options);
  return isFields(element.initial_option) ? [element.initial_option] : fieldsListOf(element.initial_options);
}
