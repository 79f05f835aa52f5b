import { OPERATIONS } from '../connect/catalog.ts';
import { RESOURCE_TYPES, typeWords } from '../connect/resource-types.ts';
import type { LookupStore, SuggestedKind, Suggestion, SuggestStore } from '../lookup.ts';
import { actorName, capital, thingName } from '../lookup-names.ts';
import { FIELDS, toOption } from '../notice/modal.ts';
import type { Picked } from '../notice/modal-fields.ts';
import { quotedName } from '../notice/quoted-name.ts';
import type { BodyCall, Listener, OptionsAnswer } from './listener.ts';
import { textAt } from './listener-body.ts';

const OFFERED = 25;

export type OptionsDeps = Readonly<{
  store: Pick<LookupStore, 'findActors' | 'findThings'> & Partial<SuggestStore>;
}>;

/** Operations that change something, each name once: nobody looks for reads by name. */
const EVENT_NAMES = [...new Set(OPERATIONS.flatMap(({ eventName, plane }) => (plane === 'read' ? [] : [eventName])))];

const EVENTS: readonly Picked[] = EVENT_NAMES.map((name) => ({ value: name, label: name }));

const KINDS: readonly Picked[] = RESOURCE_TYPES.map((type) => {
  const { many } = typeWords(type);
  return { value: many, label: capital(many) };
});

/** Type-ahead of "Search changes": people, things, kinds of things and operations. */
export function createSearchOptions({ store }: OptionsDeps): readonly Listener[] {
  const of = (id: string, find: (text: string) => Promise<readonly Picked[]>): Listener => ({
    kind: 'options',
    id,
    run: async ({ body }: BodyCall) => toOptions(await find(textAt(body, 'value')?.trim() ?? '')),
  });
  return [
    of(FIELDS.who, async (text) => (await suggested(store, text, 'actor')).map(byName)),
    of(FIELDS.what, async (text) => (await suggested(store, text, 'thing')).map(ofThing)),
    of(FIELDS.type, async (text) => withText(KINDS, text)),
    of(FIELDS.event, async (text) => [...withText(EVENTS, text), ...(await seenEvents(store, text))]),
  ];
}

async function suggested(
  store: OptionsDeps['store'],
  text: string,
  kind: SuggestedKind,
): Promise<readonly Suggestion[]> {
  if (store.suggest) return store.suggest(text, kind, OFFERED);
  if (text === '') return [];
  if (kind === 'actor') {
    const found = await store.findActors(text, false);
    return found.map((actor) => ({ key: actor.key, text: actor.label, label: actorName(actor) }));
  }
  const things = await store.findThings(text, { exact: false });
  return things.map((thing) => ({ key: thing.key, text: idIn(thing.key) ?? thing.name, label: thingName(thing) }));
}

/** Operations newer than the catalog. */
async function seenEvents(store: OptionsDeps['store'], text: string): Promise<readonly Picked[]> {
  const seen = (await store.suggest?.(text, 'event', OFFERED)) ?? [];
  return seen.map(({ text: value, label }) => ({ value, label }));
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function idIn(key: string): string | undefined {
  return UUID.exec(key)?.[0];
}

function byName({ text, label }: Suggestion): Picked {
  return { value: quotedName(text), label: capital(label) };
}

/** A thing's key begins with its type: with the type said, no person of that name is meant. */
function ofThing({ key, text, label }: Suggestion): Picked {
  const [type = ''] = key.split('/', 1);
  return { value: `${typeWords(type).one} ${quotedName(text)}`, label: capital(label) };
}

/** Those that begin with a text before those that hold it. */
function withText(all: readonly Picked[], text: string): readonly Picked[] {
  const wanted = text.toLowerCase().replaceAll(' ', '');
  const at = ({ label }: Picked) => label.toLowerCase().replaceAll(' ', '').indexOf(wanted);
  const found = all.filter((each) => at(each) >= 0);
  return [...found.filter((each) => at(each) === 0), ...found.filter((each) => at(each) > 0)];
}

function toOptions(picked: readonly Picked[]): OptionsAnswer {
  const distinct = [...new Map(picked.map((each) => [each.value, each])).values()];
  return { options: distinct.flatMap((each) => toOption(each) ?? []).slice(0, OFFERED) };
}
