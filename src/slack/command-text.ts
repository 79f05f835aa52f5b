import type { People } from './people.ts';

const ENTITIES = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
]);
/** A mention without its label: Slack leaves it out for some members. */
const BARE_MENTION = /<@([UW][A-Z0-9]{1,20})>/g;
const MENTIONS_NAMED = 5;

/** What a person typed after a command: Slack's entities as the signs they stand for, mentions with the member's handle. */
export async function commandText(text: string, people: Pick<People, 'person'>): Promise<string> {
  const ids = [...new Set([...text.matchAll(BARE_MENTION)].map(([, id = '']) => id))].slice(0, MENTIONS_NAMED);
  const handles = new Map<string, string>();
  for (const id of ids) {
    const person = await people.person(id).catch(() => undefined);
    if (person) handles.set(id, person.handle.replace(/[<>|]/g, ''));
  }
  const named = text.replace(BARE_MENTION, (all, id: string) =>
    handles.has(id) ? `<@${id}|${handles.get(id)}>` : all,
  );
  return named.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES.get(entity) ?? entity);
}
