import type { ActionsBlock, Button, KnownBlock, Overflow, RichTextElement } from '@slack/types';
import { dateInZone } from './date-token.ts';
import type { Message } from './message.ts';

/** `now` leaves its own year out of dates; without it every date has one. */
export type TerminalOptions = Readonly<{ zone: string; now?: Date }>;

const UNSAFE = /[\p{Cc}\p{Cf}]/gu;

/** A message as a person reads it in a terminal: dates in the zone, buttons as ▸Label. */
export function toText({ blocks, text }: Message, reader: TerminalOptions): string {
  const parts = blocks.map((block) => blockText(block, reader)).filter((part) => part !== '');
  return parts.length > 0 ? parts.join('\n') : safe(unescaped(text));
}

function blockText(block: KnownBlock, reader: TerminalOptions): string {
  if (block.type === 'rich_text')
    return block.elements
      .map((element) => richElement(element, reader))
      .join('')
      .replace(/\n$/, '');
  if (block.type === 'section') return sectionText(block, reader);
  if (block.type === 'context') {
    return block.elements
      .flatMap((element) => ('text' in element ? [textObject(element, reader).trim()] : []))
      .join(' ');
  }
  if (block.type === 'actions')
    return block.elements
      .map(actionText)
      .filter((label) => label !== '')
      .join('  ');
  return block.type === 'header' ? safe(block.text.text) : '';
}

type RichElement = Extract<KnownBlock, { type: 'rich_text' }>['elements'][number];

function richElement(element: RichElement, reader: TerminalOptions): string {
  if (element.type === 'rich_text_list') {
    return `${element.elements.map((item) => `\n• ${leaves(item.elements, reader)}`).join('')}\n`.replace(/^\n/, '');
  }
  if (element.type === 'rich_text_section') return endsLine(leaves(element.elements, reader));
  return `${leaves(element.elements, reader)}\n`;
}

/** A section before a list ends with its line. */
function endsLine(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

function leaves(elements: readonly RichTextElement[], reader: TerminalOptions): string {
  return elements.map((element) => leaf(element, reader)).join('');
}

function leaf(element: RichTextElement, reader: TerminalOptions): string {
  if (element.type === 'text') return safe(element.text);
  if (element.type === 'emoji') return element.name === 'red_circle' ? '●' : `:${safe(element.name)}:`;
  if (element.type === 'date') return dateInZone(element.timestamp, element.format, reader);
  if (element.type === 'channel') return `#${safe(element.channel_id)}`;
  return element.type === 'link' ? `${safe(element.text ?? '')} ${safe(element.url)}`.trim() : '';
}

function sectionText(block: Extract<KnownBlock, { type: 'section' }>, reader: TerminalOptions): string {
  const text = block.text ? textObject(block.text, reader) : '';
  const accessory = block.accessory;
  const label = accessory?.type === 'overflow' || accessory?.type === 'button' ? actionText(accessory) : '';
  return label === '' ? text : `${text}  ${accessory?.type === 'overflow' ? '⋯' : label}`;
}

function textObject({ type, text }: Readonly<{ type: string; text: string }>, reader: TerminalOptions): string {
  return type === 'mrkdwn' ? safe(readMrkdwn(text, reader)) : safe(text);
}

/** Date tokens in the zone, links with their label, bold and italics without their marks. */
function readMrkdwn(text: string, reader: TerminalOptions): string {
  const dated = text
    .replace(/<!date\^(\d{1,12})\^([^|>^]*)(?:\^[^|>]*)?\|[^>]*>/g, (_, seconds: string, format: string) =>
      dateInZone(Number(seconds), format, reader),
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
