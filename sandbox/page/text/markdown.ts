import { withEmoji } from './leaf.ts';
import { type Line, type Part, type Piece, type Style, safeUrl } from './pieces.ts';

const MARKS: readonly (readonly [string, Style])[] = [
  ['**', 'bold'],
  ['__', 'bold'],
  ['~~', 'strike'],
  ['*', 'italic'],
  ['_', 'italic'],
];

/** The everyday part of Markdown, for the `markdown` block: no HTML, no tables, no reference links. */
export function parseMarkdown(text: string): readonly Part[] {
  const parts: Part[] = [];
  let fence: string[] | undefined;
  for (const raw of text.split('\n')) {
    if (/^\s{0,3}```/.test(raw)) {
      if (fence) parts.push({ kind: 'code block', text: fence.join('\n') });
      fence = fence ? undefined : [];
    } else if (fence) fence.push(raw);
    else addPart(parts, blockLine(raw));
  }
  if (fence) parts.push({ kind: 'code block', text: fence.join('\n') });
  return parts;
}

/** Neighbouring lines of one paragraph or quote are one part. */
function addPart(parts: Part[], part: Part): void {
  const last = parts.at(-1);
  if ((part.kind === 'lines' || part.kind === 'quote') && last?.kind === part.kind) {
    parts[parts.length - 1] = { kind: part.kind, lines: [...last.lines, ...part.lines] };
  } else parts.push(part);
}

function blockLine(raw: string): Part {
  const heading = /^(#{1,6}) +(.*)$/.exec(raw);
  if (heading) return { kind: 'heading', level: heading[1]?.length ?? 1, line: markdownInline(heading[2] ?? '') };
  if (/^ {0,3}(?:-{3,}|\*{3,}|_{3,}) *$/.test(raw)) return { kind: 'rule' };
  const quote = /^ {0,3}> ?(.*)$/.exec(raw);
  if (quote) return { kind: 'quote', lines: [markdownInline(quote[1] ?? '')] };
  const item = /^( {0,40})(?:[-*+]|(\d{1,9})[.)]) +(.*)$/.exec(raw);
  if (!item) return { kind: 'lines', lines: [markdownInline(raw)] };
  const [, space = '', number, words = ''] = item;
  const ordered = number !== undefined;
  const indent = Math.min(8, Math.floor(space.length / 2));
  return { kind: 'item', ordered, number: Number(number ?? 0), indent, line: markdownInline(words) };
}

function markdownInline(text: string, depth = 0): Line {
  const pieces: Piece[] = [];
  const hopeless = new Set<string>();
  let plainFrom = 0;
  let at = 0;
  while (at < text.length) {
    const found = depth > 5 ? undefined : spanAt(text, at, depth, hopeless);
    if (!found) {
      at += text.charAt(at) === '\\' ? 2 : 1;
      continue;
    }
    pieces.push(...withEmoji(unescaped(text.slice(plainFrom, at))), found.piece);
    at = found.end;
    plainFrom = at;
  }
  return [...pieces, ...withEmoji(unescaped(text.slice(plainFrom)))].filter(
    (piece) => piece.kind !== 'text' || piece.text,
  );
}

type Found = Readonly<{ piece: Piece; end: number }>;

function spanAt(text: string, at: number, depth: number, hopeless: Set<string>): Found | undefined {
  const char = text.charAt(at);
  if (char === '`') {
    const end = text.indexOf('`', at + 1);
    return end > at + 1 ? { piece: { kind: 'code', text: text.slice(at + 1, end) }, end: end + 1 } : undefined;
  }
  if (char === '[') return linkAt(text, at, depth);
  for (const [mark, style] of MARKS) {
    if (!text.startsWith(mark, at) || hopeless.has(mark)) continue;
    const end = text.indexOf(mark, at + mark.length + 1);
    if (end < 0) hopeless.add(mark);
    else if (flanks(text, at, mark, end)) {
      const of = markdownInline(text.slice(at + mark.length, end), depth + 1);
      return { piece: { kind: 'styled', style, of }, end: end + mark.length };
    }
  }
  return undefined;
}

/** An underscore inside a word marks nothing, and neither does a mark beside a space. */
function flanks(text: string, at: number, mark: string, end: number): boolean {
  if (/\s/.test(text.charAt(at + mark.length)) || /\s/.test(text.charAt(end - 1))) return false;
  return !mark.startsWith('_') || !(/\w/.test(text.charAt(at - 1)) || /\w/.test(text.charAt(end + mark.length)));
}

function linkAt(text: string, at: number, depth: number): Found | undefined {
  const match = /^\[([^[\]]{1,500})\]\(([^()\s]{1,2000})\)/.exec(text.slice(at, at + 2600));
  const url = match?.[2] === undefined ? undefined : safeUrl(match[2]);
  if (!match || url === undefined) return undefined;
  return { piece: { kind: 'link', url, of: markdownInline(match[1] ?? '', depth + 1) }, end: at + match[0].length };
}

function unescaped(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
