import { wordsOf } from '../activity/words.ts';
import { typeWords } from '../connect/resource-types.ts';
import type { FoundActor, FoundThing, LookupStore } from '../lookup.ts';
import { actorName, capital, thingName } from '../lookup-names.ts';
import type { NamedThing } from '../notice/mention-look-up.ts';
import { quotedName } from '../notice/quoted-name.ts';

const TEXT_LOOKED_AT = 3_000;
const WORDS_LOOKED_AT = 40;
const LONGEST_NAME = 4;
/** Look-ups for one message; each takes less than a millisecond. */
const TRIED = 120;
const FOUND = 6;

const IDS =
  /arn:[a-z-]{3,20}:connect:[^\s<>"'|]{5,300}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\+\d[\d ()-]{6,18}\d|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gi;
const MARKUP = /[*_~`<>|]/g;

type Store = Pick<LookupStore, 'findActors' | 'findThings' | 'findActivity'>;

/** Who and what a message names that the store knows: ids first, then what is quoted, then the longest names. */
export async function namedIn(store: Store, text: string): Promise<readonly NamedThing[]> {
  const found = new Map<string, NamedThing>();
  const names: string[] = [];
  for (const name of candidatesIn(text)) {
    // A part of a longer name is not meant by itself.
    if (names.some((longer) => longer.includes(name.toLowerCase()))) continue;
    const these = await known(store, name);
    for (const each of these) found.set(each.asked, each);
    if (these.length > 0) names.push(name.toLowerCase());
    if (found.size >= FOUND) break;
  }
  return [...found.values()].slice(0, FOUND);
}

/** Texts of a message that may be names, the surest first. */
export function candidatesIn(message: string): readonly string[] {
  const text = message.slice(0, TEXT_LOOKED_AT);
  const ids = text.match(IDS) ?? [];
  const words = wordsOf(text.replace(MARKUP, ' '));
  const quoted = words.filter((word) => word.quoted && !word.open).map((word) => word.text);
  const plain = words
    .filter((word) => !word.quoted)
    .slice(0, WORDS_LOOKED_AT)
    .map((word) => word.text.replace(/^[([{]{1,3}|[)\]}.,:;!?]{1,5}$/g, ''));
  const runs = Array.from({ length: LONGEST_NAME }, (_, index) => runsOf(plain, LONGEST_NAME - index)).flat();
  return [...new Set([...ids, ...quoted, ...runs])].filter((name) => name.trim().length > 2).slice(0, TRIED);
}

function runsOf(words: readonly string[], length: number): readonly string[] {
  return words.slice(0, Math.max(0, words.length - length + 1)).map((_, at) => words.slice(at, at + length).join(' '));
}

async function known(store: Store, name: string): Promise<readonly NamedThing[]> {
  const [things, actors, event] = await Promise.all([
    store.findThings(name, { exact: true }),
    store.findActors(name, true),
    UUID.test(name) ? store.findActivity(name) : undefined,
  ]);
  return [
    ...(event ? [{ label: `Event ${name}`, asked: name }] : []),
    ...things.map((thing) => ({ label: capital(thingName(thing)), asked: askedThing(thing) })),
    ...actors.map((actor) => ({
      label: capital(actorName(actor)),
      asked: `user ${quotedName(askedActor(actor, name))}`,
    })),
  ];
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function askedThing({ key, type, name }: FoundThing): string {
  return `${typeWords(type).one} ${quotedName(UUID.exec(key)?.[0] ?? name)}`;
}

/** What it was found by, where its label alone would not find it. */
function askedActor({ label, aliases }: FoundActor, name: string): string {
  return aliases.some((alias) => alias === label.toLowerCase()) ? label : name;
}
