// CloudTrail began in 2013; dates far outside its life are mistakes of whoever made the record.
const EARLIEST = Date.UTC(2006, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

// Any number below is seconds (up to the year 5138), any above milliseconds.
const SECONDS_BELOW = 1e11;

const LONGEST = 64;
const DATE = /^(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|UTC|[+-]\d\d:?\d\d)?$/i;

/** ISO 8601, extended or basic, UTC where it names no offset; or seconds or milliseconds since 1970. */
export function toEventTime(value: unknown): Date | undefined {
  const ms = typeof value === 'string' ? msOfText(value) : msOfEpoch(value);
  return ms !== undefined && ms >= EARLIEST && ms < LATEST ? new Date(ms) : undefined;
}

function msOfEpoch(value: unknown): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  return Math.round(value < SECONDS_BELOW ? value * 1000 : value);
}

function msOfText(value: string): number | undefined {
  if (value.length > LONGEST) return undefined;
  const text = value.trim();
  if (/^\d{1,15}(\.\d{1,9})?$/.test(text)) return msOfEpoch(Number(text));
  const [found, year, month, day, hour, minute, second = '0', fraction = '0', offset = 'Z'] = DATE.exec(text) ?? [];
  if (!found) return undefined;
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  // Second 60 is a leap second.
  if (h > 23 || m > 59 || s > 60) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined;
  return (
    date.getTime() + ((h * 60 + m) * 60 + s) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3)) - msOfOffset(offset)
  );
}

function msOfOffset(offset: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? [];
  const ms = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -ms : ms;
}
