/** SQLite binds 32,766 values in a statement; rows of ours have up to seven. */
const ROWS = 1000;

/** Rows in portions that one statement can take, however many a record brings. */
export function inChunks<T>(rows: readonly T[], most = ROWS): readonly (readonly T[])[] {
  const starts = Array.from({ length: Math.ceil(rows.length / most) }, (_, chunk) => chunk * most);
  return starts.map((start) => rows.slice(start, start + most));
}
