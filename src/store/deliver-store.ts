import type { DeliverStore } from '../deliver.ts';
import type { Connection } from './connect.ts';
import { closeNotice, dueNotices, markPosted, markPosting, noticeView, settleGroups } from './deliver-notices.ts';
import { noticePage } from './notice-page.ts';

export function createDeliverStore({ read, write }: Connection): DeliverStore {
  return {
    dueNotices: (limit, parked) => read((db) => dueNotices(db, limit, parked)),
    noticePage: (noticeId, page) => read((db) => noticePage(db, noticeId, page)),
    noticeView: (noticeId) => read((db) => noticeView(db, noticeId)),
    markPosting: (noticeId) => write((db) => markPosting(db, noticeId)),
    markPosted: (noticeId, version, ts) => write((db) => markPosted(db, { noticeId, version, ts })),
    closeNotice: (noticeId, reason) => write((db) => closeNotice(db, noticeId, reason)),
    settleGroups: (now) => write((db) => settleGroups(db, now)),
  };
}
