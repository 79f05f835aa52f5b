import type { Kysely } from 'kysely';
import { insertRows } from './bulk.ts';
import type { ActorDraft } from './draft-actor.ts';
import type { Tables } from './tables.ts';

/** Each actor as its newest activity shows it. */
export async function saveActors(db: Kysely<Tables>, actors: Iterable<ActorDraft>): Promise<void> {
  const columns = ['key', 'label', 'signature', 'user_key', 'seen_at'] as const;
  const tail = `on conflict (key) do update set label = excluded.label, signature = excluded.signature,
    seen_at = excluded.seen_at where excluded.seen_at > actors.seen_at`;
  const rows = Array.from(actors, ({ key, label, signature, userKey, seenAt }) => [
    key,
    label,
    signature,
    userKey,
    seenAt,
  ]);
  await insertRows(db, { table: 'actors', columns, tail }, rows);
}
