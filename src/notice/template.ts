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
  const verb = says.split(' ', 1)[0] ?? '';
  return [{ kind: 'verb', verb }, ...parsePieces(says.slice(verb.length))];
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
  const [, prefix, field = '', noun = ''] = /^(?:(was|gained|lost|related):)?([^|]*)(?:\|(.*))?$/.exec(slot) ?? [];
  if (slot === 'instance' || slot === 'days' || slot === 'called')
    return { kind: 'slot', of: slot, field: '', noun: '' };
  if (slot === 'times') return { kind: 'slot', of: slot, field: 'Config', noun: '' };
  if (prefix === 'was' || prefix === 'gained' || prefix === 'lost' || prefix === 'related') {
    return { kind: 'slot', of: prefix, field, noun };
  }
  return isField(field) ? { kind: 'slot', of: 'now', field, noun } : { kind: 'thing', noun: field };
}

/** The API's names have no blanks and begin with a capital, but for tagging and other services. */
function isField(name: string): boolean {
  return /^[A-Z][A-Za-z0-9.]*$/.test(name) || name === 'tags' || name === 'tagKeys' || name === 'name';
}
