import type { Activity } from './activity/activity.ts';
import type { Clock } from './clock.ts';
import type { Log } from './deliver.ts';
import { SlackRefusal } from './errors.ts';
import { type NoticeTx, type PlannedNotice, saveNotices } from './ingest-notices.ts';
import { heldSentence } from './notice/operator-words.ts';
import { eventMark } from './notice/shown-events.ts';

/** A notice that waits until it is known whether its channel shows it already. */
export type HeldNotice = Readonly<{
  noticeId: string;
  activity: Activity;
  arrivedAt: Date;
  /** It stood in the backup, unposted; the others came after the restore. */
  isOfBackup: boolean;
}>;

/** The message that shows an activity. */
export type ShownIn = Readonly<{ noticeId: string; ts: string }>;

/** What a channel's messages say they show, of one stretch of time. */
export type Shown = Readonly<{
  /** By eventMark. */
  byMark: ReadonlyMap<string, ShownIn>;
  /** Notices of more than fit into their metadata, with the time that they speak of. */
  longOnes: readonly (ShownIn & Readonly<{ from: Date; to: Date }>)[];
}>;

export type HeldTx = NoticeTx & {
  letGo(noticeId: string): Promise<void>;
  forgetHeld(noticeId: string): Promise<void>;
  adopt(held: HeldNotice, shown: ShownIn): Promise<void>;
};

export type HeldStore = {
  findHeld(channel: string, limit: number): Promise<readonly HeldNotice[]>;
  countHeld(): Promise<number>;
  writeHeld(work: (tx: HeldTx) => Promise<void>): Promise<void>;
};

export type HeldDeps = Readonly<{
  store: HeldStore;
  /** 'unknown' where Slack does not let us look. Throws SlackRefusal where it cannot be asked now. */
  shownIn(channel: string, since: Date): Promise<Shown | 'unknown'>;
  channel: string;
  /** When the newest record of the backup had come. */
  restoredFrom: Date;
  /** As if it had just come; undefined where it is not to be told. */
  plan(activity: Activity): PlannedNotice | undefined;
  clock: Clock;
  log: Pick<Log, 'info' | 'warn'>;
  tellOperator(sentence: string): void;
  /** Something may be due. */
  onReleased(): void;
}>;

const SECOND = 1000;
const LOOK_AGAIN = 5 * SECOND;
const TRY_AGAIN = 30 * SECOND;
const AT_ONCE = 200;

/**
 * After a restore, tells what came since the backup and is not in the channel yet (P2). Runs until aborted: EventBridge and
 * polling bring such records for a day.
 */
export function createHeldRelease(deps: HeldDeps): Readonly<{ run(signal: AbortSignal): Promise<void> }> {
  const { store, channel, clock, log } = deps;
  let shown: Shown | undefined;
  let said = 0;

  async function release(): Promise<number> {
    const held = await store.findHeld(channel, AT_ONCE);
    if (held.length === 0) return LOOK_AGAIN;
    const seen = shown ?? (await deps.shownIn(channel, deps.restoredFrom));
    if (seen === 'unknown') return sayHeld();
    shown = seen;
    await store.writeHeld((tx) => decide(held, seen, tx, deps));
    log.info({ channel, notices: held.length }, 'What came since the backup was compared with the channel.');
    deps.onReleased();
    return held.length === AT_ONCE ? 0 : LOOK_AGAIN;
  }

  async function sayHeld(): Promise<number> {
    const count = await store.countHeld();
    if (count > said) {
      log.warn({ channel, held: count }, heldSentence(count));
      if (said === 0) deps.tellOperator(heldSentence(count));
    }
    said = count;
    return TRY_AGAIN;
  }

  return {
    async run(signal) {
      while (!signal.aborted) {
        const wait = await release().catch((error: unknown) => {
          const reason = error instanceof SlackRefusal ? error.reason : error;
          log.warn({ channel, reason }, 'What came since the backup cannot be compared with the channel yet.');
          return TRY_AGAIN;
        });
        if (wait > 0) await clock.sleep(wait, signal).catch(() => undefined);
      }
    },
  };
}

async function decide(
  held: readonly HeldNotice[],
  shown: Shown,
  tx: HeldTx,
  { plan }: Pick<HeldDeps, 'plan'>,
): Promise<void> {
  const planned: PlannedNotice[] = [];
  for (const notice of held) {
    const where = whereShown(notice.activity, shown);
    if (where) await tx.adopt(notice, where);
    else if (notice.isOfBackup) await tx.letGo(notice.noticeId);
    else {
      await tx.forgetHeld(notice.noticeId);
      const again = plan(notice.activity);
      if (again) planned.push({ ...again, arrivedAt: notice.arrivedAt });
    }
  }
  await saveNotices(planned, tx);
}

function whereShown({ eventID, at }: Activity, { byMark, longOnes }: Shown): ShownIn | undefined {
  return byMark.get(eventMark(eventID)) ?? longOnes.find(({ from, to }) => from <= at && at <= to);
}
