export type Piece =
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'verb'; verb: string }>
  /** `{queue}`: the thing itself. */
  | Readonly<{ kind: 'thing'; noun: string }>
  /** `{MaxContacts}`, `{was:Name}`, `{gained:F|noun}`. */
  | Readonly<{
      kind: 'slot';
      of: 'now' | 'was' | 'gained' | 'lost' | 'related' | 'instance' | 'days' | 'times' | 'called';
      field: string;
      noun: string;
    }>
  | Readonly<{ kind: 'optional'; pieces: readonly Piece[] }>;

const TOKENS = /(\[[^\]]*\]|\{[^}]*\}|~\w+)/;

/** A row's `says` taken apart; its first word is a verb. See phrases/row.ts. */
export function parseTemplate(says: string): readonly Piece[] {
  const verb = verbOfTemplate(says);
  return [{ kind: 'verb', verb }, ...parsePieces(says.slice(verb.length))];
}

export function verbOfTemplate(says: string): string {
  return says.replace(/ .*$/s, '');
}

function parsePieces(text: string): readonly Piece[] {
  return text
    .split(TOKENS)
    .filter((token) => token !== '')
    .map(toPiece);
}

function toPiece(token: string): Piece {
  if (token.startsWith('[')) return { kind: 'optional', pieces: parsePieces(token.slice(1, -1)) };
  if (token.startsWith('~')) return { kind: 'verb', verb: token.slice(1) };
  return token.startsWith('{') ? toSlot(token.slice(1, -1)) : { kind: 'text', text: token };
}

function toSlot(slot: string): Piece {
  const [name, noun] = cutAt(slot, '|');
  const colon = name.indexOf(':') + 1;
  const [prefix, field] = [name.slice(0, Math.max(0, colon - 1)), name.slice(colon)];
  if (slot === 'instance' || slot === 'days' || slot === 'called')
    return { kind: 'slot', of: slot, field: '', noun: '' };
  if (slot === 'times') return { kind: 'slot', of: slot, field: 'Config', noun: '' };
  if (prefix === 'was' || prefix === 'gained' || prefix === 'lost' || prefix === 'related') {
    return { kind: 'slot', of: prefix, field, noun };
  }
  return isField(field) ? { kind: 'slot', of: 'now', field, noun } : { kind: 'thing', noun: field };
}

function cutAt(text: string, sign: string): readonly [string, string] {
  const at = text.indexOf(sign);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** The API's names have no blanks and begin with a capital, but for tagging and other services. */
function isField(name: string): boolean {
  return /^[A-Z][A-Za-z0-9.]*$/.test(name) || name === 'tags' || name === 'tagKeys' || name === 'name';
}
