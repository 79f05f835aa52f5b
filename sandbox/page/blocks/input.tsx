import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { Element } from '../elements/element.tsx';
import { fieldsOf, isFields } from '../json.ts';
import { PlainText } from '../text/parts-view.tsx';
import type { BlockProps } from './blocks.tsx';
import { useHost } from './host.ts';

/** A labelled input of a view, with its hint, and with what the app found wrong. */
export function InputBlock({ block, blockId }: BlockProps): VNode {
  const id = useId();
  const error = useHost().errorOf(blockId);
  return (
    <div class={error ? 'block-input invalid' : 'block-input'}>
      <div class="input-label" id={`${id}-label`}>
        <PlainText object={fieldsOf(block.label)} />
        {block.optional === true && <span class="optional"> (optional)</span>}
      </div>
      <Element
        element={fieldsOf(block.element)}
        blockId={blockId}
        labelledBy={`${id}-label`}
        describedBy={`${id}-help`}
        sends={block.dispatch_action === true}
        invalid={error !== undefined}
      />
      <div id={`${id}-help`}>
        {error && <div class="input-error">{error}</div>}
        {isFields(block.hint) && (
          <div class="input-hint">
            <PlainText object={block.hint} />
          </div>
        )}
      </div>
    </div>
  );
}
