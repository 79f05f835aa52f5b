import type { TimeWindow } from '../activity/query.ts';
import { typeWords } from '../connect/resource-types.ts';
import { counted } from './inflect.ts';
import type { ReadAs } from './views.ts';
import { inZone, untilInZone, zoneOrUtc } from './when.ts';
import { foreign, joined, ours, type Words } from './words.ts';

/**
 * How a question was read: names resolved, the window with its zone, and what was corrected on the way. In an answer
 * that others read too (`shared`) the lines show each reader's own time, not the asker's.
 */
export function readingWords(read: ReadAs, now: Date, { shared = false }: Readonly<{ shared?: boolean }> = {}): Words {
  const names = read.names.map((name): Words => [foreign(name, undefined, 200)]);
  const subject: Words = names.length > 0 ? joined(names, ' and ') : [ours(subjectOf(read))];
  const conditions = (read.conditions ?? []).map((words): Words => [foreign(words, undefined, 200)]);
  return joined([subject, ...conditions, ...orderWords(read), [ours(windowWords(read, now, shared))]], ' · ');
}

/** `the first 5`, `oldest first`. */
function orderWords({ question: { ascending, limit } }: ReadAs): readonly Words[] {
  if (limit === undefined) return ascending ? [[ours('oldest first')]] : [];
  return [[ours(`the ${ascending ? 'first' : 'last'}${limit === 1 ? '' : ` ${limit.toLocaleString('en-US')}`}`)]];
}

/** `I read “qeue biling” as queue Billing.` */
export function correctionWords({ corrected = [] }: ReadAs): Words {
  const each = corrected.map(({ typed, read }): Words => [ours('“'), foreign(typed), ours('” as '), foreign(read)]);
  return each.length > 0 ? [ours('I read '), ...joined(each, ' and '), ours('. ')] : [];
}

/** `since Sat 21 Nov 09:00, Europe/Berlin`; said as well when no time was given. */
function windowWords({ window, question }: ReadAs, now: Date, shared: boolean): string {
  const zone = zoneOrUtc(question.zone);
  const at = (date: Date) => inZone(date, zone, 'minute', now);
  const { from, to } = window;
  if (from && to) return `${at(from)} – ${untilInZone(from, to, zone, now)}, ${zone}`;
  if (from) return `since ${at(from)}, ${zone}`;
  if (to) return `until ${at(to)}, ${zone}`;
  // Where another order was asked for, that one is said already.
  const order = question.ascending || question.limit !== undefined ? '' : 'newest first, ';
  return `no time given: ${order}as far back as the store goes${shared ? '' : `, times in ${zone}`}`;
}

/** The window as people say it: the words they typed, else its ends. */
export function spokenWindow({ window, question }: ReadAs, now: Date): string {
  const { windowWords: typed } = question;
  if (typed && isPlainWords(typed))
    return ` ${/^(?:last|past)\b/i.test(typed) ? `in the ${spelledOut(typed)}` : typed}`;
  const zone = zoneOrUtc(question.zone);
  const ends: TimeWindow = window;
  if (ends.from) return ` since ${inZone(ends.from, zone, 'minute', now)}`;
  return ends.to ? ` until ${inZone(ends.to, zone, 'minute', now)}` : '';
}

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/\b(\d{1,6})\s?m\b/g, 'minute'],
  [/\b(\d{1,6})\s?h\b/g, 'hour'],
  [/\b(\d{1,6})\s?d\b/g, 'day'],
  [/\b(\d{1,6})\s?w\b/g, 'week'],
];

/** `last 7d` → `last 7 days`. */
function spelledOut(typed: string): string {
  return UNITS.reduce(
    (words, [short, unit]) => words.replace(short, (_, count: string) => counted(Number(count), unit)),
    typed.toLowerCase(),
  );
}

/** Typed text is repeated only where it is words, numbers and the punctuation of times. */
function isPlainWords(typed: string): boolean {
  return typed.length <= 60 && /^[a-z0-9 :.,/-]+$/i.test(typed);
}

function subjectOf({ question: { subject } }: ReadAs): string {
  if (subject.kind === 'resource' && subject.text === '' && subject.type) return `all ${typeWords(subject.type).many}`;
  if (subject.kind === 'changes') return 'all changes';
  return subject.kind === 'event' ? 'one event' : 'everything so called';
}
