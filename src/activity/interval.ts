/** A stretch of time; `to` is exclusive. */
export type Interval = Readonly<{ from: Date; to: Date }>;

/** The same time in as few stretches as can be, in order; what touches is one. */
export function union(intervals: readonly Interval[]): readonly Interval[] {
  const joined: Interval[] = [];
  for (const next of intervals.filter(isSome).toSorted((one, other) => one.from.getTime() - other.from.getTime())) {
    const last = joined.at(-1);
    if (last && next.from <= last.to) joined.splice(-1, 1, { from: last.from, to: later(last.to, next.to) });
    else joined.push(next);
  }
  return joined;
}

/** What is in both. */
export function intersection(left: readonly Interval[], right: readonly Interval[]): readonly Interval[] {
  return union(left.flatMap((one) => right.map((other) => overlap(one, other))));
}

/** What is in the first and in none of the second. */
export function difference(left: readonly Interval[], right: readonly Interval[]): readonly Interval[] {
  return union(right)
    .reduce<readonly Interval[]>(
      (rest, { from, to }) =>
        rest.flatMap((one) => [
          { from: one.from, to: earlier(one.to, from) },
          { from: later(one.from, to), to: one.to },
        ]),
      union(left),
    )
    .filter(isSome);
}

function overlap(one: Interval, other: Interval): Interval {
  return { from: later(one.from, other.from), to: earlier(one.to, other.to) };
}

function isSome({ from, to }: Interval): boolean {
  return from < to;
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
