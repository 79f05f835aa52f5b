import { type Kysely, sql } from 'kysely';
import type { Query } from '../activity/query.ts';
import { isPostgres } from './dialect.ts';
import type { Edges } from './edges.ts';
import type { Result } from './result.ts';
import type { Tables } from './tables.ts';

/** What one answer asks for again and again (it finds, counts and compares), as long as nothing is written. */
export type Kept = Readonly<{
  version: string;
  /** By days and term. */
  postings: Map<string, Promise<Result>>;
  /** By the very query. */
  matched: WeakMap<Query, Promise<Result>>;
  /** By window. */
  edges: Map<string, Promise<Edges>>;
}>;

/** By connection. */
const keptByReader = new WeakMap<Kysely<Tables>, Kept>();

/** What has been found since the last write: nothing yet, where there was one. */
export async function keptOf(db: Kysely<Tables>): Promise<Kept> {
  const version = await versionOf(db);
  const known = keptByReader.get(db);
  if (known?.version === version) return known;
  const kept: Kept = { version, postings: new Map(), matched: new WeakMap(), edges: new Map() };
  keptByReader.set(db, kept);
  return kept;
}

type Answers<K, T> = Readonly<{ get(key: K): Promise<T> | undefined; set(key: K, answer: Promise<T>): unknown }>;

/** Found once for all who ask until the next write, also at the same time. */
export async function findOnce<K, T>(
  db: Kysely<Tables>,
  answersOf: (kept: Kept) => Answers<K, T>,
  key: K,
  find: () => Promise<T>,
): Promise<T> {
  const answers = answersOf(await keptOf(db));
  const answer = answers.get(key) ?? find();
  answers.set(key, answer);
  try {
    return await answer;
  } catch (cause) {
    dropKept(db);
    throw cause;
  }
}

/** Whether nothing was written meanwhile. */
export async function isCurrent(db: Kysely<Tables>, { version }: Kept): Promise<boolean> {
  return (await versionOf(db)) === version;
}

/** What was not found is asked for anew. */
export function dropKept(db: Kysely<Tables>): void {
  keptByReader.delete(db);
}

/** Changes with whatever another connection commits, and with this connection's own writes; PostgreSQL's also in between. */
async function versionOf(db: Kysely<Tables>): Promise<string> {
  const version = isPostgres(db)
    ? sql<{ version: string }>`select pg_current_snapshot()::text as version`
    : sql<{ version: string }>`select data_version || ' ' || total_changes() as version from pragma_data_version`;
  const { rows } = await version.execute(db);
  return rows[0]?.version ?? '';
}
