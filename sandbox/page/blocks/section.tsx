import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Element } from '../elements/element.tsx';
import { fieldsListOf, fieldsOf, isFields, textOf } from '../json.ts';
import { TextObject } from '../text/parts-view.tsx';
import type { BlockProps } from './blocks.tsx';
import { Picture } from './picture.tsx';

// Slack folds a long section, unless `expand` says not to.
const LONG_TEXT = 700;
const LONG_LINES = 12;

export function Section({ block, blockId }: BlockProps): VNode {
  const { text, accessory } = block;
  return (
    <div class="block-section">
      <div class="section-body">
        {isFields(text) && <SectionText text={text} expand={block.expand === true} />}
        <Fields fields={block.fields} />
      </div>
      {isFields(accessory) && (
        <div class="section-accessory">
          {accessory.type === 'image' ? (
            <Picture block={accessory} blockId="" />
          ) : (
            <Element element={accessory} blockId={blockId} sends />
          )}
        </div>
      )}
    </div>
  );
}

function SectionText({ text, expand }: { text: unknown; expand: boolean }): VNode {
  const [open, setOpen] = useState(expand);
  const words = textOf(fieldsOf(text).text);
  const folded = !open && (words.length > LONG_TEXT || words.split('\n').length > LONG_LINES);
  return (
    <>
      <div class={folded ? 'section-text folded' : 'section-text'}>
        <TextObject object={fieldsOf(text)} />
      </div>
      {folded && (
        <button type="button" class="link-button" onClick={() => setOpen(true)}>
          See more
        </button>
      )}
    </>
  );
}

function Fields({ fields }: { fields: unknown }): VNode | null {
  const list = fieldsListOf(fields);
  if (list.length === 0) return null;
  return (
    <div class="section-fields">
      {list.map((field) => (
        <div class="section-field">
          <TextObject object={field} />
        </div>
      ))}
    </div>
  );
}
