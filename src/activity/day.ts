import { TZDate } from '@date-fns/tz';

/** The day of a moment in a zone, `2026-11-22`. */
export function dayIn(zone: string): (at: Date) => string {
  return (at) => {
    const there = new TZDate(at.getTime(), zone);
    const two = (number: number) => String(number).padStart(2, '0');
    return `${there.getFullYear()}-${two(there.getMonth() + 1)}-${two(there.getDate())}`;
  };
}
