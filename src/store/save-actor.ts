import type { Kysely } from 'kysely';
import { insertRows } from './bulk.ts';
import type { ActorDraft } from './draft-actor.ts';
import type { Tables } from './tables.ts';

/** What a moment says of who was seen last: within it a row that says nothing else new is left as it is. */
const MOMENT_MS = 60_000;

/** Each actor as its newest activity shows it. */
export async function saveActors(db: Kysely<Tables>, actors: Iterable<ActorDraft>): Promise<void> {
  const columns = ['key', 'label', 'signature', 'user_key', 'seen_at'] as const;
  const tail = `on conflict (key) do update set label = excluded.label, signature = excluded.signature,
    seen_at = excluded.seen_at where excluded.seen_at > actors.seen_at and (excluded.seen_at > actors.seen_at + ${MOMENT_MS}
      or excluded.label <> actors.label or excluded.signature <> actors.signature)`;
  const rows = Array.from(actors, ({ key, label, signature, userKey, seenAt }) => [
    key,
    label,
    signature,
    userKey,
    seenAt,
  ]);
  await insertRows(db, { table: 'actors', columns, tail }, rows);
}
