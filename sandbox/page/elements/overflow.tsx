import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { type Fields, fieldsListOf, fieldsOf, isFields, textOf, wordsOf } from '../json.ts';
import { PlainText } from '../text/parts-view.tsx';
import { safeUrl } from '../text/pieces.ts';
import { Confirm } from './confirm.tsx';
import type { ElementProps } from './element.tsx';
import { Menu, type MenuItem } from './menu.tsx';
import { useElement } from './use-element.ts';

/** The three dots. */
export function Overflow(props: ElementProps): VNode {
  const { element } = props;
  const { pending, send } = useElement(props);
  const [asking, setAsking] = useState<Fields>();
  const choose = (option: Fields): void => {
    if (isFields(element.confirm)) setAsking(option);
    else send({ selected_option: option });
  };
  return (
    <>
      <Menu
        label="More options"
        buttonClass={pending ? 'button small overflow pending' : 'button small overflow'}
        busy={pending}
        data={textOf(element.action_id)}
        items={fieldsListOf(element.options).map((option) => itemOf(option, () => choose(option)))}
      >
        <span aria-hidden="true">⋯</span>
      </Menu>
      {asking && (
        <Confirm
          confirm={fieldsOf(element.confirm)}
          otherwise={wordsOf(asking.text)}
          close={(sure) => {
            setAsking(undefined);
            if (sure) send({ selected_option: asking });
          }}
        />
      )}
    </>
  );
}

function itemOf(option: Fields, choose: () => void): MenuItem {
  const url = safeUrl(textOf(option.url));
  return {
    label: <PlainText object={fieldsOf(option.text)} />,
    description: wordsOf(option.description),
    choose,
    ...(url === undefined ? {} : { url }),
  };
}
