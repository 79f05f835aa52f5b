import type { Kysely } from 'kysely';
import type { IngestTx } from '../ingest.ts';
import { findOpenGroups } from './find-groups.ts';
import { saveQuarantine } from './quarantine.ts';
import { saveActivity } from './save-activity.ts';
import { saveNames } from './save-names.ts';
import { addToNotice, openNotice } from './save-notices.ts';
import { createPostingsWriter, type PostingsWriter } from './save-postings.ts';
import type { Tables } from './tables.ts';

/** Gives a work its transaction; what it can be asked by is written at its end, all at once. */
export async function withIngestTx<T>(db: Kysely<Tables>, work: (tx: IngestTx) => Promise<T>): Promise<T> {
  const postings = createPostingsWriter(db);
  const result = await work(createIngestTx(db, postings));
  await postings.flush();
  return result;
}

function createIngestTx(db: Kysely<Tables>, postings: PostingsWriter): IngestTx {
  return {
    saveActivity: (activity, record, arrivedAt, stray) =>
      saveActivity(db, activity, { record, arrivedAt, postings, ...(stray !== undefined && { stray }) }),
    saveNames: (names) => saveNames(db, names),
    saveQuarantine: (item) => saveQuarantine(db, item),
    findOpenGroups: (channel, actorKey) => findOpenGroups(db, channel, actorKey),
    openNotice: (planned) => openNotice(db, planned),
    addToNotice: (noticeId, planned) => addToNotice(db, noticeId, planned),
  };
}
