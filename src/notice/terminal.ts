import type { ActionsBlock, Button, KnownBlock, Overflow, RichTextElement } from '@slack/types';
import { dateInZone } from './date-token.ts';
import type { Message } from './message.ts';

export type TerminalOptions = Readonly<{ zone: string }>;

const UNSAFE = /[\p{Cc}\p{Cf}]/gu;

/** A message as a person reads it in a terminal: dates in the zone, buttons as ▸Label. */
export function toText({ blocks, text }: Message, { zone }: TerminalOptions): string {
  const parts = blocks.map((block) => blockText(block, zone)).filter((part) => part !== '');
  return parts.length > 0 ? parts.join('\n') : safe(unescaped(text));
}

function blockText(block: KnownBlock, zone: string): string {
  if (block.type === 'rich_text')
    return block.elements
      .map((element) => richElement(element, zone))
      .join('')
      .replace(/\n$/, '');
  if (block.type === 'section') return sectionText(block, zone);
  if (block.type === 'context') {
    return block.elements.map((element) => ('text' in element ? textObject(element, zone) : '')).join('  ');
  }
  if (block.type === 'actions')
    return block.elements
      .map(actionText)
      .filter((label) => label !== '')
      .join('  ');
  return block.type === 'header' ? safe(block.text.text) : '';
}

type RichElement = Extract<KnownBlock, { type: 'rich_text' }>['elements'][number];

function richElement(element: RichElement, zone: string): string {
  if (element.type === 'rich_text_list') {
    return `${element.elements.map((item) => `\n• ${leaves(item.elements, zone)}`).join('')}\n`.replace(/^\n/, '');
  }
  if (element.type === 'rich_text_section') return endsLine(leaves(element.elements, zone));
  return `${leaves(element.elements, zone)}\n`;
}

/** A section before a list ends with its line. */
function endsLine(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

function leaves(elements: readonly RichTextElement[], zone: string): string {
  return elements.map((element) => leaf(element, zone)).join('');
}

function leaf(element: RichTextElement, zone: string): string {
  if (element.type === 'text') return safe(element.text);
  if (element.type === 'emoji') return element.name === 'red_circle' ? '●' : `:${safe(element.name)}:`;
  if (element.type === 'date') return dateInZone(element.timestamp, element.format, zone);
  if (element.type === 'channel') return `#${safe(element.channel_id)}`;
  return element.type === 'link' ? `${safe(element.text ?? '')} ${safe(element.url)}`.trim() : '';
}

function sectionText(block: Extract<KnownBlock, { type: 'section' }>, zone: string): string {
  const text = block.text ? textObject(block.text, zone) : '';
  const accessory = block.accessory;
  const label = accessory?.type === 'overflow' || accessory?.type === 'button' ? actionText(accessory) : '';
  return label === '' ? text : `${text}  ${accessory?.type === 'overflow' ? '⋯' : label}`;
}

function textObject({ type, text }: Readonly<{ type: string; text: string }>, zone: string): string {
  return type === 'mrkdwn' ? safe(readMrkdwn(text, zone)) : safe(text);
}

/** Date tokens in the zone, links with their label, bold and italics without their marks. */
function readMrkdwn(text: string, zone: string): string {
  const dated = text
    .replace(/<!date\^(\d{1,12})\^([^|>^]*)(?:\^[^|>]*)?\|[^>]*>/g, (_, seconds: string, format: string) =>
      dateInZone(Number(seconds), format, zone),
    )
    .replace(/<([^|>]*)\|([^>]*)>/g, '$2 $1')
    .replaceAll(':red_circle:', '●');
  return unescaped(dated.replace(/(?<![\p{L}\p{N}])([*_`])(\S(?:[^*_`\n]*\S)?)\1(?![\p{L}\p{N}])/gu, '$2'));
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function actionText(element: ActionsBlock['elements'][number] | Button | Overflow): string {
  if (element.type === 'button') return `▸${safe(element.text.text)}`;
  return element.type === 'overflow' ? '▸⋯' : '';
}

function safe(text: string): string {
  return text.replace(UNSAFE, (char) => (char === '\n' ? char : ''));
}
