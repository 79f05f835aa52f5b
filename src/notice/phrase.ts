import type { FieldChange } from '../activity/field-change.ts';
import type { Explained } from '../activity/known.ts';
import { typeWords } from '../connect/resource-types.ts';
import { isConnectFamily } from '../connect/sources.ts';
import { differenceOf, earlierOf, isSame } from './difference.ts';
import { cleanText } from './foreign.ts';
import { past, plural } from './inflect.ts';
import { nameOf } from './names.ts';
import type { PhraseRow } from './phrases/row.ts';
import { rowsFor } from './phrases/table.ts';
import { type Piece, parseTemplate } from './template.ts';
import { instanceName, isSelf, type Place, thingWords } from './thing-words.ts';
import { cappedList, contextOf, isNothing, type ValueContext, valueWords } from './value-words.ts';
import { foreign, ours, styled, type Words } from './words.ts';

export type Tense = 'past' | 'base';

/** What an activity did, before it is put into a sentence of a certain tense and place. */
export type Phrase = Readonly<{
  /** The first verb, in its base form: `disable`. */
  verb: string;
  /** Fields that the sentence says already. */
  covers: ReadonlySet<string>;
  /** What it means for the people on the phones. */
  so?: string;
  pieces: readonly Piece[];
  explained: Explained;
}>;

type Slot = Extract<Piece, { kind: 'slot' }>;

const NAMES_SHOWN = 3;

/** Total: an operation that no table knows is called by its name. */
export function phraseOf(explained: Explained): Phrase {
  const { activity } = explained;
  const rows = rowsFor(activity.eventName, activity.verb).filter(
    (row) => activity.known || row.when?.source !== undefined,
  );
  for (const row of rows) {
    const pieces = parseTemplate(row.says);
    if (!matches(row, explained) || !canSay(pieces, explained)) continue;
    return {
      verb: row.says.split(' ', 1)[0] ?? '',
      covers: coversOf(row, pieces),
      pieces,
      explained,
      ...(row.so ? { so: row.so } : {}),
    };
  }
  return { verb: 'do', covers: new Set(), pieces: unknownOperation(explained), explained };
}

/** The phrase from its verb on: `disabled queue *Billing*`; `disable …` after "tried to". */
export function phraseWords(phrase: Phrase, tense: Tense, place: Place): Words {
  return phrase.pieces.flatMap((piece) => pieceWords(piece, phrase.explained, tense, place) ?? []);
}

/** The same for many things at once: `disabled 12 queues`; what follows the thing only if `tail` is told. */
export function manyWords({ pieces, explained }: Phrase, count: number, tense: Tense, withTail: boolean): Words {
  const at = pieces.findIndex(({ kind }) => kind === 'thing');
  const thing = pieces[at];
  const { many, one } = typeWords(explained.activity.resource?.type ?? '');
  const isThing = thing?.kind === 'thing';
  const nouns = isThing && thing.noun !== 'it' ? plural(thing.noun) : many;
  const noun = isThing && thing.noun !== 'it' ? thing.noun : one;
  const before = at < 0 ? pieces.slice(0, 1) : pieces.slice(0, at);
  const head = before.flatMap((piece) => pieceWords(piece, explained, tense, 'body') ?? []);
  const gap = at < 0 ? [ours(' ')] : [];
  const number = ours(`${count.toLocaleString('en-US')} ${count === 1 ? noun : nouns}`, 'bold');
  return [...head, ...gap, number, ...(withTail ? tailWords({ pieces, explained }) : [])];
}

