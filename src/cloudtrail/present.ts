/** What is left of a type when absent fields are left out instead of being undefined. */
type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The object without its undefined fields: `exactOptionalPropertyTypes` tells absent from undefined. */
export function present<T extends object>(fields: T): Present<T> {
  const found: { [K in keyof T]?: T[K] } = {};
  for (const name in fields) if (fields[name] !== undefined) found[name] = fields[name];
  return found as object as Present<T>;
}
