import type { LearnedName } from '../activity/learned-name.ts';
import type { Values } from '../store/bulk.ts';
import type { Draft } from '../store/draft.ts';
import type { ActorDraft } from '../store/draft-actor.ts';
import type { ThingsDraft } from '../store/draft-things.ts';
import type { Imported, Unprepared } from './import-batch.ts';

// What one thread hands to another goes as texts: the long ones, which are most of it, as they are, and not as JSON in JSON.

/** Of each `Imported`. */
const TEXTS = 5;

type Head = readonly [
  row: Values,
  sameAs: readonly string[],
  deletions: readonly Values[],
  fieldValues: readonly Values[],
  things: ThingsDraft,
  names: readonly LearnedName[],
];

type Actor = Omit<ActorDraft, 'seenAt'>;

/** Terms never hold it (`storable`). */
const BETWEEN_TERMS = '\0';

export function toTexts(imported: Imported): readonly string[] {
  if (imported.kind !== 'activity') return [JSON.stringify(imported), '', '', '', ''];
  const { draft, names } = imported;
  const { row, sameAs, deletions, fieldValues, things, actor, terms, record } = draft;
  const { seenAt: _, ...who } = actor;
  const body = row.at(-1);
  const head: Head = [row.slice(0, -1), sameAs, deletions, fieldValues, things, names];
  return [JSON.stringify(head), JSON.stringify(who), terms.join(BETWEEN_TERMS), String(body), record];
}

export function fromTexts(texts: readonly string[]): readonly Imported[] {
  // Few people do most of what a part holds.
  const actors = new Map<string, Actor>();
  const imported: Imported[] = [];
  for (let at = 0; at + TEXTS <= texts.length; at += TEXTS) {
    const [head = '', who = '', terms = '', body = '', record = ''] = texts.slice(at, at + TEXTS);
    if (who === '') {
      imported.push(revived(JSON.parse(head)));
      continue;
    }
    const actor: Actor = actors.get(who) ?? JSON.parse(who);
    actors.set(who, actor);
    imported.push(activityOf(JSON.parse(head), { actor, terms, body, record }));
  }
  return imported;
}

type Rest = Readonly<{ actor: Actor; terms: string; body: string; record: string }>;

function activityOf([row, sameAs, deletions, fieldValues, things, names]: Head, rest: Rest): Imported {
  const { actor, terms, body, record } = rest;
  const [eventID, at] = row;
  const seenAt = Number(at);
  const draft: Draft = {
    eventID: String(eventID),
    sameAs,
    at: seenAt,
    row: [...row, body],
    record,
    deletions,
    fieldValues,
    actor: { ...actor, seenAt },
    things,
    terms: terms.split(BETWEEN_TERMS),
  };
  return { kind: 'activity', draft, names: names.map(withDate) };
}

function revived(imported: Exclude<Imported, { kind: 'activity' }>): Imported {
  return imported.kind === 'notOurs' ? { ...imported, names: imported.names.map(withDate) } : imported;
}

/** JSON has no dates. */
function withDate(name: LearnedName): LearnedName {
  return { ...name, at: new Date(name.at) };
}

/** Of each `Unprepared`. */
const RAW_TEXTS = 2;

export function toRawTexts(unprepared: Unprepared): readonly string[] {
  if (unprepared.kind !== 'record') return [JSON.stringify(unprepared), ''];
  const { text, ...rest } = unprepared;
  return [JSON.stringify(rest), text];
}

export function fromRawTexts(texts: readonly string[]): readonly Unprepared[] {
  const all: Unprepared[] = [];
  for (let at = 0; at + RAW_TEXTS <= texts.length; at += RAW_TEXTS) {
    const [rest = '', text = ''] = texts.slice(at, at + RAW_TEXTS);
    const parsed: Unprepared = JSON.parse(rest);
    all.push(withText(parsed, text));
  }
  return all;
}

function withText(parsed: Unprepared, text: string): Unprepared {
  if (parsed.kind === 'record') return { ...parsed, text };
  return parsed.kind === 'notOurs' ? { ...parsed, names: parsed.names.map(withDate) } : parsed;
}
