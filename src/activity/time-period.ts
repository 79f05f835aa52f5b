import { daysBefore, type Here, monthNamed, readDay } from './time-of-date.ts';
import { instantOf, startOfDay, type WallTime, wallTimeOf } from './zone.ts';

/** A stretch of time with a name; `to` is exclusive. */
export type Period = Readonly<{ from: Date; to: Date; taken: number }>;

type Length = 'week' | 'month' | 'quarter' | 'year' | 'weekend';

const LENGTHS = new Set<string>(['week', 'month', 'quarter', 'year', 'weekend']);
const PREVIOUS = new Set(['last', 'previous']);
const THIS = new Set(['this', 'current']);
/** Part of a day → its hours; a night ends on the next day. */
const PARTS: ReadonlyMap<string, readonly [from: number, to: number]> = new Map([
  ['morning', [0, 12]],
  ['afternoon', [12, 18]],
  ['evening', [18, 24]],
  ['night', [18, 30]],
]);
const YEAR = /^(?:19|20)\d\d$/;

/** A named period at the head of lower-case words: `last month`, `last night`, `Q3 2026`, `week 46`. */
export function readPeriod(words: readonly string[], here: Here): Period | undefined {
  return partOfDay(words, here) ?? relative(words, here) ?? quarter(words, here) ?? week(words, here);
}

/** A month or a year that no day of which is named: `october`, `oct 2025`, `2026-10`, `2025`. */
export function readCalendarPeriod(words: readonly string[], here: Here): Period | undefined {
  return month(words, here) ?? year(words, here);
}

/** `this morning`, `yesterday evening`, `friday night`, `last night`, `overnight`, `tonight`. */
function partOfDay(words: readonly string[], here: Here): Period | undefined {
  const today = wallTimeOf(here.now, here.zone);
  const [first = '', second = ''] = words;
  if (first === 'overnight') return hours(daysBefore(today, 1), [18, 30], 1, here);
  if (first === 'tonight') return hours(today, [18, 30], 1, here);
  const part = PARTS.get(second);
  if (part && THIS.has(first)) return hours(today, part, 2, here);
  if (part && PREVIOUS.has(first)) return hours(daysBefore(today, 1), part, 2, here);
  const named = readDay(words, here);
  const ofDay = named && PARTS.get(words[named.taken] ?? '');
  return named && ofDay ? hours(named.day, ofDay, named.taken + 1, here) : undefined;
}

function hours(day: WallTime, [from, to]: readonly [number, number], taken: number, { zone }: Here): Period {
  const at = (hour: number) => instantOf({ ...only(day), day: day.day + Math.floor(hour / 24), hour: hour % 24 }, zone);
  return {
    from: from === 0 ? startOfDay(day, zone) : at(from),
    to: to === 24 ? startOfDay(day, zone, 1) : at(to),
    taken,
  };
}

/** `last week`, `this month`, `the previous quarter`: whole by the calendar. `the weekend` is the newest that has begun. */
function relative(words: readonly string[], here: Here): Period | undefined {
  const [first = '', second = ''] = words;
  const today = only(wallTimeOf(here.now, here.zone));
  if (first === 'weekend') return { ...span('weekend', today, 0, here), taken: 1 };
  if (!LENGTHS.has(second)) return undefined;
  const length = second as Length;
  if (THIS.has(first)) return { ...span(length, today, 0, here), taken: 2 };
  return PREVIOUS.has(first)
    ? { ...span(length, today, lastWeekend(length, today) ? 0 : 1, here), taken: 2 }
    : undefined;
}

/** On a weekday the last weekend is the newest; on a Sunday it is the one before. */
function lastWeekend(length: Length, today: WallTime): boolean {
  return length === 'weekend' && ![0, 6].includes(weekdayOf(today));
}

function span(length: Length, today: WallTime, back: number, here: Here): Readonly<{ from: Date; to: Date }> {
  const { zone } = here;
  if (length === 'weekend') {
    const saturday = daysBefore(today, ((weekdayOf(today) + 1) % 7) + back * 7);
    return { from: startOfDay(saturday, zone), to: startOfDay(saturday, zone, 2) };
  }
  if (length === 'week') {
    const start = daysBefore(today, ((weekdayOf(today) - weekStart(zone) + 7) % 7) + back * 7);
    return { from: startOfDay(start, zone), to: startOfDay(start, zone, 7) };
  }
  const months = length === 'year' ? 12 : length === 'quarter' ? 3 : 1;
  const index = Math.floor((today.year * 12 + today.month - 1) / months) - back;
  return monthsFrom(index * months, months, zone);
}

