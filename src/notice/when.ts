/** `2026-11-22 10:05 UTC`: what a date token falls back to. */
export function utcMinute(at: Date): string {
  return Number.isNaN(at.getTime()) ? 'a time not known' : `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `40 s`, `7 min`, `3 h`, `2 days`: the largest unit alone. */
export function howLong(ms: number): string {
  const span = Math.max(0, ms);
  if (Number.isNaN(span)) return 'a time not known';
  if (span < MINUTE) return `${Math.round(span / 1000)} s`;
  if (span < HOUR) return `${Math.round(span / MINUTE)} min`;
  if (span < 2 * DAY) return `${Math.round(span / HOUR)} h`;
  return `${Math.round(span / DAY)} days`;
}

export type ZonedForm = 'day' | 'minute' | 'time';

const FORMS: Readonly<Record<ZonedForm, Intl.DateTimeFormatOptions>> = {
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  minute: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};

/** `Sat 21 Nov 09:00` in the zone; the year is added when it is not `now`'s. An unknown zone reads as UTC. */
export function inZone(at: Date, zone: string, form: ZonedForm, now?: Date): string {
  if (Number.isNaN(at.getTime())) return 'a time not known';
  const timeZone = zoneOrUtc(zone);
  const year =
    form !== 'time' && now && yearIn(at, timeZone) !== yearIn(now, timeZone) ? { year: 'numeric' as const } : {};
  const format = new Intl.DateTimeFormat('en-GB', { ...FORMS[form], ...year, timeZone });
  return format.format(at).replaceAll(',', '').replace('Sept', 'Sep');
}

/** The end of a span, without the day where that is the start's: `11:25`. */
export function untilInZone(from: Date, to: Date, zone: string, now?: Date): string {
  const isOneDay = inZone(from, zone, 'day') === inZone(to, zone, 'day') && to.getTime() - from.getTime() < 2 * DAY;
  return inZone(to, zone, isOneDay ? 'time' : 'minute', now);
}

export function zoneOrUtc(zone: string): string {
  try {
    Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return zone;
  } catch {
    // RangeError is Intl's only way to say that it does not know a zone.
    return 'UTC';
  }
}

function yearIn(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone }).format(at);
}
