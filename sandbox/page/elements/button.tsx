import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { type Fields, fieldsOf, isFields, textOf, wordsOf } from '../json.ts';
import { PlainText } from '../text/parts-view.tsx';
import { safeUrl } from '../text/pieces.ts';
import { Confirm } from './confirm.tsx';
import type { ElementProps } from './element.tsx';
import { useElement } from './use-element.ts';

/** A button of an app. One with an address opens it in a new tab, and the app hears of the click all the same. */
export function Button(props: ElementProps): VNode {
  const { element } = props;
  const { pending, send } = useElement(props);
  const [asking, setAsking] = useState(false);
  const url = safeUrl(textOf(element.url));
  const click = (): void => {
    const value = textOf(element.value);
    send(value ? { value, text: element.text } : { text: element.text });
  };
  const shared = {
    class: classOf(element, pending),
    'data-action': textOf(element.action_id),
    'aria-label': textOf(element.accessibility_label) || undefined,
    'aria-busy': pending,
  };
  if (url !== undefined) {
    return (
      <a {...shared} href={url} target="_blank" rel="noopener noreferrer" title={url} onClick={click}>
        <PlainText object={fieldsOf(element.text)} />
        <span class="button-out" aria-hidden="true">
          ↗
        </span>
      </a>
    );
  }
  return (
    <>
      <button
        {...shared}
        type="button"
        disabled={pending}
        onClick={isFields(element.confirm) ? () => setAsking(true) : click}
      >
        <PlainText object={fieldsOf(element.text)} />
      </button>
      {asking && (
        <Confirm
          confirm={fieldsOf(element.confirm)}
          otherwise={wordsOf(element.text)}
          close={(sure) => {
            setAsking(false);
            if (sure) click();
          }}
        />
      )}
    </>
  );
}

function classOf(element: Fields, pending: boolean): string {
  const style = element.style;
  const look = style === 'primary' || style === 'danger' ? ` ${style}` : '';
  return `button small${look}${pending ? ' pending' : ''}`;
}
