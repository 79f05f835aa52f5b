import type { Kysely } from 'kysely';
import type { Activity } from '../activity/activity.ts';
import { saveActor } from './save-actor.ts';
import { createPostingsWriter, type PostingsWriter } from './save-postings.ts';
import type { Tables } from './tables.ts';

/** What the activities of one work have in common: a thousand changes by one person save that person once. */
export type Batch = Readonly<{
  postings: PostingsWriter;
  things: Set<string>;
  words: Set<string>;
  /** The activity's actor is saved with the rest. */
  meet(activity: Activity): void;
  flush(): Promise<void>;
}>;

export function createBatch(db: Kysely<Tables>): Batch {
  const postings = createPostingsWriter(db);
  const words = new Set<string>();
  /** By actor and aliases, of which all are kept: the newest activity. */
  const met = new Map<string, Activity>();
  return {
    postings,
    things: new Set(),
    words,
    meet(activity) {
      const { key, aliases } = activity.actor;
      const id = JSON.stringify([key, aliases]);
      const earlier = met.get(id);
      if (!earlier || earlier.at < activity.at) met.set(id, activity);
    },
    async flush() {
      for (const activity of met.values()) await saveActor(db, activity, words);
      met.clear();
      await postings.flush();
    },
  };
}
