import type { KnownBlock, RichTextBlock, RichTextList } from '@slack/types';
import { LIMITS } from './blocks.ts';
import { cut } from './foreign.ts';
import type { Message } from './message.ts';

// Slack counts what surrounds the text as well: this much is left for it.
const BUDGET = LIMITS.message - 500;

/**
 * A message that Slack takes: whatever is too much is dropped from the end of its lists, with how many there are more,
 * and then whole lines.
 */
export function fits({ text, blocks, ...rest }: Message): Message {
  const lists = shortenLists(blocks.slice(0, LIMITS.blocks));
  return { ...rest, text: cut(text, LIMITS.text), blocks: dropLines(lists) };
}

/** Characters of text as Slack would count them, escapes and fallbacks included. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + textLength(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [name, each]) => {
    const isText = typeof each === 'string' && (name === 'text' || name === 'fallback');
    return sum + (isText ? each.length : textLength(each));
  }, 0);
}

function shortenLists(blocks: readonly KnownBlock[]): readonly KnownBlock[] {
  if (textLength(blocks) <= BUDGET) return blocks;
  const at = blocks.findLastIndex((block) => block.type === 'rich_text' && block.elements.some(isLongList));
  const block = blocks[at];
  if (block?.type !== 'rich_text') return blocks;
  const shorter = blocks.map((each, index) => (index === at ? shortenLast(block) : each));
  return shortenLists(shorter);
}

type RichTextElement = RichTextBlock['elements'][number];

function isLongList(element: RichTextElement): boolean {
  return element.type === 'rich_text_list' && element.elements.length > 2;
}

/** Half of the last list's items, with a count of the rest. */
function shortenLast(block: RichTextBlock): RichTextBlock {
  const at = block.elements.findLastIndex(isLongList);
  const halve = (element: RichTextElement, index: number) =>
    index === at && element.type === 'rich_text_list' ? halved(element) : element;
  return { ...block, elements: block.elements.map(halve) };
}

function halved(list: RichTextList): RichTextList {
  const last = list.elements.at(-1)?.elements[0];
  const counted = last?.type === 'text' ? /^… and ([\d,]+) more$/.exec(last.text) : null;
  const items = counted ? list.elements.slice(0, -1) : list.elements;
  const kept = items.slice(0, Math.floor(items.length / 2));
  const hidden = items.length - kept.length + Number((counted?.[1] ?? '0').replaceAll(',', ''));
  const more = {
    type: 'rich_text_section' as const,
    elements: [{ type: 'text' as const, text: `… and ${hidden} more` }],
  };
  return { ...list, elements: [...kept, more] };
}

/** Lines from the last one backwards, until the rest fits; the first, the context and the buttons stay. */
function dropLines(blocks: readonly KnownBlock[]): readonly KnownBlock[] {
  if (textLength(blocks) <= BUDGET) return blocks;
  const last = blocks.findLastIndex(({ type }, index) => index > 0 && (type === 'section' || type === 'rich_text'));
  return last < 0 ? blocks : dropLines(blocks.filter((_, index) => index !== last));
}
