import type { RichTextElement } from '@slack/types';
import { lengthOf } from './foreign.ts';
import { bracketless, escaped, inert } from './mrkdwn.ts';
import { utcMinute } from './when.ts';
import type { DateForm, Span, Style, Words } from './words.ts';

// https://docs.slack.dev/messaging/formatting-message-text#date-formatting
const FORMATS: Readonly<Record<DateForm, string>> = {
  moment: '{date_short_pretty} {time}',
  day: '{date_short_pretty}',
  time: '{time}',
};
const MARKS: Readonly<Record<Style, string>> = { bold: '*', italic: '_', code: '`' };

/** Words as leaves of a rich_text section: Slack parses nothing in them. */
export function toRichText(words: Words): RichTextElement[] {
  return merged(words.filter(hasText)).map(toLeaf);
}

/** Words as mrkdwn, for the places that have nothing better: context lines and sections with a menu. */
export function toMrkdwn(words: Words): string {
  return runsOf(words.filter(hasText)).map(toMarked).join('');
}

/** Words without form, as a person would read them aloud; foreign text as it is. */
export function toPlain(words: Words): string {
  return words.map(plainSpan).join('');
}

/** Words for the top-level `text`: no form, no dot, foreign text inert. */
export function toLockScreen(words: Words): string {
  return words.map((span) => bracketless(plainSpan(span))).join('');
}

/** Code points that the words take, dates with their fallback. */
export function wordsLength(words: Words): number {
  return words.reduce((sum, span) => sum + lengthOf(plainSpan(span)), 0);
}

function hasText(span: Span): boolean {
  return !('text' in span) || span.text !== '';
}

function plainSpan(span: Span): string {
  if (span.kind === 'dot') return '';
  if (span.kind === 'channel') return 'its channel';
  return span.kind === 'date' ? utcMinute(span.at) : span.text;
}

/** Neighbours of one style as one leaf: in rich text ours and foreign are written alike. */
function merged(words: Words): Words {
  const all: Span[] = [];
  for (const span of words) {
    const last = all.at(-1);
    const isSame = last && 'text' in last && 'text' in span && last.style === span.style;
    if (isSame) all[all.length - 1] = { ...last, text: last.text + span.text };
    else all.push(span);
  }
  return all;
}

function toLeaf(span: Span): RichTextElement {
  if (span.kind === 'dot') return { type: 'emoji', name: 'red_circle' };
  if (span.kind === 'channel') return { type: 'channel', channel_id: span.id };
  if (span.kind === 'date') {
    return { type: 'date', timestamp: seconds(span.at), format: FORMATS[span.form], fallback: utcMinute(span.at) };
  }
  return span.style
    ? { type: 'text', text: span.text, style: { [span.style]: true } }
    : { type: 'text', text: span.text };
}

type Run = Readonly<{ style?: Style; spans: Words }>;

/** Neighbours of one style: mrkdwn's marks go around the whole of them. */
function runsOf(words: Words): readonly Run[] {
  const runs: { style?: Style; spans: Span[] }[] = [];
  for (const span of words) {
    const style = 'style' in span ? span.style : undefined;
    const last = runs.at(-1);
    if (last && last.style === style) last.spans.push(span);
    else runs.push(style ? { style, spans: [span] } : { spans: [span] });
  }
  return runs;
}

/** A mark next to a blank inside would not be taken for one: blanks at the edges go outside. */
function toMarked({ style, spans }: Run): string {
  const text = spans.map(markdownSpan).join('');
  const inner = text.trim();
  if (!style || inner === '') return text;
  const start = text.indexOf(inner);
  return `${text.slice(0, start)}${MARKS[style]}${inner}${MARKS[style]}${text.slice(start + inner.length)}`;
}

function markdownSpan(span: Span): string {
  if (span.kind === 'dot') return ':red_circle:';
  if (span.kind === 'channel') return `<#${span.id}>`;
  if (span.kind === 'date') return `<!date^${seconds(span.at)}^${FORMATS[span.form]}|${utcMinute(span.at)}>`;
  return span.kind === 'foreign' ? inert(span.text) : escaped(span.text);
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
