import { type Here, readDay } from './time-of-date.ts';
import { readTimeOfDay, type TimeOfDay } from './time-of-day.ts';
import { type Period, readCalendarPeriod, readPeriod } from './time-period.ts';
import { readSpokenTime } from './time-spoken.ts';
import { isCalendar, stepsBack, unitOf } from './time-unit.ts';
import { instantOf, startOfDay, type WallTime, wallTimeOf } from './zone.ts';

/**
 * What words say of time: a whole day (`to` is its end) or a moment (`to` is `from`). `clock` is there where
 * it is a time of day without a day, which the other side of a range may put on another one.
 */
export type NamedTime = Readonly<{
  from: Date;
  to: Date;
  grain: 'day' | 'moment';
  clock?: TimeOfDay;
  /** How many of the words it is. */
  taken: number;
}>;

const ISO_INSTANT = /^(\d{4}-\d{1,2}-\d{1,2})t(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(z|[+-]\d{2}:?\d{2})?$/;

/** The time at the head of lower-case words, as many of them as belong to it. Without a date it is the newest past one. */
export function readTime(words: readonly string[], here: Here): NamedTime | undefined {
  return (
    now(words, here) ??
    ago(words, here) ??
    isoInstant(words, here) ??
    // Before the quarter of a year.
    (readSpokenTime(words) && clock(words, here)) ??
    period(readPeriod(words, here)) ??
    dayOrMoment(words, here) ??
    period(readCalendarPeriod(words, here)) ??
    clock(words, here)
  );
}

/** A time of day on the day of another moment. */
export function onDayOf(moment: Date, clock: TimeOfDay, here: Here): Date {
  const zone = clock.zone ?? here.zone;
  return instantOf({ ...wallTimeOf(moment, zone), ...hands(clock) }, zone);
}

function period(read: Period | undefined): NamedTime | undefined {
  return read && { ...read, grain: 'day' };
}

function moment(at: Date, taken: number): NamedTime {
  return { from: at, to: at, grain: 'moment', taken };
}

function wholeDay(day: WallTime, taken: number, zone: string): NamedTime {
  return { from: startOfDay(day, zone), to: startOfDay(day, zone, 1), grain: 'day', taken };
}

function now(words: readonly string[], here: Here): NamedTime | undefined {
  return words[0] === 'now' ? moment(here.now, 1) : undefined;
}

/** `15 minutes ago` is a moment, `2 days ago` a whole day. */
function ago(words: readonly string[], here: Here): NamedTime | undefined {
  if (words.slice(2, 6).join(' ') === 'and a half ago') return halfAgo(words, here);
  const glued = words[1] === 'ago';
  if (!glued && words[2] !== 'ago') return undefined;
  const span = unitOf(words[0], glued ? undefined : words[1]);
  if (!span) return undefined;
  const at = stepsBack(here, span);
  const taken = glued ? 2 : 3;
  return isCalendar(span) ? wholeDay(wallTimeOf(at, here.zone), taken, here.zone) : moment(at, taken);
}

/** `an hour and a half ago`, which chrono-node takes for half of nothing. */
function halfAgo(words: readonly string[], here: Here): NamedTime | undefined {
  const span = unitOf(words[0], words[1]);
  if (!span) return undefined;
  const [late, early] = [stepsBack(here, span), stepsBack(here, { ...span, count: span.count + 1 })];
  return moment(new Date((late.getTime() + early.getTime()) / 2), 6);
}

function isoInstant(words: readonly string[], here: Here): NamedTime | undefined {
  const [, date = '', time = '', offset] = ISO_INSTANT.exec(words[0] ?? '') ?? [];
  const named = readDay([date], here);
  const clockTime = readTimeOfDay([time], false);
  if (!named || !clockTime) return undefined;
  if (offset === undefined || offset === 'z') {
    return moment(instantOf({ ...named.day, ...hands(clockTime) }, offset ? 'UTC' : here.zone), 1);
  }
  const utc = instantOf({ ...named.day, ...hands(clockTime) }, 'UTC').getTime();
  const [hours, minutes] = [Number(offset.slice(0, 3)), Number(offset.slice(-2))];
  const ahead = Math.abs(hours) * 60 + minutes;
  return moment(new Date(utc - (offset.startsWith('-') ? -ahead : ahead) * 60_000), 1);
}

/** `yesterday`, `yesterday 9:00`, `3 Nov at 14:00`, `9:00 yesterday`. */
function dayOrMoment(words: readonly string[], here: Here): NamedTime | undefined {
  const named = readDay(words, here);
  if (named) {
    const rest = words.slice(named.taken);
    const at = rest[0] === 'at' ? 1 : 0;
    const time = readTimeOfDay(rest.slice(at), at === 1);
    if (!time) return wholeDay(named.day, named.taken, here.zone);
    const instant = instantOf({ ...named.day, ...hands(time) }, time.zone ?? here.zone);
    return moment(instant, named.taken + at + time.taken);
  }
  const time = readTimeOfDay(words, false);
  const after = time && readDay(words.slice(time.taken), here);
  if (!time || !after) return undefined;
  return moment(instantOf({ ...after.day, ...hands(time) }, time.zone ?? here.zone), time.taken + after.taken);
}

/** What may follow a bare hour; '' is a name or the end. */
const ENDS_HOUR = new Set([
  '',
  '..',
  'and',
  '-',
  'to',
  'until',
  'till',
  'before',
  'by',
  'on',
  'via',
  'for',
  'except',
  'not',
]);

/** A time of day alone: today's when it has come, else yesterday's. `9` is one only where nothing counts on it. */
function clock(words: readonly string[], here: Here): NamedTime | undefined {
  const time = readTimeOfDay(words, ENDS_HOUR.has(words[1] ?? ''));
  if (!time) return undefined;
  const zone = time.zone ?? here.zone;
  const today = wallTimeOf(here.now, zone);
  const atToday = instantOf({ ...today, ...hands(time) }, zone);
  const at = atToday <= here.now ? atToday : instantOf({ ...today, day: today.day - 1, ...hands(time) }, zone);
  return { ...moment(at, time.taken), clock: time };
}

function hands({ hour, minute, second }: Readonly<{ hour: number; minute: number; second: number }>) {
  return { hour, minute, second };
}
