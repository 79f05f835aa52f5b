import { isTooDeep } from './cloudtrail/depth.ts';
import { type Carried, openBody } from './cloudtrail/envelope.ts';
import { parseJson } from './cloudtrail/fields.ts';
import { type Carrier, type Counts, createIngest, type IngestDeps, type IngestStore, type IngestTx } from './ingest.ts';

/** What was put aside: a record that could not be read, or a message that Slack refused. */
export type Held = Readonly<{
  /** SHA-256 in hexadecimal. */
  id: string;
  at: Date;
  kind: 'record' | 'message';
  carrier: string;
  channel?: string;
  noticeId?: string;
  reason: string;
}>;

export type HeldWhole = Held & Readonly<{ body: string }>;

/** A transaction in which a record may leave quarantine. */
export type RetryTx = IngestTx & {
  leaveQuarantine(id: string): Promise<void>;
  stayInQuarantine(id: string, reason: string): Promise<void>;
};

export type QuarantineStore = {
  /** Newest first; all without a limit. */
  listQuarantined(limit?: number): Promise<readonly Held[]>;
  /** Those whose id begins so, which is hexadecimal in lower case. */
  findQuarantined(prefix: string, limit: number): Promise<readonly Held[]>;
  openQuarantined(id: string): Promise<HeldWhole | undefined>;
  /** Resolves to whether it was there. */
  dropQuarantined(id: string): Promise<boolean>;
  /** Makes a message's notice due again and takes it out of quarantine; false where there is no such notice. */
  retryMessage(id: string, at: Date): Promise<boolean>;
  writeRetry<T>(work: (tx: RetryTx) => Promise<T>): Promise<T>;
};

export type Retried =
  /** `noticed`: a channel will hear of it. */
  | Readonly<{ kind: 'read'; counts: Counts; noticed: boolean }>
  | Readonly<{ kind: 'unread'; reason: string }>
  | Readonly<{ kind: 'due'; channel: string }>
  /** The notice of a message is not stored any more. */
  | Readonly<{ kind: 'forgotten' }>
  /** Somebody else took it out meanwhile. */
  | Readonly<{ kind: 'absent' }>;

export type RetryDeps = Omit<IngestDeps, 'store' | 'onNoticed'> &
  Readonly<{ store: Pick<QuarantineStore, 'openQuarantined' | 'retryMessage' | 'writeRetry'> }>;

/** Tries again what was put aside, by its id: a record is read as it came, a message's notice is due again. */
export async function retryQuarantined(id: string, deps: RetryDeps): Promise<Retried> {
  const held = await deps.store.openQuarantined(id);
  if (!held) return { kind: 'absent' };
  if (held.kind === 'record') return retryRecord(held, deps);
  const isDue = await deps.store.retryMessage(id, deps.clock.now());
  return isDue ? { kind: 'due', channel: held.channel ?? '' } : { kind: 'forgotten' };
}

async function retryRecord(held: HeldWhole, deps: RetryDeps): Promise<Retried> {
  const carried = openHeld(held);
  const isOne = carried.length === 1;
  let noticed = false;
  let reason: string | undefined;
  const store: IngestStore = {
    write: (work) =>
      deps.store.writeRetry(async (tx) => {
        reason = undefined;
        const saveQuarantine: IngestTx['saveQuarantine'] = async (item) => {
          reason = item.reason;
          // Of several in one body, those that cannot be read stay by themselves.
          await (isOne ? tx.stayInQuarantine(held.id, item.reason) : tx.saveQuarantine(item));
        };
        const result = await work({ ...tx, saveQuarantine });
        if (isOne && reason === undefined) await tx.leaveQuarantine(held.id);
        return result;
      }),
  };
  const onNoticed = () => {
    noticed = true;
  };
  const counts = await createIngest({ ...deps, store, onNoticed }).accept(carried, carrierOf(held));
  if (isOne && counts.quarantined > 0) return { kind: 'unread', reason: reason ?? held.reason };
  // Only when all of it is kept somewhere else: several may have taken several transactions.
  if (!isOne) await deps.store.writeRetry((tx) => tx.leaveQuarantine(held.id));
  return { kind: 'read', counts, noticed };
}

function openHeld({ body, reason }: HeldWhole): readonly Carried[] {
  const value = parseJson(body);
  if (value === undefined) return [{ kind: 'unreadable', body, reason }];
  if (isTooDeep(value)) return [{ kind: 'unreadable', body, reason: 'nested too deep' }];
  return openBody(value);
}

const CARRIERS: Readonly<Record<Carrier, true>> = { ingest: true, poll: true, import: true, lookup: true };

/** What came by a way that is not known any more is kept without a notice. */
function carrierOf({ carrier }: Held): Carrier {
  return isCarrier(carrier) ? carrier : 'import';
}

function isCarrier(carrier: string): carrier is Carrier {
  return Object.hasOwn(CARRIERS, carrier);
}
