import type { Kysely } from 'kysely';
import type { IngestTx } from '../ingest.ts';
import { type Batch, createBatch } from './batch.ts';
import { openGroups } from './find-groups.ts';
import { saveQuarantine } from './quarantine.ts';
import { saveActivity } from './save-activity.ts';
import { saveNames } from './save-names.ts';
import { saveMembers } from './save-notices.ts';
import type { Tables } from './tables.ts';

/** Gives a work its transaction; what its activities share is written at its end, once. */
export async function withIngestTx<T>(db: Kysely<Tables>, work: (tx: IngestTx) => Promise<T>): Promise<T> {
  const batch = createBatch(db);
  const result = await work(createIngestTx(db, batch));
  await batch.flush();
  return result;
}

function createIngestTx(db: Kysely<Tables>, batch: Batch): IngestTx {
  return {
    saveActivity: (activity, record, arrivedAt, stray) =>
      saveActivity(db, activity, { record, arrivedAt, batch, ...(stray !== undefined && { stray }) }),
    saveNames: (names) => saveNames(db, names),
    saveQuarantine: (item) => saveQuarantine(db, item),
    openGroups: (wish) => openGroups(db, wish),
    saveMembers: (changes) => saveMembers(db, changes),
  };
}
