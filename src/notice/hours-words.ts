const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const SHORT = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

type Slot = Readonly<{ day: number; hours: string }>;

/**
 * Opening hours as AWS sends them, `[{Day, StartTime: {Hours, Minutes}, EndTime}]`, as `Mon–Fri 09:00–17:00`.
 * Undefined when any part is of another shape: then nothing is left out by mistake.
 */
export function hoursWords(config: unknown): string | undefined {
  if (!Array.isArray(config) || config.length === 0 || config.length > 100) return undefined;
  const slots = config.map(toSlot);
  if (!slots.every((slot) => slot !== undefined)) return undefined;
  return [...byHours(slots)].map(([hours, days]) => `${dayRanges(days)} ${hours}`).join(', ');
}

/** `12:00–18:00`, where the hours are the same on each day that has any. */
export function oneTimeOf(config: unknown): string | undefined {
  if (!Array.isArray(config)) return undefined;
  const hours = new Set(config.map((item) => toSlot(item)?.hours));
  const [only] = hours;
  return hours.size === 1 ? only : undefined;
}

function toSlot(item: unknown): Slot | undefined {
  const day = DAYS.indexOf(String(member(item, 'Day')));
  const from = timeOfDay(member(item, 'StartTime'));
  const to = timeOfDay(member(item, 'EndTime'));
  return day >= 0 && from && to ? { day, hours: `${from}–${to}` } : undefined;
}

function byHours(slots: readonly Slot[]): Map<string, number[]> {
  const all = new Map<string, number[]>();
  for (const { day, hours } of [...slots].sort((one, other) => one.day - other.day)) {
    const days = all.get(hours) ?? [];
    if (!days.includes(day)) days.push(day);
    all.set(hours, days);
  }
  return all;
}

/** `Mon–Fri, Sun`: runs of three and more are ranges. */
function dayRanges(days: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs.map(rangeWords).join(', ');
}

function rangeWords(run: readonly number[]): string {
  const names = run.flatMap((day) => SHORT.slice(day, day + 1));
  return names.length > 2 ? `${names[0]}–${names.at(-1)}` : names.join(', ');
}

function timeOfDay(time: unknown): string | undefined {
  const hours = member(time, 'Hours');
  const minutes = member(time, 'Minutes') ?? 0;
  if (!isWithin(hours, 24) || !isWithin(minutes, 59)) return undefined;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function isWithin(value: unknown, max: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max;
}

/** An object's own member; undefined for anything else. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
