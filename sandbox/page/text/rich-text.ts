import { type Fields, fieldsListOf, fieldsOf, numberOf, textOf } from '../json.ts';
import { emojiFor } from './emoji.ts';
import { type Line, type Piece, type Style, safeUrl } from './pieces.ts';

const STYLES: readonly Style[] = ['bold', 'italic', 'strike', 'underline'];

/** The leaves of a rich_text section: text in them is never read as markup. */
export function richTextLine(elements: unknown): Line {
  return fieldsListOf(elements).map((leaf) => styled(leaf, leafPiece(leaf)));
}

function styled(leaf: Fields, piece: Piece): Piece {
  const style = fieldsOf(leaf.style);
  if (style.code === true && piece.kind === 'text') return { kind: 'code', text: piece.text };
  return STYLES.filter((name) => style[name] === true).reduce<Piece>(
    (of, name) => ({ kind: 'styled', style: name, of: [of] }),
    piece,
  );
}

function leafPiece(leaf: Fields): Piece {
  if (leaf.type === 'link') return linkPiece(textOf(leaf.url), textOf(leaf.text));
  if (leaf.type === 'user') return { kind: 'person', id: textOf(leaf.user_id) };
  if (leaf.type === 'channel') return { kind: 'channel', id: textOf(leaf.channel_id) };
  if (leaf.type === 'usergroup') return { kind: 'group', id: textOf(leaf.usergroup_id) };
  if (leaf.type === 'broadcast') return { kind: 'broadcast', range: textOf(leaf.range) };
  if (leaf.type === 'date') return datePiece(leaf);
  if (leaf.type === 'emoji') return emojiPiece(textOf(leaf.name));
  return { kind: 'text', text: textOf(leaf.text) || textOf(leaf.value) };
}

function linkPiece(url: string, words: string): Piece {
  const text: Piece = { kind: 'text', text: words || url };
  return safeUrl(url) === undefined ? text : { kind: 'link', url, of: [text] };
}

function datePiece(leaf: Fields): Piece {
  const url = safeUrl(textOf(leaf.url));
  const date = {
    kind: 'date',
    seconds: numberOf(leaf.timestamp, 0),
    format: textOf(leaf.format),
    fallback: textOf(leaf.fallback),
  } as const;
  return url === undefined ? date : { ...date, url };
}

function emojiPiece(name: string): Piece {
  const char = emojiFor(name);
  return char === undefined ? { kind: 'text', text: `:${name}:` } : { kind: 'emoji', name, char };
}
