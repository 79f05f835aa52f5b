import type { Explained } from '../activity/known.ts';
import type { Lookup, LookupStore, Outcome, ThreadStore } from '../lookup.ts';
import { ACTIONS } from '../notice/actions.ts';
import { renderDetails } from '../notice/details.ts';
import { fromPickValue, NO_NOTICE_HERE, renderMentionHelp, renderWhich } from '../notice/mention.ts';
import type { Message } from '../notice/message.ts';
import { renderAnswer } from '../notice/reply.ts';
import { NOTICE_NOT_STORED, OTHER_VERSION, renderNotShared } from '../notice/short-replies.ts';
import { type Answer, type NoticeView, noticeSize } from '../notice/views.ts';
import { renderOutcome } from './command-outcome.ts';
import { commandText } from './command-text.ts';
import type { ActionCall, BodyCall, Listener, Respond } from './listener.ts';
import { mentionOf } from './mention-body.ts';
import { activitiesOn, contextOf } from './mention-context.ts';
import { type MentionVerb, readMention } from './mention-read.ts';
import { giveRaw } from './notice-raw.ts';
import { findNotice, type NoticeViewStore } from './notice-view.ts';
import type { People } from './people.ts';
import { createSeenOnce } from './seen-once.ts';
import type { ThreadAnswers } from './thread-answers.ts';
import { createThreadPast } from './thread-past.ts';

type MentionDeps = Parameters<typeof createThreadPast>[0] &
  Readonly<{
    lookup: Lookup;
    store: NoticeViewStore & Pick<LookupStore, 'findRecord'> & ThreadStore;
    people: People;
    threads: ThreadAnswers;
    /** Why a channel must not be posted to. */
    objection(channel: string): Promise<string | undefined>;
    command: string;
  }>;

/** A line in a thread, whoever typed it and wherever the notice is: what an answer needs. */
type Line = Readonly<{
  typed: string;
  slackUserId: string;
  channel: string;
  threadTs: string;
  respond: Respond;
  view?: NoticeView | undefined;
  /** The one thing that was chosen of several; '' for all of them. */
  key?: string;
}>;

