import type { Kysely } from 'kysely';
import { BotError } from '../errors.ts';
import type { IngestTx } from '../ingest.ts';
import { oldestArrivals, removeArrivals, saveArrivals } from './arrivals.ts';
import { type Batch, createBatch } from './batch.ts';
import { type Draft, toDraft } from './draft.ts';
import { openGroups } from './find-groups.ts';
import { saveQuarantine } from './quarantine.ts';
import { saveDrafts } from './save-drafts.ts';
import { saveNames } from './save-names.ts';
import { saveMembers } from './save-notices.ts';
import type { OnUnindexed } from './save-postings.ts';
import type { Tables } from './tables.ts';

/** A work's transaction. */
export type StoreTx = IngestTx &
  Readonly<{
    /** saveActivities for activities that were drafted elsewhere. */
    saveDrafts(drafts: readonly Draft[], arrivedAt: Date): Promise<readonly ('new' | 'known')[]>;
  }>;

/** Gives a work its transaction; what its activities share is written at its end, once. */
export async function withIngestTx<T>(
  db: Kysely<Tables>,
  work: (tx: StoreTx) => Promise<T>,
  onUnindexed?: OnUnindexed,
): Promise<T> {
  const batch = createBatch(db, onUnindexed);
  const result = await work(createIngestTx(db, batch));
  await batch.flush();
  return result;
}

function createIngestTx(db: Kysely<Tables>, batch: Batch): StoreTx {
  const save = (drafts: readonly Draft[], arrivedAt: Date) => saveDrafts(db, drafts, { arrivedAt, batch });
  return {
    saveDrafts: save,
    saveActivities: (all, arrivedAt) =>
      save(
        all.map(({ activity, record, stray }) => toDraft(activity, record, stray)),
        arrivedAt,
      ),
    async saveActivity(activity, record, arrivedAt, stray) {
      const [outcome] = await save([toDraft(activity, record, stray)], arrivedAt);
      if (!outcome) throw new BotError('store', 'An activity was neither saved nor known.');
      return outcome;
    },
    saveArrivals: (all, arrivedAt) => saveArrivals(db, all, arrivedAt),
    arrivals: (limit) => oldestArrivals(db, limit),
    removeArrivals: (upTo) => removeArrivals(db, upTo),
    saveNames: (names) => saveNames(db, names),
    saveQuarantine: (item) => saveQuarantine(db, item),
    openGroups: (wish) => openGroups(db, wish),
    saveMembers: (changes) => saveMembers(db, changes),
  };
}
