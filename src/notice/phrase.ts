import type { Explained } from '../activity/known.ts';
import { isConnectFamily } from '../connect/sources.ts';
import { cleanText } from './foreign.ts';
import { past } from './inflect.ts';
import type { PhraseRow } from './phrases/row.ts';
import { rowsFor } from './phrases/table.ts';
import { matches } from './row-match.ts';
import { slotWords } from './slot-words.ts';
import { type Piece, parseTemplate, verbOfTemplate } from './template.ts';
import { type Place, thingWords } from './thing-words.ts';
import { ours, type Words } from './words.ts';

export type Tense = 'past' | 'base';

/** What an activity did, before it is put into a sentence of a certain tense and place. */
export type Phrase = Readonly<{
  /** The first verb, in its base form: `disable`. */
  verb: string;
  /** The sentence says what it means that a field was not sent. */
  isAbsenceTold: boolean;
  /** Fields that the sentence says already. */
  covers: ReadonlySet<string>;
  /** What it means for the people on the phones. */
  so?: string;
  pieces: readonly Piece[];
  explained: Explained;
}>;

/** Total: an operation that no table knows is called by its name. */
export function phraseOf(explained: Explained): Phrase {
  const { activity } = explained;
  const rows = rowsFor(activity).filter((row) => activity.known || row.when?.source !== undefined);
  for (const row of rows) {
    const pieces = parseTemplate(row.says);
    if (!matches(row, explained) || !canSay(pieces, explained)) continue;
    return {
      verb: verbOfTemplate(row.says),
      covers: coversOf(row, pieces),
      isAbsenceTold: Object.entries(row.when ?? {}).some(([key, wanted]) => wanted === '' && key !== 'id'),
      pieces,
      explained,
      ...(row.so ? { so: row.so } : {}),
    };
  }
  return { verb: 'do', isAbsenceTold: false, covers: new Set(), pieces: unknownOperation(explained), explained };
}

/** The phrase from its verb on: `disabled queue *Billing*`; `disable …` after "tried to". */
export function phraseWords(phrase: Phrase, tense: Tense, place: Place): Words {
  return spokenPieces(phrase.pieces, phrase, tense, place);
}

/** Some pieces of a phrase. Each can be said: a row with one that cannot was passed over. */
export function spokenPieces(pieces: readonly Piece[], { explained }: Phrase, tense: Tense, place: Place): Words {
  const said = pieces.map((piece) => pieceWords(piece, explained, tense, place));
  return said.filter((words) => words !== undefined).flat();
}

function unknownOperation({ activity }: Explained): readonly Piece[] {
  const name = cleanText(activity.eventName, 80) || 'something AWS does not name';
  const where = isConnectFamily(activity.eventSource)
    ? ''
    : ` in ${cleanText(activity.eventSource, 60) || 'a service AWS does not name'}`;
  return [
    { kind: 'verb', verb: 'do' },
    { kind: 'text', text: ` ${name}${where}` },
  ];
}

function canSay(pieces: readonly Piece[], explained: Explained): boolean {
  return pieces.every((piece) => pieceWords(piece, explained, 'base', 'body') !== undefined);
}

function coversOf({ covers = [], when = {} }: PhraseRow, pieces: readonly Piece[]): ReadonlySet<string> {
  const slots = pieces.flatMap((piece) => (piece.kind === 'slot' ? [piece.field] : []));
  return new Set([...covers, ...Object.keys(when), ...slots]);
}

function pieceWords(piece: Piece, explained: Explained, tense: Tense, place: Place): Words | undefined {
  if (piece.kind === 'text') return [ours(piece.text)];
  if (piece.kind === 'verb') return [ours(tense === 'past' ? past(piece.verb) : piece.verb)];
  if (piece.kind === 'thing') return thingWords(explained, piece.noun, place);
  if (piece.kind === 'slot') return slotWords(piece, explained, place);
  if (place === 'lock') return [];
  const inner = piece.pieces.map((each) => pieceWords(each, explained, tense, place));
  return inner.every((words) => words !== undefined) ? inner.flat() : [];
}
