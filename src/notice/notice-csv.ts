import { counted } from './inflect.ts';

type File = Readonly<{
  /** eventTime of the first activity in it. */
  from: Date;
  /** Lines in the file, and activities of the notice. */
  rows: number;
  size: number;
}>;

/** `connect-changes-2026-11-22-1005.csv`, by the first change in it, in UTC. */
export function noticeCsvName({ from }: Pick<File, 'from'>): string {
  const time = Number.isNaN(from.getTime()) ? 'time-not-known' : from.toISOString().slice(0, 16);
  return `connect-changes-${time.replace('T', '-').replace(':', '')}.csv`;
}

/** What stands above the file in the notice's thread. */
export function noticeCsvComment({ rows, size }: Pick<File, 'rows' | 'size'>): string {
  const all = counted(size, 'call');
  const many = rows < size ? `The first ${rows.toLocaleString('en-US')} of ${all}` : `All ${all}`;
  return `${many} of this notice, refused ones and retries included. Times are in UTC.`;
}