/** What follows the thing: ` to routing profile *Tier 2*`. */
export function tailWords({ pieces, explained }: Pick<Phrase, 'pieces' | 'explained'>): Words {
  const at = pieces.findIndex(({ kind }) => kind === 'thing');
  if (at < 0) return [];
  return pieces.slice(at + 1).flatMap((piece) => pieceWords(piece, explained, 'past', 'body') ?? []);
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

function matches({ when = {} }: PhraseRow, { activity, known }: Explained): boolean {
  return Object.entries(when).every(([key, wanted]) => {
    if (key === 'qualifier') return activity.resource?.qualifier === wanted;
    if (key === 'source') return activity.eventSource === wanted;
    if (key === 'self') return isSelf({ activity, known });
    if (key === 'unchanged') return isUnchangedField({ activity, known }, wanted);
    if (key.startsWith('was:')) return wasBefore({ activity, known }, key.slice(4)) === wanted;
    if (key === 'gains') return gainsName(activity.changes, wanted, { activity, known });
    const change = fieldOf({ activity, known }, key);
    return wanted === '' ? !change || (!change.hidden && isNothing(change.value)) : String(change?.value) === wanted;
  });
}

/** The value before, as text. */
function wasBefore({ activity, known }: Explained, field: string): string | undefined {
  const change = fieldOf({ activity, known }, field);
  const earlier = change && earlierOf(change, known);
  return earlier && String(earlier.value);
}

function isUnchangedField({ activity, known }: Explained, field: string): boolean {
  const change = fieldOf({ activity, known }, field);
  const earlier = change && earlierOf(change, known);
  return change !== undefined && earlier !== undefined && isSame(earlier.value, change.value);
}

/** Whether a list got something so called, as far as names are known; without an earlier list, whether it holds it. */
function gainsName(changes: readonly FieldChange[], wanted: string, { activity, known }: Explained): boolean {
  return changes.some((change) => {
    const items = differenceOf(change, known)?.gained ?? (Array.isArray(change.value) ? change.value : []);
    return items.some((item) => {
      const [words] = valueWords(item, contextOf(change, known, activity.instanceId));
      return words?.kind === 'foreign' && words.text.toLowerCase() === wanted.toLowerCase();
    });
  });
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

function slotWords(slot: Slot, explained: Explained, place: Place): Words | undefined {
  if (slot.of === 'instance') {
    const name = instanceName(explained);
    return name === undefined ? undefined : [foreign(name, 'bold')];
  }
  if (slot.of === 'related') return relatedWords(slot.field, slot.noun, explained);
  const change = fieldOf(explained, slot.field);
  if (!change || change.hidden) return undefined;
  const context = slotContext(change, explained, place);
  if (slot.of === 'now') return isNothing(change.value) ? undefined : styled(valueWords(change.value, context), 'bold');
  if (slot.of === 'was') return wasValue(change, explained, context);
  const items = differenceOf(change, explained.known)?.[slot.of] ?? [];
  return nouned(
    slot.noun,
    items.map((item) => styled(valueWords(item, context), 'bold')),
  );
}

function slotContext(change: FieldChange, { activity, known }: Explained, place: Place): ValueContext {
  const context = contextOf(change, known, activity.instanceId);
  return place === 'lock' ? { ...context, withoutIds: true } : context;
}

function wasValue(change: FieldChange, { known }: Explained, context: ValueContext): Words | undefined {
  const earlier = earlierOf(change, known);
  if (!earlier || isNothing(earlier.value) || isSame(earlier.value, change.value)) return undefined;
  return styled(valueWords(earlier.value, context), 'bold');
}

function relatedWords(type: string, noun: string, { activity, known }: Explained): Words | undefined {
  const names = activity.related.filter((ref) => ref.type === type).map((ref) => nameOf(ref, known));
  if (names.length === 0 || names.some((name) => name === undefined)) return undefined;
  return nouned(
    noun,
    names.map((name) => [foreign(name ?? '', 'bold')]),
  );
}

/** `queue *A*`, `queues *A*, *B*`; undefined for none. */
function nouned(noun: string, items: readonly Words[]): Words | undefined {
  if (items.length === 0) return undefined;
  const names = cappedList(items, NAMES_SHOWN);
  return noun === '' ? names : [ours(`${items.length === 1 ? noun : plural(noun)} `), ...names];
}

export function fieldOf({ activity }: Explained, field: string): FieldChange | undefined {
  return activity.changes.find((change) => change.field === field);
}
