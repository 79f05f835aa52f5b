import type { ComponentChildren, VNode } from 'preact';
import { type Fields, isFields } from '../json.ts';
import { PlainText, TextObject } from '../text/parts-view.tsx';
import { Picture } from './picture.tsx';
import { RichTextBlock } from './rich-text.tsx';

/** A frame around other blocks, which it may fold away. */
export function Container({ block, children }: { block: Fields; children: ComponentChildren }): VNode {
  const heading = <Heading block={block} />;
  if (block.is_collapsible !== true) {
    return (
      <section class="container">
        <div class={block.has_header_divider === true ? 'container-head divided' : 'container-head'}>{heading}</div>
        {children}
      </section>
    );
  }
  return (
    <details class="container" open={block.default_collapsed !== true}>
      <summary class="container-head">{heading}</summary>
      {children}
    </details>
  );
}

function Heading({ block }: { block: Fields }): VNode {
  const { icon, title, rich_text_title: rich, subtitle } = block;
  return (
    <>
      {isFields(icon) && <Picture block={icon} blockId="" small />}
      <div class="container-title">
        {isFields(rich) ? <RichTextBlock block={rich} /> : isFields(title) && <PlainText object={title} />}
        {isFields(subtitle) && (
          <div class="container-subtitle">
            <TextObject object={subtitle} />
          </div>
        )}
      </div>
    </>
  );
}
