import type { Explained } from './activity/known.ts';
import type { Clock } from './clock.ts';
import { SlackRefusal } from './errors.ts';
import type { Message } from './notice/message.ts';
import { renderNotice } from './notice/notice.ts';
import type { NoticeView } from './notice/views.ts';

/** A notice whose channel does not show its newest version yet. */
export type DueNotice = Readonly<{
  noticeId: string;
  channel: string;
  /** The version the channel should show. */
  wanted: number;
  /** The message to edit; absent before the first post. */
  ts?: string;
  /** A first post was begun and its outcome never recorded (the process died, or the answer was lost). */
  uncertain: boolean;
  /** When the oldest change that the channel does not show arrived. */
  since: Date;
}>;

export type NoticePage = Readonly<{ offset: number; limit: number }>;
export type NoticeActivities = Readonly<{ activities: readonly Explained[]; size: number }>;

export type DeliverStore = {
  /** First posts before edits, then the longest waiting first. Closed notices and those in `parked` channels are left out. */
  dueNotices(limit: number, parked: readonly string[]): Promise<readonly DueNotice[]>;
  noticeView(noticeId: string): Promise<NoticeView | undefined>;
  /** Some of a notice's activities, oldest first, and how many it has. */
  noticePage(noticeId: string, page: NoticePage): Promise<NoticeActivities | undefined>;
  /** Recorded before a first post is sent. */
  markPosting(noticeId: string): Promise<void>;
  markPosted(noticeId: string, version: number, ts: string): Promise<void>;
  /** Never sent or edited again; the reason is kept. */
  closeNotice(noticeId: string, reason: string): Promise<void>;
  /** Open notices whose group can no longer grow are closed for joining (their last version is still delivered). */
  settleGroups(now: Date): Promise<void>;
};

export type Log = Readonly<Record<'debug' | 'info' | 'warn' | 'error', (fields: object, sentence: string) => void>>;

export type DeliverDeps = Readonly<{
  store: DeliverStore;
  clock: Clock;
  log: Log;
  post(channel: string, message: Message): Promise<Readonly<{ ts: string }>>;
  edit(at: Readonly<{ channel: string; ts: string }>, message: Message): Promise<void>;
  /** The ts of a notice that the channel shows already, by its metadata; 'unknown' when Slack may not be asked. */
  findPosted(channel: string, noticeId: string, since: Date): Promise<string | 'none' | 'unknown'>;
  /** Why this channel must not be posted to now (shared with another company, not a member); undefined when it may. */
  objection(channel: string): Promise<string | undefined>;
}>;

/** What delivery is doing, for `/healthz`. */
export type DeliveryState = Readonly<{
  parked: readonly Readonly<{ channel: string; reason: string; since: Date }>[];
  lastPostAt?: Date;
  /** Slack's last passing refusal, gone with the next success. */
  trouble?: string;
}>;

export type Delivery = Readonly<{
  /** Something may be due. */
  wake(): void;
  /** Brings channels to their wanted state until aborted; resolves when the call in hand is done. */
  run(signal: AbortSignal): Promise<void>;
  state(): DeliveryState;
}>;

const SECOND = 1000;
/** Event ids in one log line. */
const LOGGED = 10;
/** Edits of one message keep this distance (design 5). */
const EDIT_SPACING = 3 * SECOND;
/** A parked channel is tried again this often. */
const PARK_TIME = 60 * SECOND;
/** An uncertain post is looked for only when Slack has had this long to show it. */
const SETTLING = 10 * SECOND;
const LONGEST_BACKOFF = 60 * SECOND;