/** `Q3`, `Q3 2026`: without a year the newest that has begun. */
function quarter(words: readonly string[], here: Here): Period | undefined {
  const [, number] = /^q([1-4])$/.exec(words[0] ?? '') ?? [];
  if (number === undefined) return undefined;
  const first = (Number(number) - 1) * 3;
  return ofYear(words[1], here, 1, (of) => monthsFrom(of * 12 + first, 3, here.zone));
}

/** `week 46`, `week 46 2026`: ISO weeks, from Monday. */
function week(words: readonly string[], here: Here): Period | undefined {
  const number = words[0] === 'week' || words[0] === 'kw' ? Number(/^\d{1,2}$/.exec(words[1] ?? '')?.[0]) : Number.NaN;
  if (!(number >= 1 && number <= 53)) return undefined;
  const typed = words[2];
  if (typed !== undefined && YEAR.test(typed)) return { ...isoWeek(Number(typed), number, here), taken: 3 };
  const { year: now } = wallTimeOf(here.now, here.zone);
  // Week 53 is there in some years only.
  const years = Array.from({ length: 8 }, (_, back) => now - back);
  const weeks = years.filter((of) => number < 53 || hasWeek53(of)).map((of) => isoWeek(of, number, here));
  const newest = weeks.find(({ from }) => from <= here.now);
  return newest && { ...newest, taken: 2 };
}

function isoWeek(of: number, number: number, { zone }: Here): Readonly<{ from: Date; to: Date }> {
  const fourth = { year: of, month: 1, day: 4 };
  const monday = daysBefore(fourth, ((weekdayOf(fourth) + 6) % 7) - (number - 1) * 7);
  return { from: startOfDay(monday, zone), to: startOfDay(monday, zone, 7) };
}

/** Years that begin or end on a Thursday. */
function hasWeek53(of: number): boolean {
  return weekdayOf({ year: of, month: 1, day: 1 }) === 4 || weekdayOf({ year: of, month: 12, day: 31 }) === 4;
}

/** `october`, `oct 2025`, `2026-10`. */
function month(words: readonly string[], here: Here): Period | undefined {
  const [first = ''] = words;
  const [, of, number] = /^(\d{4})-(\d{1,2})$/.exec(first) ?? [];
  if (of !== undefined && Number(number) >= 1 && Number(number) <= 12)
    return { ...monthsFrom(Number(of) * 12 + Number(number) - 1, 1, here.zone), taken: 1 };
  const index = monthNamed(first);
  return index === undefined
    ? undefined
    : ofYear(words[1], here, 1, (each) => monthsFrom(each * 12 + index, 1, here.zone));
}

function year([first = '']: readonly string[], { zone }: Here): Period | undefined {
  return YEAR.test(first) ? { ...monthsFrom(Number(first) * 12, 12, zone), taken: 1 } : undefined;
}

function ofYear(
  typed: string | undefined,
  here: Here,
  taken: number,
  of: (year: number) => Readonly<{ from: Date; to: Date }>,
): Period {
  if (typed !== undefined && YEAR.test(typed)) return { ...of(Number(typed)), taken: taken + 1 };
  const { year: now } = wallTimeOf(here.now, here.zone);
  const [thisYear, before] = [of(now), of(now - 1)];
  return { ...(thisYear.from <= here.now ? thisYear : before), taken };
}

/** Months counted from year 0. */
function monthsFrom(index: number, count: number, zone: string): Readonly<{ from: Date; to: Date }> {
  const at = (months: number) =>
    startOfDay({ year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1, day: 1 }, zone);
  return { from: at(index), to: at(index + count) };
}

function weekdayOf({ year: of, month: number, day }: WallTime): number {
  return new Date(Date.UTC(of, number - 1, day)).getUTCDay();
}

function only({ year: of, month: number, day }: WallTime): WallTime {
  return { year: of, month: number, day };
}

/** Weeks begin on Monday, in the United States on Sunday. */
function weekStart(zone: string): number {
  return isAmerican(zone) ? 0 : 1;
}

const AMERICAN = new Set(
  `New_York Chicago Denver Los_Angeles Phoenix Anchorage Detroit Boise Juneau Nome Sitka Yakutat Metlakatla Adak Menominee
   Honolulu`.split(/\s+/),
);

/** Whether people of a zone read 11/12 as November: those of the United States. */
export function isAmerican(zone: string): boolean {
  const [area = '', ...place] = zone.split('/');
  return (
    area === 'US' ||
    ['Indiana', 'Kentucky', 'North_Dakota'].includes(place[0] ?? '') ||
    (['America', 'Pacific'].includes(area) && AMERICAN.has(place.join('/')))
  );
}