/** `@Connect Trail …`: answered in the thread for everybody there, saying who asked. */
export function createMentions(deps: MentionDeps): readonly Listener[] {
  const { lookup, store, people, threads, command } = deps;
  const finish = createThreadPast(deps);
  const isNew = createSeenOnce();

  async function mentioned({ visitor: { slackUserId }, body, respond }: BodyCall): Promise<void> {
    const { eventId, channel, ts, threadTs, text } = mentionOf(body);
    if (!isNew(eventId)) return;
    const noticeId = threadTs === undefined ? undefined : await store.findNoticeByTs(channel, threadTs);
    const view = noticeId === undefined ? undefined : await findNotice(store, noticeId);
    const typed = await commandText(text, people);
    await answer({ typed, slackUserId, channel, threadTs: threadTs ?? ts, respond, view });
  }

  async function picked({
    visitor: { slackUserId },
    channel,
    ts,
    threadTs,
    value,
    respond,
  }: ActionCall): Promise<void> {
    const pick = fromPickValue(value);
    const view = pick && (await findNotice(store, pick.noticeId));
    if (!pick) return respond(OTHER_VERSION);
    if (!view) return respond(NOTICE_NOT_STORED);
    const { typed, key } = pick;
    await answer({ typed, slackUserId, channel, threadTs: threadTs ?? ts, respond, view, key });
  }

  async function answer(line: Line): Promise<void> {
    const { typed, respond, view } = line;
    const read = readMention(typed, view && contextFor(view, line.key));
    if (read.kind === 'verb') return verb(read.verb, line);
    if (read.kind === 'which' && view) {
      await give(line, `which:${view.noticeId}:${typed}`, async () => which(line, view, read.things));
      return;
    }
    if (read.kind === 'question') {
      return outcome(line, `ask:${read.text}`, async (asker) => lookup.ask(read.text, asker));
    }
    return respond(NO_NOTICE_HERE);
  }

  async function verb(said: MentionVerb, line: Line): Promise<void> {
    const { view, respond, typed, slackUserId, channel } = line;
    if (said === 'help') return respond(renderMentionHelp(command));
    if (!view) return respond(NO_NOTICE_HERE);
    const { noticeId, activities } = view;
    if (said === 'raw') {
      await lookup.saw({ slackUserId, channel, text: `${typed} (raw records of notice ${noticeId})` });
      return giveRaw(store, view, respond);
    }
    const size = noticeSize(view);
    const question = `${said}:${noticeId}:${size}`;
    if (said === 'details') {
      await lookup.saw({ slackUserId, channel, text: `${typed} (details of notice ${noticeId})` });
      await give(line, question, async () => renderDetails(activities, { askedBy: await nameOf(slackUserId), size }));
      return;
    }
    if (said === 'history') return history(line, view, question);
    return outcome(line, question, (asker) => lookup.followUp(said, of(activities), asker));
  }

  async function history(line: Line, view: NoticeView, question: string): Promise<void> {
    const { things } = contextOf(view);
    if (line.key === undefined && things.length > 1) {
      await give(line, `which:${question}`, async () => which(line, view, things));
      return;
    }
    const about = line.key ? activitiesOn(view.activities, line.key) : view.activities;
    return outcome(line, line.key ? `${question}:${line.key}` : question, async (asker) => {
      const found = await lookup.followUp('history', of(about), asker);
      const all = found.kind === 'choice' ? await lookup.choose(found.choice.askedId, 'all', asker) : undefined;
      return all ?? found;
    });
  }

  async function which(line: Line, view: NoticeView, things: Parameters<typeof renderWhich>[0]['things']) {
    const { typed, slackUserId } = line;
    const { noticeId, activities } = view;
    const isPart = noticeSize(view) > activities.length;
    const canBeAll = readMention(typed).kind === 'verb';
    return renderWhich({ noticeId, typed, things, canBeAll, isPart, askedBy: await nameOf(slackUserId) });
  }

  type Asking = (asker: Parameters<Lookup['ask']>[1]) => Promise<Outcome>;

  /** An answer, or which of several things is meant, for the thread; what helps the asker alone, to them alone. */
  async function outcome(line: Line, question: string, ask: Asking): Promise<void> {
    const { slackUserId, channel, typed, respond } = line;
    let shown: Answer | undefined;
    const ts = await give(line, question, async () => {
      const [zone, name] = await Promise.all([people.zoneOf(slackUserId), nameOf(slackUserId)]);
      const found = await ask({ slackUserId, channel, zone, text: `@ ${typed}`, name });
      if (found.kind === 'answer') {
        shown = found.answer;
        return renderAnswer(found.answer);
      }
      if (found.kind === 'choice') return renderOutcome(found, command);
      await respond(renderOutcome(found, command));
      return undefined;
    });
    if (ts !== undefined && shown) await finish({ channel, ts }, shown);
  }

  /** Posts once for everybody in the thread, unless the channel must not be posted to. */
  async function give(line: Line, question: string, message: () => Promise<Message | undefined>) {
    const { channel, threadTs, respond } = line;
    const problem = await deps.objection(channel);
    if (problem === undefined) return threads.give({ channel, threadTs, question, respond }, message);
    await respond(renderNotShared(problem));
    return undefined;
  }

  const nameOf = async (slackUserId: string) => (await people.nameOf(slackUserId)) ?? 'Someone';

  return [
    { kind: 'event', id: 'app_mention', run: mentioned },
    { kind: 'action', id: ACTIONS.pick, run: picked },
  ];
}

/** What "it" means once one thing was chosen. */
function contextFor(view: NoticeView, key: string | undefined) {
  const context = contextOf(view);
  return key ? { ...context, things: context.things.filter((thing) => thing.key === key) } : context;
}

function of(activities: readonly Explained[]) {
  return activities.map(({ activity }) => activity);
}
