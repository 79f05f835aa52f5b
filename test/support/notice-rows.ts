import type { Activity } from '../../src/activity/activity.ts';
import type { DeliverStore, DetailOutcome, DueDetail, DueNotice, Lease } from '../../src/deliver-store.ts';

export const ACTIVITY: Activity = {
  eventID: 'e1',
  at: new Date('2026-11-22T09:59:00Z'),
  region: 'eu-central-1',
  eventSource: 'connect.amazonaws.com',
  eventName: 'DeleteQueue',
  verb: 'Delete',
  plane: 'config',
  known: true,
  actor: { key: 'iam:1:dana', kind: 'person', name: 'dana', aliases: [], automation: false },
  way: { kind: 'cli' },
  related: [],
  changes: [],
  severity: 'notable',
  treatment: 'tell',
  sameAs: [],
  sha256: '',
};

export type Row = {
  noticeId: string;
  channel: string;
  wanted: number;
  posted: number;
  ts?: string;
  posting: boolean;
  closed?: string;
  sensitive?: boolean;
  kind?: DueNotice['kind'];
  open?: boolean;
  sentAt?: Date;
  edits?: number;
  since?: Date;
};

export type DetailRow = { noticeId: string; part: DueDetail['part'] } & Omit<DetailOutcome, never>;

/** A store of notices in memory, with the contract's rules and nothing else. */
export function createRows(rows: Row[], details: DetailRow[] = []) {
  const row = (noticeId: string): Row => {
    const found = rows.find((candidate) => candidate.noticeId === noticeId);
    if (!found) throw new Error(`no notice ${noticeId}`);
    return found;
  };
  const leases = new Map<string, { holder: string; until: number }>();
  const quarantined: string[] = [];
  const isDue = ({ closed, wanted, posted }: Row) => !closed && wanted > posted;
  const owes = ({ noticeId, state }: DetailRow) =>
    (state === 'due' || state === 'posting') && row(noticeId).ts !== undefined && !isDue(row(noticeId));
  const takeLease = async ({ name, holder, ttlMs, now }: Lease) => {
    const held = leases.get(name);
    if (held && held.holder !== holder && held.until > now.getTime()) return false;
    leases.set(name, { holder, until: now.getTime() + ttlMs });
    return true;
  };
  const keepLease = async (lease: Lease) => leases.get(lease.name)?.holder === lease.holder && takeLease(lease);
  const explained = (eventID: string) => ({
    activity: { ...ACTIVITY, eventID },
    known: { names: {}, earlier: {} },
  });
  const store: DeliverStore = {
    dueChannels: async () => [
      ...new Set([
        ...rows.filter(isDue).map(({ channel }) => channel),
        ...details.filter(owes).map(({ noticeId }) => row(noticeId).channel),
      ]),
    ],
    dueNotices: async (channel, limit) =>
      rows
        .filter((each) => isDue(each) && each.channel === channel)
        .toSorted((one, other) => Number(one.ts !== undefined) - Number(other.ts !== undefined))
        .slice(0, limit)
        .map(({ noticeId, wanted, ts, posting, sensitive = false, kind = 'run', open = true, edits = 0, ...rest }) => ({
          noticeId,
          channel,
          kind,
          sensitive,
          wanted,
          uncertain: posting && !ts,
          since: rest.since ?? ACTIVITY.at,
          open,
          edits,
          ...(ts ? { ts } : {}),
          ...(rest.sentAt ? { sentAt: rest.sentAt } : {}),
        })),
    dueDetails: async (channel) =>
      details
        .filter((each) => owes(each) && row(each.noticeId).channel === channel)
        .toSorted((one, other) => other.part.localeCompare(one.part))
        .map(({ noticeId, part, state, ref }) => ({
          noticeId,
          channel,
          threadTs: row(noticeId).ts ?? '',
          part,
          uncertain: state === 'posting',
          ...(ref ? { ref } : {}),
        })),
    noticeView: async (noticeId) => ({ noticeId, activities: [explained(noticeId)], open: true }),
    noticePage: async (noticeId, { offset }) => ({
      activities: offset === 0 ? [explained(noticeId)] : [],
      size: 1,
      open: false,
    }),
    firstOfNotice: async (noticeId) => ({ activities: [explained(noticeId)], size: 1, open: false, mended: 0 }),
    noticeEvents: async (noticeId) => [noticeId],
    markPosting: async (noticeId, lease) => {
      if (!(await keepLease(lease))) return false;
      row(noticeId).posting = true;
      return true;
    },
    markNotPosted: async (noticeId) => void Object.assign(row(noticeId), { posting: false }),
    markPosted: async (noticeId, version, ts, sentAt) => {
      const { ts: before, edits = 0 } = row(noticeId);
      Object.assign(row(noticeId), { posted: version, ts, posting: false, sentAt, edits: edits + (before ? 1 : 0) });
    },
    markDetail: async ({ noticeId, part }, outcome) =>
      void Object.assign(details.find((each) => each.noticeId === noticeId && each.part === part) ?? {}, outcome),
    holdNotice: async (noticeId) => void Object.assign(row(noticeId), { closed: 'held' }),
    closeNotice: async (noticeId, reason) => void Object.assign(row(noticeId), { closed: reason }),
    settleGroups: async () => undefined,
    foldStorm: async (channel) => {
      const waiting = rows.filter((each) => isDue(each) && each.channel === channel && !each.ts && !each.sensitive);
      for (const each of waiting) each.closed = 'storm';
      rows.push({ noticeId: 'storm', channel, wanted: 1, posted: 0, posting: false, kind: 'storm' });
      return waiting.length;
    },
    saveRefusedMessage: async ({ noticeId, part, reason }) =>
      void quarantined.push([noticeId, part, reason].filter(Boolean).join(' ')),
    takeLease,
    keepLease,
    releaseLease: async ({ name, holder }) => {
      if (leases.get(name)?.holder === holder) leases.delete(name);
    },
  };
  return { ...store, rows, details, leases, quarantined };
}
