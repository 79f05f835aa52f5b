import { reasonWords } from './failure-words.ts';
import { counted } from './inflect.ts';
import { kindTail, manyWords, speaksOfThing, thingOnlyWords } from './many-words.ts';
import { nameList } from './name-list.ts';
import { phraseOf, phraseWords } from './phrase.ts';
import type { SummaryRow } from './views.ts';
import { ours, type Words } from './words.ts';

type Room = Parameters<typeof nameList>[1];

/** `published 1,898 flows: Main IVR, Survey and 1,896 more`; nothing where all was refused. */
export function rowDone(row: SummaryRow, room?: Room): Words {
  const { done, things } = row;
  if (done === 0) return [];
  const names = room ? row.names.slice(refusedNames(row).length) : [];
  const did = rowCount(row);
  return names.length === 0 || things < 2 || !speaksOfThing(phraseOf(row.example))
    ? did
    : [...did, ours(': '), ...nameList(names, { ...room, total: Math.max(things, names.length) })];
}

/** `published 1,898 flows`, or the one thing by its name. */
export function rowCount({ example, done, things }: SummaryRow): Words {
  const phrase = phraseOf(example);
  if (!speaksOfThing(phrase)) return manyWords(phrase, done, 'past', false);
  if (done === 1) return phraseWords(phrase, 'past', 'body');
  if (things < 2) return thingOnlyWords(phrase, done);
  const again: Words = done > things ? [ours(` (${counted(done, 'change')})`)] : [];
  return [...manyWords(phrase, things, 'past', false), ours(kindTail(phrase)), ...again];
}

/** `refused, tried to publish 2 flows: Main IVR ES, Survey FR`. */
export function rowRefused(row: SummaryRow): Words {
  return row.refused === 0
    ? []
    : [ours('refused, tried to '), ...rowTried(row), ...whyWords(row), ...refusedList(row, {})];
}

/** `publish 880 flows (900 calls)`. */
export function rowTried({ example, refused, refusedThings = refused }: SummaryRow): Words {
  const phrase = phraseOf(example);
  const calls: Words = refusedThings < refused ? [ours(` (${counted(refused, 'call')})`)] : [];
  return [...manyWords(phrase, refusedThings, 'base', false), ours(kindTail(phrase)), ...calls];
}

/** `, 2 refused: Main IVR ES, Survey FR`, behind what was done. */
export function rowRefusedShort(row: SummaryRow, room: Room): Words {
  if (row.refused === 0) return [];
  return [ours(', '), ours(counted(row.refused, 'refused', 'refused'), 'bold'), ...refusedList(row, room)];
}

function whyWords({ example: { activity }, refused }: SummaryRow): Words {
  return activity.failure && refused === 1 ? [ours(' ('), ...reasonWords(activity.failure), ours(')')] : [];
}

function refusedList(row: SummaryRow, room: Room): Words {
  const names = refusedNames(row);
  if (names.length === 0) return [];
  const total = Math.max(row.refusedThings ?? row.refused, names.length);
  return [ours(': '), ...nameList(names, { ...room, total })];
}

/** The names that are certainly those of refused calls. */
function refusedNames({ names, done, refused, refusedThings }: SummaryRow): readonly string[] {
  if (done === 0) return names;
  return names.slice(0, refusedThings ?? (refused === 1 ? 1 : 0));
}
