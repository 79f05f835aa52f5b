import type { Activity } from '../../src/activity/activity.ts';
import { createLookup } from '../../src/lookup.ts';
import type { Message } from '../../src/notice/message.ts';
import type { NoticeSummary } from '../../src/notice/views.ts';
import type { AccessConfig } from '../../src/slack/access.ts';
import { createGuard } from '../../src/slack/guard.ts';
import { createInFlight } from '../../src/slack/in-flight.ts';
import type { Listener } from '../../src/slack/listener.ts';
import { createListeners } from '../../src/slack/listeners.ts';
import { createOnError } from '../../src/slack/on-error.ts';
import { createPeople } from '../../src/slack/people.ts';
import type { Poster } from '../../src/slack/poster.ts';
import { registerListeners } from '../../src/slack/registry.ts';
import { memoryStore, now } from '../lookup-fixtures.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { ACME, createFakeApp, createFakeSlack, keepingLog, type Methods } from './fake-slack.ts';

export type Posted = Readonly<{ channel: string; threadTs?: string; message: Message }>;

type Parts = Readonly<{
  activities?: readonly Activity[];
  /** Notice id → its activities. */
  notices?: Readonly<Record<string, readonly Activity[]>>;
  /** Notices that show counts alone: their activities are read page by page. */
  summaries?: Readonly<Record<string, NoticeSummary>>;
  /** Who may see what was asked. */
  askers?: readonly string[];
  methods?: Methods;
  access?: Partial<AccessConfig>;
  post?: Poster['post'];
  objection?: (channel: string) => Promise<string | undefined>;
  /** Instead of the bot's own. */
  listeners?: readonly Listener[];
  responseStatus?: () => number;
}>;

/** The bot's listeners in a real Bolt app, with the wire, the poster and the store faked. */
export async function createTrail(parts: Parts = {}) {
  const { activities = [], notices = {}, methods = {}, access = {}, objection = async () => undefined } = parts;
  const slack = createFakeSlack({ ...ACME, ...methods }, parts.responseStatus);
  const { app, send } = await createFakeApp(slack);
  const clock = createManualClock(now);
  const log = keepingLog();
  const posted: Posted[] = [];
  const people = createPeople({ client: slack.client, clock, timeZone: 'UTC' });
  const poster: Poster = {
    post:
      parts.post ??
      (async (to, message) => {
        posted.push({ ...to, message });
        return { ts: `9.${posted.length}` };
      }),
    edit: async () => undefined,
    permalink: async ({ channel, ts }) => `https://acme.slack.com/archives/${channel}/p${ts}`,
  };
  const memory = memoryStore(activities);
  const store = {
    ...memory,
    noticeView: async (noticeId: string) => {
      const view = Object.hasOwn(notices, noticeId) ? notices[noticeId] : undefined;
      const summary = parts.summaries?.[noticeId];
      if (view && summary) return { noticeId, kind: 'storm' as const, activities: [], summary, open: false };
      return view && { noticeId, activities: await memory.explain(view), open: false };
    },
    noticePage: async (noticeId: string, { offset, limit }: Readonly<{ offset: number; limit: number }>) => {
      const all = Object.hasOwn(notices, noticeId) ? notices[noticeId] : undefined;
      return all && { activities: await memory.explain(all.slice(offset, offset + limit)), size: all.length };
    },
    // A notice's message is known by its id.
    findNoticeByTs: async (_: string, ts: string) => (Object.hasOwn(notices, ts) ? ts : undefined),
    listAsked: async ({ limit, offset }: { limit: number; offset: number }) =>
      memory.asked.toReversed().slice(offset, offset + limit),
  };
  const newId = () => `q${memory.asked.length + 1}`;
  const lookup = createLookup({ store, clock, command: '/trail', newId });
  const inFlight = createInFlight(clock);
  const ours = createListeners({
    command: '/trail',
    lookup,
    store,
    poster,
    people,
    clock,
    log,
    objection,
    client: slack.client,
    fetch: slack.fetch,
    askers: parts.askers ?? [],
  });
  const config = { noticeChannel: 'C9', allowedUsers: [], allowedGroups: [], allowedChannels: [], refuseGuests: false };
  registerListeners(app, parts.listeners ?? ours, {
    guard: createGuard({ client: slack.client, people, clock, access: { ...config, ...access }, log }),
    inFlight,
    onError: createOnError({ log, newReference: () => 'ref1' }),
    clock,
    log,
  });
  return {
    send,
    said: slack.said,
    calls: slack.calls,
    posted,
    log,
    clock,
    inFlight,
    asked: memory.asked,
    listeners: ours,
  };
}
