import type {
  ActionsBlock,
  Button,
  ContextBlock,
  MrkdwnElement,
  Overflow,
  PlainTextOption,
  RichTextBlock,
  RichTextElement,
  RichTextList,
  RichTextPreformatted,
  RichTextSection,
  SectionBlock,
} from '@slack/types';
import { cleanText, cut } from './foreign.ts';
import { hasEmoji } from './mrkdwn.ts';
import { shortened, type Words } from './words.ts';
import { toMrkdwn, toRichText } from './written.ts';

/** Slack's limits in code points: https://docs.slack.dev/reference/block-kit */
export const LIMITS = {
  blocks: 50,
  /** Of all text in one message: Slack refuses from about 11,300 on. */
  message: 10_000,
  text: 3000,
  section: 3000,
  button: 75,
  value: 2000,
  url: 3000,
  optionText: 75,
  optionValue: 150,
  menuOptions: 5,
  actions: 25,
} as const;

// Nobody reads a longer one, and a message has room for several.
const LINE_LIMIT = 600;
// Longer words on a button are cut by every client.
const LABEL_SHOWN = 40;

/** One line of rich text. */
export function line(words: Words): RichTextSection {
  return { type: 'rich_text_section', elements: atLeastSomething(toRichText(shortened(words, LINE_LIMIT))) };
}

/** Lines of rich text, for `richText` to put below one another. */
export function lines(all: readonly Words[]): RichTextSection[] {
  return all.map(line);
}

export function bullets(items: readonly Words[]): RichTextList {
  return { type: 'rich_text_list', style: 'bullet', elements: items.map(line) };
}

export function preformatted(text: string): RichTextPreformatted {
  return { type: 'rich_text_preformatted', elements: [{ type: 'text', text: text === '' ? ' ' : text }] };
}

/** Each element on a line of its own: sections flow together, so one before another ends with a break. */
export function richText(elements: RichTextBlock['elements']): RichTextBlock {
  const stacked = elements.map((element, index) =>
    element.type === 'rich_text_section' && elements[index + 1]?.type === 'rich_text_section'
      ? { ...element, elements: [...element.elements, { type: 'text' as const, text: '\n' }] }
      : element,
  );
  return { type: 'rich_text', elements: stacked };
}

// https://docs.slack.dev/reference/block-kit/blocks/context-block
const CONTEXT_ELEMENTS = 10;

/** One line of mrkdwn; an address in which Slack could see an emoji stands in plain text, so that it can be copied. */
export function context(words: Words): ContextBlock {
  const at = words.findIndex((span) => span.kind === 'foreign' && hasEmoji(span.text));
  const exact = words[at];
  if (exact?.kind !== 'foreign') return { type: 'context', elements: [mrkdwn(words)] };
  const rest = words.slice(at + 1);
  const elements = [
    ...(at > 0 ? [mrkdwn(words.slice(0, at))] : []),
    { type: 'plain_text' as const, text: exact.text, emoji: false },
    ...(rest.length > 0 ? context(rest).elements : []),
  ];
  return elements.length > CONTEXT_ELEMENTS
    ? { type: 'context', elements: [mrkdwn(words)] }
    : { type: 'context', elements };
}

/** A line of mrkdwn, with a menu at its end where there is one. */
export function section(words: Words, accessory?: Overflow | Button): SectionBlock {
  const text = mrkdwn(words);
  return accessory ? { type: 'section', text, accessory } : { type: 'section', text };
}

function mrkdwn(words: Words): MrkdwnElement {
  return { type: 'mrkdwn', text: whole(toMrkdwn(shortened(words, LINE_LIMIT)), LIMITS.section), verbatim: true };
}

export type ButtonParts = Readonly<{ action: string; label: string; value: string; style?: 'primary' }>;

export function button({ action, label, value, style }: ButtonParts): Button {
  return {
    type: 'button',
    action_id: action,
    text: { type: 'plain_text', text: cleanText(label, LABEL_SHOWN) || 'Show', emoji: false },
    value: cut(value, LIMITS.value),
    ...(style ? { style } : {}),
  };
}

export type MenuItem = Readonly<{ label: string; value: string; url?: string }>;

/** At most five items; items whose value Slack would refuse are left out. Undefined when none is left. */
export function menu(action: string, items: readonly MenuItem[]): Overflow | undefined {
  const options = items
    .filter(({ value, url = '' }) => value.length <= LIMITS.optionValue && url.length <= LIMITS.url)
    .slice(0, LIMITS.menuOptions)
    .map(toOption);
  return options.length > 0 ? { type: 'overflow', action_id: action, options } : undefined;
}

export function actions(elements: readonly (Button | Overflow | undefined)[]): ActionsBlock {
  return { type: 'actions', elements: elements.filter((element) => element !== undefined).slice(0, LIMITS.actions) };
}

function toOption({ label, value, url }: MenuItem): PlainTextOption {
  const text = { type: 'plain_text' as const, text: cleanText(label, LIMITS.optionText) || 'Show', emoji: false };
  return url ? { text, value, url } : { text, value };
}

function atLeastSomething(elements: RichTextElement[]): RichTextElement[] {
  return elements.length > 0 ? elements : [{ type: 'text', text: ' ' }];
}

/** mrkdwn that is too long is cut where no entity, date or link is cut in half. */
function whole(text: string, limit: number): string {
  if (text.length <= limit) return text === '' ? ' ' : text;
  const kept = text.slice(0, limit - 1).replace(/<[^>]*$|&[a-z]*$|[\uD800-\uDBFF]$/, '');
  return `${kept}…`;
}
