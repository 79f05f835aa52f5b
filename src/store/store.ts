import type { CoverageStore } from '../coverage.ts';
import type { DeliverStore } from '../deliver.ts';
import type { AuditStore, LookupStore, SuggestStore, ThreadStore } from '../lookup.ts';
import type { TurnStore } from '../turns.ts';
import { connect } from './connect.ts';
import { addCoverage, coverage, coveredAreas } from './coverage.ts';
import { createDeliverStore } from './deliver-store.ts';
import { findNoticeByTs } from './find-notice-by-ts.ts';
import { health, type StoreHealth } from './health.ts';
import { type StoreTx, withIngestTx } from './ingest-tx.ts';
import { listAsked } from './list-asked.ts';
import { createLookupStore } from './lookup-store.ts';
import { findMark, saveMark } from './marks.ts';
import { type Quarantined, quarantined } from './quarantine.ts';
import { suggest } from './suggest.ts';
import { takeTurn } from './turns.ts';

export type Store = CoverageStore &
  TurnStore &
  SuggestStore &
  DeliverStore &
  LookupStore &
  ThreadStore &
  AuditStore &
  Readonly<{
    /** The contract is IngestStore.write's. */
    write<T>(work: (tx: StoreTx) => Promise<T>): Promise<T>;
    health(): Promise<StoreHealth>;
    /** Newest first. */
    quarantined(limit: number): Promise<readonly Quarantined[]>;
    /** Until when a source was read, by its name. */
    findMark(name: string): Promise<Date | undefined>;
    saveMark(name: string, at: Date): Promise<void>;
    /** Commits what waits, then lets go of the file. */
    close(): Promise<void>;
  }>;

/**
 * Opens or creates the store at `path`, a file or `:memory:`, and brings its tables up to date.
 * Throws BotError('config') for a missing folder, BotError('store') for a file that cannot be used.
 */
export async function createStore({ path }: Readonly<{ path: string }>): Promise<Store> {
  const connection = await connect(path);
  return {
    ...createLookupStore(connection),
    ...createDeliverStore(connection),
    findNoticeByTs: (channel, ts) => connection.read((db) => findNoticeByTs(db, channel, ts)),
    listAsked: (page) => connection.read((db) => listAsked(db, page)),
    write: (work) => connection.write((db) => withIngestTx(db, work)),
    health: () => connection.read(health),
    quarantined: (limit) => connection.read((db) => quarantined(db, limit)),
    findMark: (name) => connection.read((db) => findMark(db, name)),
    saveMark: (name, at) => connection.write((db) => saveMark(db, name, at)),
    addCoverage: (areas, interval, readAt) => connection.write((db) => addCoverage(db, areas, interval, readAt)),
    coverage: (areas, window) => connection.read((db) => coverage(db, areas, window)),
    coveredAreas: () => connection.read(coveredAreas),
    takeTurn: (turn) => connection.write((db) => takeTurn(db, turn)),
    suggest: (text, kind, limit) => connection.read((db) => suggest(db, text, kind, limit)),
    close: () => connection.close(),
  };
}
