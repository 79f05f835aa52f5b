import { type Clock, createClock } from '../clock.ts';
import type { CoverageStore } from '../coverage.ts';
import type { HeldStore } from '../deliver-held.ts';
import type { DeliverStore } from '../deliver-store.ts';
import type { ForgetStore } from '../forget.ts';
import type { AuditStore, LookupStore, SuggestStore, ThreadStore } from '../lookup.ts';
import type { QuarantineStore } from '../quarantine-retry.ts';
import type { RetainStore } from '../retain.ts';
import type { TurnStore } from '../turns.ts';
import { type Connection, connect } from './connect.ts';
import { addCoverage, coverage, coveredAreas } from './coverage.ts';
import { createDeliverStore } from './deliver-store.ts';
import { findNoticeByTs } from './find-notice-by-ts.ts';
import { createForgetStore } from './forget-store.ts';
import { health, type StoreHealth } from './health.ts';
import { createIndexLater, type IndexLater } from './index-later.ts';
import { type StoreTx, withIngestTx } from './ingest-tx.ts';
import { listAsked } from './list-asked.ts';
import { createLookupStore } from './lookup-store.ts';
import { findMark, saveMark } from './marks.ts';
import { checkSchema } from './migrate.ts';
import { type Quarantined, quarantined } from './quarantine.ts';
import { createQuarantineStore, type RefusedMessages } from './quarantine-store.ts';
import { createRetainStore } from './retain-store.ts';
import { suggest } from './suggest.ts';
import type { StoreTarget } from './target.ts';
import { pauseTurns, takeTurn } from './turns.ts';

export type Store = CoverageStore &
  TurnStore &
  RetainStore &
  ForgetStore &
  SuggestStore &
  DeliverStore &
  HeldStore &
  LookupStore &
  ThreadStore &
  AuditStore &
  QuarantineStore &
  RefusedMessages &
  Readonly<{
    /** The contract is IngestStore.write's. */
    write<T>(work: (tx: StoreTx) => Promise<T>): Promise<T>;
    health(): Promise<StoreHealth>;
    /** Newest first. */
    quarantined(limit: number): Promise<readonly Quarantined[]>;
    /** Until when a source was read, by its name. */
    findMark(name: string): Promise<Date | undefined>;
    saveMark(name: string, at: Date): Promise<void>;
    /** Throws BotError('store') when a later version of the program has changed the tables: this one must stop. */
    checkSchema(): Promise<void>;
    /** Commits what waits, then lets go of the file or the connections. */
    close(): Promise<void>;
  }>;

/**
 * Opens the store, a file (created where there is none), `:memory:` or a PostgreSQL database, and brings its tables up to
 * date. Throws BotError('config') for a missing folder, BotError('store') for a store that cannot be used.
 */
export async function createStore(target: StoreTarget, { now }: Pick<Clock, 'now'> = createClock()): Promise<Store> {
  const connection = await connect(target, now);
  const later = createIndexLater(connection);
  return {
    ...createLookupStore(connection),
    ...createDeliverStore(connection),
    ...createQuarantineStore(connection),
    ...createRetainStore(connection),
    ...createForgetStore(connection),
    findNoticeByTs: (channel, ts) => connection.read((db) => findNoticeByTs(db, channel, ts)),
    listAsked: (page) => connection.read((db) => listAsked(db, page)),
    write: (work) => writeIngest(connection, work, later),
    health: async () => {
      const failure = connection.writeFailure();
      return { ...(await connection.read(health)), ...(failure && { failure }) };
    },
    quarantined: (limit) => connection.read((db) => quarantined(db, limit)),
    findMark: (name) => connection.read((db) => findMark(db, name)),
    saveMark: (name, at) => connection.write((db) => saveMark(db, name, at)),
    addCoverage: (areas, interval, readAt) => connection.write((db) => addCoverage(db, areas, interval, readAt)),
    coverage: (areas, window) => connection.read((db) => coverage(db, areas, window)),
    coveredAreas: () => connection.read(coveredAreas),
    pauseTurns: (name, until) => connection.write((db) => pauseTurns(db, name, until)),
    takeTurn: (turn) => connection.write((db) => takeTurn(db, turn)),
    suggest: (text, kind, limit) => connection.read((db) => suggest(db, text, kind, limit)),
    checkSchema: () => connection.read(checkSchema),
    close: async () => {
      await later.end();
      await connection.close();
    },
  };
}

async function writeIngest<T>({ write }: Connection, work: (tx: StoreTx) => Promise<T>, later: IndexLater): Promise<T> {
  let unindexed = 0;
  const result = await write((db) =>
    withIngestTx(db, work, (count) => {
      unindexed = count;
    }),
  );
  if (unindexed > 0) later.note(unindexed);
  return result;
}
