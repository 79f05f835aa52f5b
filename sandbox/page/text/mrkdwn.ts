import { decoded, leaf } from './leaf.ts';
import type { Line, Part, Piece, Style } from './pieces.ts';
import { angleToken } from './tokens.ts';

export type MrkdwnOptions = Readonly<{ verbatim?: boolean }>;

const FENCE = '```';
const STYLES = new Map<string, Style>([
  ['*', 'bold'],
  ['_', 'italic'],
  ['~', 'strike'],
]);

/** Slack's own markup. Total: what is no markup by its rules is text. */
export function parseMrkdwn(text: string, options: MrkdwnOptions = {}): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf(FENCE, at);
    const close = open < 0 ? -1 : text.indexOf(FENCE, open + FENCE.length);
    if (close < 0) break;
    parts.push(...linesAndQuotes(text.slice(at, open).replace(/\n$/, ''), options));
    parts.push({ kind: 'code block', text: plainOf(text.slice(open + FENCE.length, close)).replace(/^\n|\n$/g, '') });
    at = close + FENCE.length;
    if (text[at] === '\n') at += 1;
  }
  return [...parts, ...linesAndQuotes(text.slice(at), options)];
}

function linesAndQuotes(text: string, options: MrkdwnOptions): readonly Part[] {
  if (text === '') return [];
  const parts: { kind: 'lines' | 'quote'; lines: Line[] }[] = [];
  let restQuoted = false;
  for (const raw of text.split('\n')) {
    const long = /^(?:&gt;|>){3}/.exec(raw)?.[0];
    const mark = restQuoted ? '' : (long ?? /^(?:&gt;|>)/.exec(raw)?.[0]);
    restQuoted ||= long !== undefined;
    const kind = mark === undefined ? 'lines' : 'quote';
    const line = parseInline(raw.slice(mark?.length ?? 0).replace(kind === 'quote' ? /^ / : '', ''), options);
    const last = parts.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else parts.push({ kind, lines: [line] });
  }
  return parts;
}

/** One line. `within`: styles already open, which do not open again inside themselves. */
export function parseInline(text: string, options: MrkdwnOptions = {}, within = ''): Line {
  const pieces: Piece[] = [];
  const hopeless = new Set<string>();
  let plainFrom = 0;
  let at = 0;
  while (at < text.length) {
    const found = pieceAt(text, at, options, within, hopeless);
    if (!found) {
      at += 1;
      continue;
    }
    pieces.push(...leaf(text.slice(plainFrom, at), options), found.piece);
    at = found.end;
    plainFrom = at;
  }
  return [...pieces, ...leaf(text.slice(plainFrom), options)];
}

type Found = Readonly<{ piece: Piece; end: number }>;

function pieceAt(
  text: string,
  at: number,
  options: MrkdwnOptions,
  within: string,
  hopeless: Set<string>,
): Found | undefined {
  const char = text.charAt(at);
  if (char === '<') return angleAt(text, at, hopeless);
  if (char === '`') return codeAt(text, at);
  const style = STYLES.get(char);
  if (!style || within.includes(char) || hopeless.has(char) || !opens(text, at)) return undefined;
  const end = closing(text, at, char);
  if (end < 0) {
    hopeless.add(char);
    return undefined;
  }
  const inner = parseInline(text.slice(at + 1, end), options, within + char);
  return { piece: { kind: 'styled', style, of: inner }, end: end + 1 };
}

function angleAt(text: string, at: number, hopeless: Set<string>): Found | undefined {
  if (hopeless.has('<')) return undefined;
  const end = text.indexOf('>', at);
  if (end < 0) {
    hopeless.add('<');
    return undefined;
  }
  const piece = angleToken(text.slice(at + 1, end));
  return piece && { piece, end: end + 1 };
}

function codeAt(text: string, at: number): Found | undefined {
  const end = text.indexOf('`', at + 1);
  if (end <= at + 1) return undefined;
  return { piece: { kind: 'code', text: plainOf(text.slice(at + 1, end)) }, end: end + 1 };
}

function opens(text: string, at: number): boolean {
  const next = text.charAt(at + 1);
  return !isWord(text.charAt(at - 1)) && next !== '' && !/\s/.test(next) && next !== text.charAt(at);
}

function closing(text: string, from: number, char: string): number {
  for (let at = from + 2; at < text.length; at += 1) {
    const here = text.charAt(at);
    if (here === '`' || here === '<') at = skipped(text, at, here === '<' ? '>' : '`');
    else if (here === char && !/\s/.test(text.charAt(at - 1)) && !isWord(text.charAt(at + 1))) return at;
  }
  return -1;
}

/** Where a code span or token ends, for marks inside it close nothing. */
function skipped(text: string, at: number, end: string): number {
  const found = text.indexOf(end, at + 1);
  return found < 0 ? at : found;
}

function isWord(char: string): boolean {
  return /^[\p{L}\p{N}]$/u.test(char);
}

/** The words of text inside code, where tokens show as what they would say. */
function plainOf(text: string): string {
  return decoded(
    text.replace(
      /<(?!!date)([^<>\n|]{1,3000})(?:\|([^<>\n]{0,3000}))?>/g,
      (_, target: string, label?: string) => label || target,
    ),
  );
}
