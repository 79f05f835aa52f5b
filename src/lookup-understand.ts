import { editDistance } from './activity/edit-distance.ts';
import { parseQuestion } from './activity/parse-question.ts';
import type { Filter, Question, Reading } from './activity/query.ts';
import { textsToKnow, toKnownNames } from './activity/question-known.ts';
import { isZone } from './activity/zone.ts';
import { resourceTypesNamed } from './connect/resource-types.ts';
import type { LookupStore } from './lookup.ts';
import type { Candidate } from './lookup-candidates.ts';
import type { Who } from './lookup-conditions.ts';
import { type Resolved, resolve } from './lookup-resolve.ts';

/** What a line came to: its names looked up, a wish for help, or what to type instead. */
export type Understood = Resolved | Readonly<{ kind: 'help' }>;

type Context = Readonly<{ now: Date; zone: string }>;

/** Names that are near enough to one that nobody has. */
const NEAR = 5;

/**
 * Reads a line: known names first, then grammar. Only where that leads nowhere are words and names that are a slip away
 * taken for what they are near to: one is answered and said, several are asked, none is said.
 */
export async function understand(store: LookupStore, line: string, context: Context, who: Who): Promise<Understood> {
  const texts = textsToKnow(line);
  const knownNames = toKnownNames(texts.length > 0 && store.findNamed ? await store.findNamed(texts) : []);
  const instanceZone = await instanceZoneOf(store, line);
  const parse = (forgiving: boolean) =>
    parseQuestion(line, {
      ...context,
      ...(instanceZone && { instanceZone }),
      knownType: resourceTypesNamed,
      knownNames,
      forgiving,
    });
  const strict = parse(false);
  const understood = await resolved(store, strict, context.now, who);
  if (!isLost(understood)) return understood;
  const forgiving = parse(true);
  const isChanged = forgiving.kind === 'question' && (forgiving.question.corrected?.length ?? 0) > 0;
  const second = isChanged ? await resolved(store, forgiving, context.now, who) : understood;
  if (!isLost(second)) return second;
  const asked = isChanged && second.kind === 'stranger' ? forgiving : strict;
  const lost = isChanged && second.kind === 'stranger' ? second : understood;
  if (lost.kind !== 'stranger' || asked.kind !== 'question') return understood;
  return nearest(store, asked.question, lost.text, context.now, who);
}

/** Records do not tell an instance's zone, but its hours of operation do; where they differ, nobody knows which is meant. */
async function instanceZoneOf(store: LookupStore, line: string): Promise<string | undefined> {
  if (!/\binstance\W{0,3}s?\s+time\b/i.test(line)) return undefined;
  const [zone, ...others] = (await store.instanceZones?.()) ?? [];
  return zone !== undefined && others.length === 0 && isZone(zone) ? zone : undefined;
}

function isLost({ kind }: Understood): boolean {
  return kind === 'stranger' || kind === 'mistake';
}

async function resolved(store: LookupStore, reading: Reading, now: Date, who: Who): Promise<Understood> {
  return reading.kind === 'question' ? resolve(store, reading.question, now, who) : reading;
}

/** The same question about the names that are nearest to one that nobody has. */
async function nearest(store: LookupStore, question: Question, typed: string, now: Date, who: Who): Promise<Resolved> {
  const stranger = { kind: 'stranger', text: typed } as const;
  if (isExact(question, typed)) return stranger;
  const near = nearOnes(typed, await store.closestNames(typed, NEAR));
  const ways: Exclude<Resolved, { kind: 'stranger' | 'mistake' }>[] = [];
  for (const name of near) {
    const corrected = [...(question.corrected ?? []), { typed, read: name }];
    const way = await resolve(store, { ...withName(question, typed, name), corrected }, now, who);
    if (way.kind === 'read' || way.kind === 'choice') ways.push(way);
  }
  const [only, ...others] = ways;
  if (!only) return stranger;
  if (others.length === 0) return only;
  const options = ways.flatMap((way) => (way.kind === 'choice' ? way.options : [asOption(way)]));
  return { kind: 'choice', text: typed, question, options };
}

function asOption({ read }: Extract<Resolved, { kind: 'read' }>): Candidate {
  const name = read.names.join(', ') || read.corrected?.at(-1)?.read || '';
  return { group: name, name, label: name, query: read.query };
}

/** One slip, in longer names two; where some are nearer than others only those. */
function nearOnes(typed: string, names: readonly string[]): readonly string[] {
  const folded = typed.toLowerCase();
  const most = folded.length >= 6 ? 2 : folded.length >= 3 ? 1 : 0;
  const measured = names
    .map((name) => ({ name, distance: distanceTo(folded, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= most);
  const best = Math.min(...measured.map(({ distance }) => distance));
  return measured.filter(({ distance }) => distance === best).map(({ name }) => name);
}

/** To the whole name, or to one of its words. */
function distanceTo(typed: string, name: string): number {
  const words = name.split(/[\s@.]+/);
  return Math.min(editDistance(typed, name), ...words.map((word) => editDistance(typed, word) + 0.5));
}

function isExact({ subject, filters = [] }: Question, typed: string): boolean {
  if (subject.kind === 'event') return true;
  if (subject.kind !== 'changes' && subject.text === typed) return subject.exact;
  return filters.some((filter) => filter.text === typed && 'exact' in filter && filter.exact);
}

function withName(question: Question, typed: string, name: string): Question {
  const { subject, filters, except } = question;
  const renamed = (filter: Filter): Filter =>
    (filter.kind === 'actor' || filter.kind === 'thing' || filter.kind === 'instance') && filter.text === typed
      ? { ...filter, text: name }
      : filter;
  const named =
    subject.kind === 'user' || subject.kind === 'resource'
      ? { ...subject, text: subject.text === typed ? name : subject.text }
      : subject;
  return {
    ...question,
    subject: named,
    ...(filters && { filters: filters.map(renamed) }),
    ...(except && { except: except.map(renamed) }),
  };
}
