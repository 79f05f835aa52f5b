import type { QuarantineStore } from '../quarantine-retry.ts';
import type { Connection } from './connect.ts';
import { withIngestTx } from './ingest-tx.ts';
import {
  findQuarantined,
  leaveQuarantine,
  listQuarantined,
  openQuarantined,
  type RefusedMessage,
  saveRefusedMessage,
  stayInQuarantine,
} from './quarantine.ts';
import { retryMessage } from './retry-message.ts';

export type RefusedMessages = Readonly<{
  /** Keeps what Slack refused, whole. */
  saveRefusedMessage(refused: RefusedMessage): Promise<void>;
}>;

export function createQuarantineStore({ read, write }: Connection): QuarantineStore & RefusedMessages {
  return {
    saveRefusedMessage: (refused) => write((db) => saveRefusedMessage(db, refused)),
    listQuarantined: (limit) => read((db) => listQuarantined(db, limit)),
    findQuarantined: (prefix, limit) => read((db) => findQuarantined(db, prefix, limit)),
    openQuarantined: (id) => read((db) => openQuarantined(db, id)),
    dropQuarantined: (id) => write((db) => leaveQuarantine(db, id)),
    retryMessage: (id, at) => write((db) => retryMessage(db, id, at)),
    writeRetry: (work) =>
      write((db) =>
        withIngestTx(db, (tx) =>
          work({
            ...tx,
            leaveQuarantine: async (id) => void (await leaveQuarantine(db, id)),
            stayInQuarantine: (id, reason) => stayInQuarantine(db, id, reason),
          }),
        ),
      ),
  };
}
