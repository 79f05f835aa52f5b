import type { HeldStore } from '../deliver-held.ts';
import type { DeliverStore } from '../deliver-store.ts';
import type { Connection } from './connect.ts';
import { closeNotice, dueChannels, dueNotices, markNotPosted, markPosted, markPosting } from './due-notices.ts';
import { openGroups } from './find-groups.ts';
import { foldStorm } from './fold-storm.ts';
import { adopt, countHeld, findHeld, forgetHeld, holdNotice, letGo } from './held-notices.ts';
import { keepLease, releaseLease, takeLease } from './leases.ts';
import { dueDetails, markDetail } from './notice-details.ts';
import { firstOfNotice, noticeEvents, noticePage, noticeView } from './notice-view.ts';
import { saveRefusedMessage } from './quarantine.ts';
import { saveMembers } from './save-notices.ts';
import { settleGroups } from './settle-groups.ts';

export function createDeliverStore({ read, write }: Connection): DeliverStore & HeldStore {
  return {
    dueChannels: () => read(dueChannels),
    dueNotices: (channel, limit) => read((db) => dueNotices(db, channel, limit)),
    dueDetails: (channel, limit) => read((db) => dueDetails(db, channel, limit)),
    noticeView: (noticeId) => read((db) => noticeView(db, noticeId)),
    noticePage: (noticeId, page) => read((db) => noticePage(db, noticeId, page)),
    firstOfNotice: (noticeId, limit) => read((db) => firstOfNotice(db, noticeId, limit)),
    noticeEvents: (noticeId) => read((db) => noticeEvents(db, noticeId)),
    markPosting: (noticeId, lease) => write((db) => markPosting(db, noticeId, lease)),
    markNotPosted: (noticeId) => write((db) => markNotPosted(db, noticeId)),
    markPosted: (noticeId, version, ts, at) => write((db) => markPosted(db, { noticeId, version, ts, at })),
    markDetail: (detail, outcome) => write((db) => markDetail(db, detail, outcome)),
    holdNotice: (noticeId) => write((db) => holdNotice(db, noticeId)),
    closeNotice: (noticeId, reason) => write((db) => closeNotice(db, noticeId, reason)),
    settleGroups: (times) => write((db) => settleGroups(db, times)),
    foldStorm: (channel, times) => write((db) => foldStorm(db, channel, times)),
    saveRefusedMessage: (refused) => write((db) => saveRefusedMessage(db, refused)),
    findHeld: (channel, limit) => read((db) => findHeld(db, channel, limit)),
    countHeld: () => read(countHeld),
    writeHeld: (work) =>
      write((db) =>
        work({
          openGroups: (wish) => openGroups(db, wish),
          saveMembers: (changes) => saveMembers(db, changes),
          letGo: (noticeId) => letGo(db, noticeId),
          forgetHeld: (noticeId) => forgetHeld(db, noticeId),
          adopt: (held, shown) => adopt(db, held, shown),
        }),
      ),
    takeLease: (lease) => write((db) => takeLease(db, lease)),
    keepLease: (lease) => write((db) => keepLease(db, lease)),
    releaseLease: (lease) => write((db) => releaseLease(db, lease)),
  };
}
