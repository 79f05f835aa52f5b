import type { Activity } from '../activity/activity.ts';
import type { Actor } from '../activity/actor.ts';
import { resourceKey } from '../connect/resource-ref.ts';

/** The actor as one activity shows it, and what finds it. */
export type ActorDraft = Readonly<{
  key: string;
  label: string;
  signature: string;
  userKey: string | null;
  seenAt: number;
  aliases: readonly string[];
}>;

export function draftActor({ actor, at }: Activity): ActorDraft {
  const label = actor.name ?? actor.session ?? actor.role ?? actor.key;
  return {
    key: actor.key,
    label,
    signature: signatureOf(actor, label),
    userKey: userKeyOf(actor) ?? null,
    seenAt: at.getTime(),
    aliases: aliasesOf(actor),
  };
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
