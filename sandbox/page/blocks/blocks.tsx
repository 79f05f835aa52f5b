import type { VNode } from 'preact';
import { Element } from '../elements/element.tsx';
import { type Fields, fieldsListOf, fieldsOf, isFields, textOf } from '../json.ts';
import { parseMarkdown } from '../text/markdown.ts';
import { PartsView, PlainText, TextObject } from '../text/parts-view.tsx';
import { Container } from './container.tsx';
import { DataTable } from './data-table.tsx';
import { Guarded } from './guarded.tsx';
import { InputBlock } from './input.tsx';
import { Picture } from './picture.tsx';
import { RichTextBlock } from './rich-text.tsx';
import { Section } from './section.tsx';
import { TableBlock } from './table.tsx';

/** Block Kit, drawn. Elements inside need a host around them. */
export function Blocks({ blocks }: { blocks: readonly unknown[] }): VNode {
  return (
    <div class="blocks">
      {blocks.filter(isFields).map((block, index) => (
        <div key={textOf(block.block_id) || index} class="block" data-block={textOf(block.type)}>
          <Guarded>
            <BlockView block={block} blockId={textOf(block.block_id) || `block-${index}`} />
          </Guarded>
        </div>
      ))}
    </div>
  );
}

export type BlockProps = Readonly<{ block: Fields; blockId: string }>;

const VIEWS = new Map<string, (props: BlockProps) => VNode>([
  ['header', Header],
  ['section', Section],
  ['context', Context],
  ['actions', Actions],
  ['divider', Divider],
  ['image', Picture],
  ['input', InputBlock],
  ['rich_text', RichTextBlock],
  ['markdown', Markdown],
  ['table', TableBlock],
  ['data_table', DataTable],
  ['container', ContainerBlock],
]);

function BlockView({ block, blockId }: BlockProps): VNode {
  const View = VIEWS.get(textOf(block.type));
  return View ? <View block={block} blockId={blockId} /> : <Unknown block={block} />;
}

function Header({ block }: BlockProps): VNode {
  return (
    <h3 class="block-header">
      <PlainText object={fieldsOf(block.text)} />
    </h3>
  );
}

function Context({ block }: BlockProps): VNode {
  return (
    <div class="block-context">
      {fieldsListOf(block.elements).map((element) =>
        element.type === 'image' ? (
          <Picture block={element} blockId="" small />
        ) : (
          <span class="context-text">
            <TextObject object={element} />
          </span>
        ),
      )}
    </div>
  );
}

function Actions({ block, blockId }: BlockProps): VNode {
  return (
    <div class="block-actions">
      {fieldsListOf(block.elements).map((element, index) => (
        <Element key={textOf(element.action_id) || index} element={element} blockId={blockId} sends />
      ))}
    </div>
  );
}

function Divider(): VNode {
  return <hr class="divider" />;
}

function Markdown({ block }: BlockProps): VNode {
  return <PartsView parts={parseMarkdown(textOf(block.text))} />;
}

function ContainerBlock({ block }: BlockProps): VNode {
  return <Container block={block} children={<Blocks blocks={fieldsListOf(block.child_blocks)} />} />;
}

function Unknown({ block }: { block: Fields }): VNode {
  return <div class="block-unknown">This page does not draw blocks of type “{textOf(block.type)}”.</div>;
}
