import type { Explained } from '../activity/known.ts';
import { hasFailed, type Refused } from './failure-words.ts';
import { commonKey } from './many-words.ts';
import { shortId } from './names.ts';
import { type Phrase, phraseOf } from './phrase.ts';
import { thingName } from './thing-words.ts';

/** Activities of one verb on one type of thing. */
export type Kind = Readonly<{
  type: string;
  phrase: Phrase;
  done: readonly Explained[];
  refused: readonly Refused[];
}>;

export const MAKES: ReadonlySet<string> = new Set(['create', 'delete', 'claim', 'release', 'import']);

/** The weightiest first: making things before setting them, unless a tool did it all; then the most. */
export function kindsOf(all: readonly Explained[], isTool: boolean): readonly Kind[] {
  const kinds = new Map<string, { phrase: Phrase; type: string; done: Explained[]; refused: Refused[] }>();
  for (const explained of all) {
    const phrase = phraseOf(explained);
    const type = explained.activity.resource?.type ?? '';
    const key = kindKey(phrase);
    const kind = kinds.get(key) ?? { phrase, type, done: [], refused: [] };
    if (hasFailed(explained)) kind.refused.push(explained);
    else kind.done.push(explained);
    kinds.set(key, kind);
  }
  const weight = (kind: Kind) => (!isTool && makes(kind) ? 1 : 0);
  return [...kinds.values()].sort((one, other) => weight(other) - weight(one) || sizeOf(other) - sizeOf(one));
}

/** What activities of one kind have in common: the verb and the type of thing. */
export function kindKey(phrase: Phrase): string {
  return `${phrase.explained.activity.resource?.type ?? ''} ${commonKey(phrase)}`;
}

/** Making many things speaks for the tags and skills that come along with them. */
export function makes({ phrase, done }: Pick<Kind, 'phrase' | 'done'>): boolean {
  return done.length > 0 && MAKES.has(phrase.verb);
}

/** Each thing once, by name or by the end of its id; one without either counts by itself. */
export function thingsOf(all: readonly Explained[]): readonly string[] {
  const things = new Map<string, string>();
  all.forEach((explained, index) => {
    const ref = explained.activity.resource;
    const name = ref ? (thingName(explained, ref) ?? (ref.id ? shortId(ref.id) : undefined)) : undefined;
    things.set(ref?.id ?? name ?? `#${index}`, name ?? 'one without a name');
  });
  return [...things.values()];
}

function sizeOf({ done, refused }: Kind): number {
  return done.length + refused.length;
}
