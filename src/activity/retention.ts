const DAY = 86_400_000;

/** `runtime` holds reads as well; `routine` is every other change that is not sensitive. */
export type RetentionClass = 'sensitive' | 'routine' | 'runtime';

export const RETENTION_CLASSES: readonly RetentionClass[] = ['sensitive', 'routine', 'runtime'];

/** Whole days for which activities of each class are kept, by when they happened; undefined: for ever. */
export type Retention = Readonly<Record<RetentionClass, number | undefined>>;

/** Per class the moment before which nothing is kept, the beginning of a UTC day; undefined: everything is kept. */
export type Edges = Readonly<Record<RetentionClass, Date | undefined>>;

/** Edges move once a day, so that what a question fetched from before them is not gone while it is answered. */
export function edgesOf(retention: Retention, now: Date): Edges {
  const edge = (days: number | undefined) =>
    days === undefined ? undefined : new Date(Math.floor(now.getTime() / DAY - days) * DAY);
  return { sensitive: edge(retention.sensitive), routine: edge(retention.routine), runtime: edge(retention.runtime) };
}

/** Before this something was removed that one of the classes may have held. */
export function latestEdge(edges: Edges, classes: readonly RetentionClass[] = RETENTION_CLASSES): Date | undefined {
  return timesOf(edges, classes).at(-1);
}

/** Before this nothing of any class is kept; undefined where something is kept for ever. */
export function earliestEdge(edges: Edges): Date | undefined {
  const times = timesOf(edges, RETENTION_CLASSES);
  return times.length === RETENTION_CLASSES.length ? times[0] : undefined;
}

function timesOf(edges: Edges, classes: readonly RetentionClass[]): readonly Date[] {
  const times = classes.flatMap((each) => edges[each] ?? []);
  return times.toSorted((one, other) => one.getTime() - other.getTime());
}
