import type { TerminalOptions } from './terminal.ts';
import { inZone, zoneOrUtc } from './when.ts';

// No date of ours is of this year: every one differs from it and shows its own.
const LONG_AGO = new Date(0);

/** A Slack date format (`{date_short_pretty} {time}`) in a zone, for where there is no Slack: the formats we send. */
export function dateInZone(seconds: number, format: string, { zone, now = LONG_AGO }: TerminalOptions): string {
  const at = new Date(seconds * 1000);
  const timeZone = zoneOrUtc(zone);
  return format
    .replace(/\{date[a-z_]*\}/g, () => inZone(at, timeZone, 'day', now))
    .replace(/\{time[a-z_]*\}/g, () => inZone(at, timeZone, 'time'));
}
