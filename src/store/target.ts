/** Where a store is: a SQLite file or `:memory:`, or a PostgreSQL database. */
export type StoreTarget = Readonly<{ path: string }> | Readonly<{ url: string }>;

/** A target as people are told of it: without its password. */
export function nameOf(target: StoreTarget): string {
  if ('path' in target) return target.path;
  if (!URL.canParse(target.url)) return 'postgres://…';
  const { username, host, pathname } = new URL(target.url);
  return `postgres://${username ? `${username}@` : ''}${host}${pathname}`;
}
