import type { Kysely } from 'kysely';
import type { Activity } from '../activity/activity.ts';
import type { Actor } from '../activity/actor.ts';
import { resourceKey } from '../connect/resource-ref.ts';
import { type SavedWords, saveWords } from './save-words.ts';
import type { Tables } from './tables.ts';

/** The actor as its newest activity shows it; every alias it ever had finds it. */
export async function saveActor(db: Kysely<Tables>, { actor, at }: Activity, saved: SavedWords): Promise<void> {
  const label = actor.name ?? actor.session ?? actor.role ?? actor.key;
  await db
    .insertInto('actors')
    .values({
      key: actor.key,
      label,
      signature: signatureOf(actor, label),
      user_key: userKeyOf(actor) ?? null,
      seen_at: at.getTime(),
    })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet(({ ref }) => ({
          label: ref('excluded.label'),
          signature: ref('excluded.signature'),
          seen_at: ref('excluded.seen_at'),
        }))
        .whereRef('excluded.seen_at', '>', 'actors.seen_at'),
    )
    .execute();
  const words = aliasesOf(actor).map((text) => ({ key: actor.key, text }));
  await saveWords(db, 'actor', words, saved);
}

/** The key of the Connect user behind a website actor: its names are the actor's. */
export function userKeyOf({ connectUserId }: Actor): string | undefined {
  return connectUserId ? resourceKey({ type: 'User', id: connectUserId }) : undefined;
}

/** A session's name is what its caller chose: never said as if it were a person's (design 7). */
function signatureOf({ kind, automation }: Actor, label: string): string {
  if (kind === 'website') return '';
  return kind === 'session' && !automation ? `session “${label}”` : label;
}

/** Everybody on the website shares Connect's own role, which therefore says nothing about anyone. */
function aliasesOf({ kind, role, aliases }: Actor): readonly string[] {
  return kind === 'website' ? aliases.filter((alias) => alias !== role?.toLowerCase()) : aliases;
}
