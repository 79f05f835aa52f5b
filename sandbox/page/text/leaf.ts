import { emojiFor } from './emoji.ts';
import { type Piece, safeUrl } from './pieces.ts';

const ENTITIES = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
]);

/** Slack decodes these three and no other entity. */
export function decoded(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES.get(entity) ?? entity);
}

/** Text without marks: emoji shortcodes and, unless verbatim, bare web addresses. */
export function leaf(text: string, options: Readonly<{ verbatim?: boolean }> = {}): readonly Piece[] {
  if (text === '') return [];
  const words = decoded(text);
  return options.verbatim ? withEmoji(words) : splitBy(words, /https?:\/\/[^\s<>|"]{1,2000}/g, bareLink, withEmoji);
}

/** Words with their shortcodes drawn. */
export function withEmoji(text: string): readonly Piece[] {
  return splitBy(text, /:[a-z0-9_+-]{1,40}:/g, emojiPiece, (words) => [{ kind: 'text', text: words }]);
}

function emojiPiece(match: string): Taken | undefined {
  const name = match.slice(1, -1);
  const char = emojiFor(name);
  return char === undefined ? undefined : { piece: { kind: 'emoji', name, char }, length: match.length };
}

function bareLink(match: string): Taken | undefined {
  const url = match.replace(/[.,;:!?)'*_~\]]{1,20}$/, '');
  if (safeUrl(url) === undefined) return undefined;
  return { piece: { kind: 'link', url, of: [{ kind: 'text', text: url }] }, length: url.length };
}

type Taken = Readonly<{ piece: Piece; length: number }>;

function splitBy(
  text: string,
  pattern: RegExp,
  take: (match: string) => Taken | undefined,
  rest: (words: string) => readonly Piece[],
): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const taken = take(match[0]);
    // What was not taken may share its last colon with the next shortcode: "10:30:wave:".
    if (!taken) pattern.lastIndex = match.index + 1;
    if (!taken) continue;
    if (match.index > from) pieces.push(...rest(text.slice(from, match.index)));
    pieces.push(taken.piece);
    from = match.index + taken.length;
    pattern.lastIndex = from;
  }
  if (from < text.length) pieces.push(...rest(text.slice(from)));
  return pieces;
}
