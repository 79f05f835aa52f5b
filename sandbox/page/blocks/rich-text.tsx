import type { VNode } from 'preact';
import { type Fields, fieldsListOf, numberOf, textOf } from '../json.ts';
import { LineView } from '../text/line-view.tsx';
import { richTextLine } from '../text/rich-text.ts';

export function RichTextBlock({ block }: { block: Fields }): VNode {
  const counts = new Map<number, number>();
  return (
    <div class="rich-text">
      {fieldsListOf(block.elements).map((element) => (
        <RichTextElement element={element} counts={counts} />
      ))}
    </div>
  );
}

/** `counts`: Slack numbers on over the nested lists between two parts of one ordered list. */
function RichTextElement({ element, counts }: { element: Fields; counts: Map<number, number> }): VNode {
  const type = textOf(element.type);
  if (type === 'rich_text_list') return <RichTextList element={element} counts={counts} />;
  counts.clear();
  const line = richTextLine(element.elements);
  if (type === 'rich_text_preformatted') {
    return (
      <pre class="code-block">
        <LineView line={line} />
      </pre>
    );
  }
  if (type === 'rich_text_quote') {
    return (
      <blockquote class="quote pre-line">
        <LineView line={line} />
      </blockquote>
    );
  }
  return (
    <div class="pre-line">
      <LineView line={line} />
    </div>
  );
}

const BULLETS = ['•', '◦', '▪'];

function RichTextList({ element, counts }: { element: Fields; counts: Map<number, number> }): VNode {
  const indent = Math.max(0, Math.min(8, numberOf(element.indent, 0)));
  const ordered = element.style === 'ordered';
  const first = numberOf(element.offset, 0) + (counts.get(indent) ?? 0);
  const items = fieldsListOf(element.elements);
  for (const deeper of [...counts.keys()].filter((level) => level > indent)) counts.delete(deeper);
  counts.set(indent, first + items.length);
  return (
    <ul class={`list indent-${indent}`}>
      {items.map((item, index) => (
        <li class="item">
          <span class="item-mark">{ordered ? ordinal(first + index + 1, indent) : BULLETS[indent % 3]}</span>
          <span class="pre-line">
            <LineView line={richTextLine(item.elements)} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** 1. then a. then i., level by level. */
function ordinal(number: number, indent: number): string {
  if (indent % 3 === 1) return `${letters(number)}.`;
  return indent % 3 === 2 ? `${roman(number)}.` : `${number}.`;
}

function letters(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(97 + ((number - 1) % 26));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(number: number): string {
  if (number > 399) return String(number);
  const [value, sign] = ROMAN.find(([size]) => size <= number) ?? [0, ''];
  return value === 0 ? '' : sign + roman(number - value);
}
