import { inZone, zoneOrUtc } from './when.ts';

/** A Slack date format (`{date_short_pretty} {time}`) in a zone, for where there is no Slack: the formats we send. */
export function dateInZone(seconds: number, format: string, zone: string): string {
  const at = new Date(seconds * 1000);
  const timeZone = zoneOrUtc(zone);
  return format
    .replace(/\{date[a-z_]*\}/g, () => inZone(at, timeZone, 'day'))
    .replace(/\{time[a-z_]*\}/g, () => inZone(at, timeZone, 'time'));
}
