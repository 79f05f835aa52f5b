/** Whose clock is on the wall: the reader's zone, and the sandbox's present moment. */
export type Reader = Readonly<{ zone: string; now: number }>;

const DAY = 86_400_000;
const PRETTY = new Set(['date_pretty', 'date_short_pretty', 'date_long_pretty']);
const MONTH: Intl.DateTimeFormatOptions = { month: 'long', day: 'numeric', year: 'numeric' };

/** A Slack date token in the reader's zone. Slack makes the first letter a capital, so "today" opens as "Today". */
export function formatDateToken(seconds: number, format: string, reader: Reader): string {
  const filled = format.replace(
    /\{(\w{1,30})\}/g,
    (whole, token: string) => dateToken(token, seconds, reader) ?? whole,
  );
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

function dateToken(token: string, seconds: number, reader: Reader): string | undefined {
  const at = seconds * 1000;
  if (PRETTY.has(token)) return nearDay(at, reader) ?? dateToken(token.replace('_pretty', ''), seconds, reader);
  if (token === 'date_num') return dayKey(at, reader.zone);
  if (token === 'date_slash') return inZone(at, reader.zone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  if (token === 'date' || token === 'date_long_full') return inZone(at, reader.zone, MONTH);
  if (token === 'date_long') return inZone(at, reader.zone, { ...MONTH, weekday: 'long' });
  if (token === 'date_short') return inZone(at, reader.zone, { ...MONTH, month: 'short' });
  if (token === 'time') return clockTime(at, reader.zone);
  if (token === 'time_secs') return clockTime(at, reader.zone, true);
  if (token === 'ago') return ago(at, reader.now);
  return undefined;
}

export function clockTime(at: number, zone: string, withSeconds = false): string {
  const parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return inZone(at, zone, withSeconds ? { ...parts, second: '2-digit' } : parts);
}

/** `2026-11-22` in that zone: two moments of one day have the same. */
export function dayKey(at: number, zone: string): string {
  return inZone(at, zone, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA');
}

/** The words on the line between two days: "Today", "Yesterday", "Friday, 20 November". */
export function dayTitle(at: number, reader: Reader): string {
  const near = nearDay(at, reader);
  if (near) return near.charAt(0).toUpperCase() + near.slice(1);
  return inZone(at, reader.zone, { weekday: 'long', month: 'long', day: 'numeric' });
}

function nearDay(at: number, { zone, now }: Reader): string | undefined {
  const day = dayKey(at, zone);
  if (day === dayKey(now, zone)) return 'today';
  if (day === dayKey(now - DAY, zone)) return 'yesterday';
  if (day === dayKey(now + DAY, zone)) return 'tomorrow';
  return undefined;
}

export function ago(at: number, now: number): string {
  const past = now >= at;
  const [count, unit] = span(Math.abs(now - at));
  if (count === 0) return 'just now';
  const words = `${count} ${unit}${count === 1 ? '' : 's'}`;
  return past ? `${words} ago` : `in ${words}`;
}

function span(ms: number): [number, string] {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return [minutes, 'minute'];
  const hours = Math.round(minutes / 60);
  return hours < 24 ? [hours, 'hour'] : [Math.round(hours / 24), 'day'];
}

/** A moment out of range or a zone that nobody knows is shown, not thrown. */
function inZone(at: number, zone: string, options: Intl.DateTimeFormatOptions, locale = 'en-US'): string {
  try {
    return formatter(zone, options, locale).format(at);
  } catch {
    return Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : String(at);
  }
}

const FORMATTERS = new Map<string, Intl.DateTimeFormat>();

/** Kept, for making one costs more than everything else about a message. */
function formatter(zone: string, options: Intl.DateTimeFormatOptions, locale: string): Intl.DateTimeFormat {
  const key = JSON.stringify([zone, options, locale]);
  const made = FORMATTERS.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  FORMATTERS.set(key, made);
  return made;
}
