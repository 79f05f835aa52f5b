import { keyPart } from '../connect/key-part.ts';
import type { Actor, ActorKind } from './actor.ts';
import { cutText } from './bounded.ts';

/** An actor as its reader found it; what is undefined the record does not tell. */
export type ActorDraft = Readonly<{
  /** Parts of the key, the scheme first. */
  key: readonly (string | undefined)[];
  kind: ActorKind;
  name?: string | undefined;
  account?: string | undefined;
  role?: string | undefined;
  session?: string | undefined;
  connectUserId?: string | undefined;
  /** Beside name, role and session, which always are aliases. */
  aliases?: readonly (string | undefined)[];
  automation?: boolean;
}>;

/** IAM's names end at 128 characters, a session's at 64; what is longer is nobody's. */
const NAME_LIMIT = 256;

/** The actor of a draft: absent parts left out, every part bounded, aliases in lower case, an e-mail's first half too. */
export function named(draft: ActorDraft): Actor {
  const { name, account, role, session, connectUserId, aliases = [], automation = false } = draft;
  // Every website user's role is the instance's: nobody is found by it.
  const own = role?.startsWith('AWSServiceRoleFor') ? undefined : role;
  const words = [name, session, own, connectUserId, ...aliases].flatMap(wordsOf);
  return {
    key: draft.key.map((part) => keyPart(part ?? '')).join(':'),
    kind: draft.kind,
    ...present({ name, account, role, session, connectUserId }),
    aliases: [...new Set(words)],
    automation,
  };
}

function present(parts: Readonly<Record<string, string | undefined>>): Partial<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(parts).flatMap(([key, part]) => (part ? [[key, cutText(part, NAME_LIMIT)]] : [])),
  );
}

function wordsOf(text: string | undefined): readonly string[] {
  const word = text && cutText(text, NAME_LIMIT).toLowerCase();
  if (!word) return [];
  const at = word.indexOf('@');
  return at > 0 ? [word, word.slice(0, at)] : [word];
}