export function createDelivery(deps: DeliverDeps): Delivery {
  const { store, clock, log } = deps;
  const parked = new Map<string, { reason: string; since: Date }>();
  const notBefore = new Map<string, number>();
  /** Notices that Slack certainly did not take, whatever the store says of a post begun. */
  const untaken = new Set<string>();
  let lastPostAt: Date | undefined;
  let trouble: string | undefined;
  let failures = 0;
  let awake = createSignal();

  const now = () => clock.now().getTime();
  const park = (channel: string, reason: string): void => {
    if (parked.get(channel)?.reason !== reason) log.error({ channel, reason }, parkingAdvice(channel, reason));
    parked.set(channel, { reason, since: clock.now() });
  };

  /** The next notice that may be sent now, or how long until one may. */
  async function next(): Promise<DueNotice | number> {
    for (const [channel, { since }] of parked) if (now() - since.getTime() >= PARK_TIME) parked.delete(channel);
    const due = await store.dueNotices(50, [...parked.keys()]);
    const ready = due.find(({ noticeId }) => (notBefore.get(noticeId) ?? 0) <= now());
    if (ready) return ready;
    const soonest = Math.min(...due.map(({ noticeId }) => notBefore.get(noticeId) ?? 0), now() + 10 * SECOND);
    return Math.max(soonest - now(), 50);
  }

  async function send(due: DueNotice): Promise<void> {
    const objection = await deps.objection(due.channel);
    if (objection) return park(due.channel, objection);
    parkedNoMore(due.channel);
    if (due.uncertain && !untaken.has(due.noticeId) && !(await settle(due))) return;
    const view = await store.noticeView(due.noticeId);
    if (!view || view.activities.length === 0) return store.closeNotice(due.noticeId, 'nothing to show');
    const message = renderNotice(view);
    const eventIDs = view.activities.slice(-LOGGED).map(({ activity }) => activity.eventID);
    await show(due, message).then(
      () => log.debug({ noticeId: due.noticeId, version: due.wanted, eventIDs }, 'A notice was sent.'),
      (error: unknown) => refused(due, message, error),
    );
  }

  /** Posts or edits; the version is the one read before rendering, so a change that came since is due again. */
  async function show({ noticeId, channel, wanted, ts }: DueNotice, message: Message): Promise<void> {
    if (ts) await deps.edit({ channel, ts }, message);
    else await store.markPosting(noticeId);
    const shown = ts ?? (await deps.post(channel, message)).ts;
    await store.markPosted(noticeId, wanted, shown);
    notBefore.set(noticeId, now() + EDIT_SPACING);
    untaken.delete(noticeId);
    lastPostAt = clock.now();
    trouble = undefined;
    failures = 0;
  }

  /** True when the notice is known not to be in the channel, so that it may be sent (P2). */
  async function settle({ noticeId, channel, since }: DueNotice): Promise<boolean> {
    const wait = notBefore.get(noticeId);
    if (wait === undefined) {
      notBefore.set(noticeId, now() + SETTLING);
      return false;
    }
    const found = await deps.findPosted(channel, noticeId, since);
    if (found === 'none') return true;
    if (found === 'unknown') {
      log.warn(
        { noticeId, channel },
        'An uncertain post is sent again: without the history scope it cannot be looked for.',
      );
      return true;
    }
    await store.markPosted(noticeId, 0, found);
    return false;
  }

  async function refused(due: DueNotice, message: Message, error: unknown): Promise<void> {
    if (!(error instanceof SlackRefusal)) throw error;
    const { kind, reason } = error;
    if (kind === 'uncertain') untaken.delete(due.noticeId);
    else untaken.add(due.noticeId);
    if (kind === 'gone') return store.closeNotice(due.noticeId, reason);
    if (kind === 'channel' || kind === 'token') return park(due.channel, reason);
    if (kind === 'content') return fallBack(due, message, reason);
    postpone(due, error);
  }

  /** Longer each time, or as long as Slack says. */
  function postpone({ noticeId, channel }: DueNotice, { kind, reason, retryAfterMs }: SlackRefusal): void {
    trouble = reason;
    failures += 1;
    const pause = retryAfterMs ?? Math.min(SECOND * 2 ** failures, LONGEST_BACKOFF);
    notBefore.set(noticeId, now() + Math.max(pause, kind === 'uncertain' ? SETTLING : 0));
    log.warn({ noticeId, channel, reason, pause }, 'Slack did not take a notice; it is tried again.');
  }

  /** Blocks that Slack refuses must not cost the notice: its sentence goes as plain text. */
  async function fallBack(due: DueNotice, { text, metadata }: Message, reason: string): Promise<void> {
    log.error({ noticeId: due.noticeId, reason }, 'Slack refused a notice as it was; it goes as plain text.');
    const plain = { text, blocks: [], ...(metadata ? { metadata } : {}) };
    await show(due, plain).catch(async (error: unknown) => {
      if (!(error instanceof SlackRefusal) || error.kind !== 'content') return refused(due, plain, error);
      await store.closeNotice(due.noticeId, `Slack refused it, also as plain text: ${error.reason}`);
    });
  }

  /** A fault of ours with one notice: its neighbours go on, it is tried again later. */
  function stumbled({ noticeId }: DueNotice, error: unknown): void {
    failures += 1;
    notBefore.set(noticeId, now() + Math.min(SECOND * 2 ** failures, LONGEST_BACKOFF));
    log.error({ noticeId, err: error }, 'A notice could not be brought up to date; it is tried again.');
  }

  function parkedNoMore(channel: string): void {
    if (parked.delete(channel)) log.info({ channel }, 'The channel can be posted to again.');
  }

  return {
    wake: () => awake.fire(),
    state: () => ({
      parked: [...parked].map(([channel, { reason, since }]) => ({ channel, reason, since })),
      ...(lastPostAt ? { lastPostAt } : {}),
      ...(trouble ? { trouble } : {}),
    }),
    async run(signal) {
      while (!signal.aborted) {
        await store.settleGroups(clock.now());
        const due = await next();
        if (typeof due !== 'number') {
          await send(due).catch((error: unknown) =>
            // Slack could not be asked whether it may be sent.
            error instanceof SlackRefusal ? postpone(due, error) : stumbled(due, error),
          );
          continue;
        }
        await Promise.race([awake.fired, clock.sleep(due, signal).catch(() => undefined)]);
        awake = createSignal();
      }
    },
  };
}

/** A promise that `fire` resolves. */
function createSignal(): Readonly<{ fired: Promise<void>; fire(): void }> {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { fired: promise, fire: resolve };
}

/** What the operator must do, in the words of the place where they do it. */
export function parkingAdvice(channel: string, reason: string): string {
  if (reason === 'channel_not_found' || reason === 'not_in_channel') {
    return `Cannot post to ${channel}: invite the bot there with /invite @Connect Trail, or correct NOTICE_CHANNEL.`;
  }
  if (reason === 'is_archived')
    return `Cannot post to ${channel}: it is archived. Unarchive it, or change NOTICE_CHANNEL.`;
  if (reason === 'shared_channel') {
    return `Not posting to ${channel}: it is shared with another company. Set ALLOW_SHARED_CHANNEL=true if they may read every change.`;
  }
  if (reason === 'missing_scope') {
    return `Cannot post to ${channel}: the app lacks a scope. Compare it with manifest.yml (chat:write, channels:read, groups:read), then install it again.`;
  }
  return `Cannot post to ${channel}: Slack answers ${reason}.`;
}
