import type { Kysely } from 'kysely';
import type { Draft } from './draft.ts';
import { type ActorDraft, saveActors } from './save-actor.ts';
import { createPostingsWriter, type PostingsWriter } from './save-postings.ts';
import { saveThings, type Thing } from './save-things.ts';
import { saveWords, type Word } from './save-words.ts';
import type { Tables } from './tables.ts';

/** What the activities of one work have in common: a thousand changes by one person save that person once. */
export type Batch = Readonly<{
  postings: PostingsWriter;
  /** The activity's actor and things are saved with the rest. */
  meet(draft: Draft): void;
  flush(): Promise<void>;
}>;

export function createBatch(db: Kysely<Tables>): Batch {
  const postings = createPostingsWriter(db);
  /** By key: the newest. */
  const actors = new Map<string, ActorDraft>();
  const things = new Map<string, Thing>();
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
    meet({ actor, things: { things: met, words: telling } }) {
      meetActor(actor);
      for (const thing of met) meetThing(thing);
      for (const word of telling) learn(words.thing, word);
    },
    async flush() {
      await saveActors(db, actors.values());
      await saveThings(db, things.values());
      await saveWords(db, 'actor', words.actor.values());
      await saveWords(db, 'thing', words.thing.values());
      for (const kept of [actors, things, words.actor, words.thing]) kept.clear();
      await postings.flush();
    },
  };
}
