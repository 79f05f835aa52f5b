import type { Message } from '../../src/notice/message.ts';

/**
 * What Slack would refuse in a message, and what foreign text must never do there: none is empty. Written from Slack's
 * reference alone, so that it can disagree with the builders.
 */
export function complaintsAbout({ text, blocks }: Message): readonly string[] {
  return [
    ...(text.trim() === '' ? ['text is empty'] : []),
    ...(points(text) > 4000 ? ['text is too long'] : []),
    ...(/<(?!!date\^)/.test(text) ? ['text holds an opening bracket'] : []),
    ...(blocks.length < 1 || blocks.length > 50 ? [`${blocks.length} blocks`] : []),
    ...(totalText(blocks) > 10_000 ? [`${totalText(blocks)} characters of text`] : []),
    ...blocks.flatMap((block) => complaintsAboutBlock(block)),
  ];
}

type Part = Readonly<Record<string, unknown>>;

function complaintsAboutBlock(block: unknown): readonly string[] {
  const part = asPart(block);
  const elements = asList(part.elements);
  if (part.type === 'section') return [...mrkdwn(part.text, 3000), ...asList([part.accessory]).flatMap(interactive)];
  if (part.type === 'context')
    return [...count(elements, 1, 10, 'context'), ...elements.flatMap((each) => mrkdwn(each, 3000))];
  if (part.type === 'actions') {
    const ids = elements.map((each) => asPart(each).action_id);
    const isUnique = new Set(ids).size === ids.length;
    return [
      ...count(elements, 1, 25, 'actions'),
      ...(isUnique ? [] : ['action ids repeat']),
      ...elements.flatMap(interactive),
    ];
  }
  if (part.type === 'rich_text') return [...count(elements, 1, 100, 'rich_text'), ...elements.flatMap(rich)];
  return [`a block of type ${String(part.type)}`];
}

/** Plain text in which Slack draws no emoji, or mrkdwn in which it makes no links. */
function isInert({ type, verbatim, emoji }: ReturnType<typeof asPart>): boolean {
  return type === 'plain_text' ? emoji === false : type === 'mrkdwn' && verbatim === true;
}

function mrkdwn(value: unknown, limit: number): readonly string[] {
  const part = asPart(value);
  const text = String(part.text ?? '');
  const foreignMarkup = text.replace(/<!date\^\d+\^[{}a-z_ ]+\|[^<>]*>/g, '').match(/<[^>]*>?/g) ?? [];
  return [
    ...(isInert(part) ? [] : ['not verbatim mrkdwn']),
    ...(text === '' || points(text) > limit ? [`${points(text)} characters of mrkdwn`] : []),
    ...foreignMarkup.map((found) => `markup ${found}`),
  ];
}

function interactive(value: unknown): readonly string[] {
  if (value === undefined) return [];
  const part = asPart(value);
  const id = String(part.action_id ?? '');
  const known = id !== '' && id.length <= 255;
  if (part.type === 'button')
    return [...plain(part.text, 75), ...(known ? [] : ['no action id']), ...short(part.value, 2000)];
  if (part.type !== 'overflow') return [`an element of type ${String(part.type)}`];
  const options = asList(part.options);
  return [
    ...count(options, 1, 5, 'overflow'),
    ...options.flatMap((option) => [
      ...plain(asPart(option).text, 75),
      ...short(asPart(option).value, 150),
      ...short(asPart(option).url ?? '', 3000),
    ]),
  ];
}

function plain(value: unknown, limit: number): readonly string[] {
  const { type, text, emoji } = asPart(value);
  const isFine =
    type === 'plain_text' && emoji === false && typeof text === 'string' && text !== '' && points(text) <= limit;
  return isFine ? [] : [`label ${String(text)}`];
}

function rich(value: unknown): readonly string[] {
  const part = asPart(value);
  const elements = asList(part.elements);
  if (part.type === 'rich_text_list') return [...count(elements, 1, 500, 'list'), ...elements.flatMap(rich)];
  if (part.type !== 'rich_text_section' && part.type !== 'rich_text_preformatted') return [`rich ${String(part.type)}`];
  return [...count(elements, 1, 1000, 'section'), ...elements.flatMap(leaf)];
}

const LEAVES = new Set(['text', 'date', 'emoji', 'link']);

function leaf(value: unknown): readonly string[] {
  const part = asPart(value);
  if (!LEAVES.has(String(part.type))) return [`a leaf of type ${String(part.type)}`];
  if (part.type === 'text' && (typeof part.text !== 'string' || part.text === '')) return ['an empty leaf'];
  if (part.type === 'date' && !Number.isSafeInteger(part.timestamp)) return ['a date without seconds'];
  return [];
}

function short(value: unknown, limit: number): readonly string[] {
  return typeof value === 'string' && points(value) <= limit ? [] : [`value ${String(value).slice(0, 40)}`];
}

function count(list: readonly unknown[], min: number, max: number, what: string): readonly string[] {
  return list.length >= min && list.length <= max ? [] : [`${list.length} elements in ${what}`];
}

function totalText(value: unknown): number {
  if (typeof value === 'string') return points(value);
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + totalText(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value)
    .filter(
      ([name]) =>
        name === 'text' ||
        name === 'fallback' ||
        name === 'elements' ||
        name === 'accessory' ||
        name === 'options' ||
        /^\d+$/.test(name),
    )
    .reduce((sum, [, each]) => sum + totalText(each), 0);
}

function points(text: string): number {
  return Array.from(text).length;
}

function asPart(value: unknown): Part {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
