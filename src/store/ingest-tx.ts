import type { Kysely } from 'kysely';
import type { IngestTx } from '../ingest.ts';
import { findOpenGroups } from './find-groups.ts';
import { saveQuarantine } from './quarantine.ts';
import { saveActivity } from './save-activity.ts';
import { saveNames } from './save-names.ts';
import { addToNotice, openNotice } from './save-notices.ts';
import type { Tables } from './tables.ts';

export function createIngestTx(db: Kysely<Tables>): IngestTx {
  return {
    saveActivity: (activity, record, arrivedAt, stray) =>
      saveActivity(db, activity, { record, arrivedAt, ...(stray !== undefined && { stray }) }),
    saveNames: (names) => saveNames(db, names),
    saveQuarantine: (item) => saveQuarantine(db, item),
    findOpenGroups: (channel, actorKey) => findOpenGroups(db, channel, actorKey),
    openNotice: (planned) => openNotice(db, planned),
    addToNotice: (noticeId, planned) => addToNotice(db, noticeId, planned),
  };
}
