import type { Carrier, Counts, IngestDeps, IngestTx, SavedActivity } from './ingest.ts';
import { planNotice, saveNotices } from './ingest-notices.ts';
import { type Prepared, type PreparedActivity, textOf } from './ingest-prepare.ts';

/** What arrived, and how it came. */
export type Item = Readonly<{ prepared: Prepared; carrier: Carrier }>;

export type Outcome = Readonly<{ outcome: keyof Counts; planned: boolean }>;

/** Keeps them in one transaction, with the notices they ask for; then delivery and the log are told. */
export async function commit(items: readonly Item[], deps: IngestDeps): Promise<readonly Outcome[]> {
  const outcomes = await deps.store.write((tx) => save(items, tx, deps));
  tellKept(items, outcomes, deps);
  return outcomes;
}

/** The same in a transaction that is under way. */
export async function save(items: readonly Item[], tx: IngestTx, deps: IngestDeps): Promise<readonly Outcome[]> {
  const now = deps.clock.now();
  for (const { prepared, carrier } of items)
    if (prepared.kind === 'quarantine') await putAside(prepared, carrier, now, tx);
  const names = items.flatMap(({ prepared }) => (prepared.kind === 'quarantine' ? [] : prepared.names));
  if (names.length > 0) await tx.saveNames(names);
  const activities = items.flatMap(({ prepared }) => (prepared.kind === 'activity' ? [prepared] : []));
  const saved = activities.length > 0 ? await tx.saveActivities(activities.map(toSaved), now) : [];
  const news = new Set(activities.filter((_, index) => saved[index] === 'new'));
  const planned = items.map(({ prepared, carrier }) => {
    if (prepared.kind !== 'activity' || prepared.replayed || !news.has(prepared)) return undefined;
    return planNotice(prepared.activity, carrier, now, deps);
  });
  const notices = planned.filter((each) => each !== undefined);
  if (notices.length > 0) await saveNotices(notices, tx);
  return items.map(({ prepared }, index) => ({
    outcome: outcomeOf(prepared, news),
    planned: planned[index] !== undefined,
  }));
}

/** Keeps what cannot be read, or be kept, with the reason. */
export async function putAside(
  { body, reason }: Readonly<{ body: unknown; reason: string }>,
  carrier: Carrier,
  at: Date,
  tx: Pick<IngestTx, 'saveQuarantine'>,
): Promise<void> {
  await tx.saveQuarantine({ body: textOf(body), reason, carrier, at });
}

function toSaved({ activity, record, replayed }: PreparedActivity): SavedActivity {
  return { activity, record, stray: replayed };
}

function outcomeOf(prepared: Prepared, news: ReadonlySet<Prepared>): keyof Counts {
  if (prepared.kind === 'activity') return news.has(prepared) ? 'kept' : 'known';
  return prepared.kind === 'quarantine' ? 'quarantined' : 'notOurs';
}

/** One line for what is new, however much it is, so that a notice can be followed back to its record. */
export function tellKept(items: readonly Item[], outcomes: readonly Outcome[], { log, onNoticed }: IngestDeps): void {
  const kept = new Map<Carrier, string[]>();
  for (const [index, { prepared, carrier }] of items.entries()) {
    if (prepared.kind === 'quarantine') log.warn({ carrier, reason: prepared.reason }, 'A record was put aside.');
    if (prepared.kind !== 'activity' || outcomes[index]?.outcome !== 'kept') continue;
    const { eventID, eventName, region } = prepared.activity;
    const line = `${eventID} ${eventName} ${region}${outcomes[index].planned ? ' noticed' : ''}`;
    const lines = kept.get(carrier) ?? [];
    lines.push(line);
    kept.set(carrier, lines);
  }
  for (const [carrier, records] of kept) log.info({ carrier, records }, 'Records were kept.');
  if (outcomes.some(({ planned }) => planned)) onNoticed();
}

export function countsOf(outcomes: readonly Pick<Outcome, 'outcome'>[]): Counts {
  const count = (counted: keyof Counts) => outcomes.filter(({ outcome }) => outcome === counted).length;
  return { kept: count('kept'), known: count('known'), notOurs: count('notOurs'), quarantined: count('quarantined') };
}
