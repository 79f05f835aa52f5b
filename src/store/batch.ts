import type { Kysely } from 'kysely';
import { insertRows, type Values } from './bulk.ts';
import { DELETION_COLUMNS, type Draft, VALUE_COLUMNS } from './draft.ts';
import type { ActorDraft } from './draft-actor.ts';
import type { Thing } from './draft-things.ts';
import { saveActors } from './save-actor.ts';
import { createPostingsWriter, type OnUnindexed, type PostingsWriter } from './save-postings.ts';
import { saveThings } from './save-things.ts';
import { saveWords, type Word } from './save-words.ts';
import type { Tables } from './tables.ts';

/** What the activities of one work have in common: a thousand changes by one person save that person once. */
export type Batch = Readonly<{
  postings: PostingsWriter;
  /** What the activity refers to, set and was done by is saved with the rest. */
  meet(draft: Draft): void;
  flush(): Promise<void>;
}>;

export function createBatch(db: Kysely<Tables>, onUnindexed?: OnUnindexed): Batch {
  const postings = createPostingsWriter(db, onUnindexed);
  /** By key: the newest. */
  const actors = new Map<string, ActorDraft>();
  const things = new Map<string, Thing>();
  const deletions: Values[] = [];
  const fieldValues: Values[] = [];
  const words = { actor: new Map<string, Word>(), thing: new Map<string, Word>() };
  const learn = (kept: Map<string, Word>, word: Word) => kept.set(`${word.key}\n${word.text}`, word);

  function meetActor(actor: ActorDraft): void {
    const earlier = actors.get(actor.key);
    if (!earlier || earlier.seenAt < actor.seenAt) actors.set(actor.key, actor);
    if (earlier?.aliases === actor.aliases) return;
    for (const text of actor.aliases) learn(words.actor, { key: actor.key, text });
  }

  function meetThing(thing: Thing): void {
    const earlier = things.get(thing.key);
    if (!earlier) things.set(thing.key, thing);
    else if (earlier.instanceId === null && thing.instanceId !== null)
      things.set(thing.key, { ...earlier, instanceId: thing.instanceId });
  }

  return {
    postings,
    meet(draft) {
      const {
        actor,
        things: { things: met, words: telling },
      } = draft;
      deletions.push(...draft.deletions);
      fieldValues.push(...draft.fieldValues);
      meetActor(actor);
      for (const thing of met) meetThing(thing);
      for (const word of telling) learn(words.thing, word);
    },
    async flush() {
      await saveActors(db, actors.values());
      await saveThings(db, things.values());
      await saveWords(db, 'actor', words.actor.values());
      await saveWords(db, 'thing', words.thing.values());
      await saveDeletions(db, deletions.splice(0));
      await saveFieldValues(db, fieldValues.splice(0));
      for (const kept of [actors, things, words.actor, words.thing]) kept.clear();
      await postings.flush();
    },
  };
}

async function saveDeletions(db: Kysely<Tables>, rows: readonly Values[]): Promise<void> {
  await insertRows(db, { table: 'deletions', columns: DELETION_COLUMNS }, inTableOrder(rows));
}

async function saveFieldValues(db: Kysely<Tables>, rows: readonly Values[]): Promise<void> {
  const tail = 'on conflict do nothing';
  await insertRows(db, { table: 'field_values', columns: VALUE_COLUMNS, tail }, inTableOrder(rows));
}

/** By the resource, with which their keys begin: neighbours share a page. */
function inTableOrder(rows: readonly Values[]): readonly Values[] {
  return rows.toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1));
}
