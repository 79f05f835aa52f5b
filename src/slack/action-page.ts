import type { Log } from '../deliver.ts';
import { SlackRefusal } from '../errors.ts';
import type { Lookup, Outcome } from '../lookup.ts';
import { ACTIONS } from '../notice/actions.ts';
import { renderAnswer } from '../notice/reply.ts';
import { renderForgotten, renderNotShared } from '../notice/short-replies.ts';
import type { Answer } from '../notice/views.ts';
import { splitValue } from './action-value.ts';
import { renderOutcome } from './command-outcome.ts';
import type { ActionCall, Listener } from './listener.ts';
import type { PastAnswers } from './past-answers.ts';
import type { People } from './people.ts';
import type { Poster } from './poster.ts';
import type { ThreadAnswers } from './thread-answers.ts';

type PageDeps = Readonly<{
  lookup: Lookup;
  poster: Poster;
  people: People;
  threads: ThreadAnswers;
  /** Why a channel must not be posted to: `shared_channel`, or Slack's own word. */
  objection(channel: string): Promise<string | undefined>;
  command: string;
  pastAnswers?: PastAnswers;
  log: Pick<Log, 'info'>;
}>;

/** The buttons under an answer: Older, Newer, Share to channel, and those of a choice. */
export function createPageActions(deps: PageDeps): readonly Listener[] {
  const { lookup, poster, people, threads, objection, command, pastAnswers, log } = deps;
  const forgotten = renderForgotten(command);

  /** A private answer is turned over in place; one that others read stays, and its next page is the clicker's alone. */
  const show = async ({ respond, isEphemeral }: ActionCall, answer: Answer | undefined): Promise<void> =>
    answer ? respond(renderAnswer(answer), { replace: isEphemeral }) : respond(forgotten);

  async function turn(call: ActionCall): Promise<void> {
    const [askedId, offset] = splitValue(call.value);
    await show(call, await lookup.page(askedId, Number(offset)));
  }

  async function choose(call: ActionCall): Promise<void> {
    const { visitor, channel, value, isEphemeral, ts, threadTs, respond } = call;
    const { slackUserId } = visitor;
    const [askedId, choice] = splitValue(value);
    const [zone, name = 'Someone'] = await Promise.all([people.zoneOf(slackUserId), people.nameOf(slackUserId)]);
    const text = `choice ${choice} of ${askedId}`;
    const asker = { slackUserId, channel, zone, text, ...(isEphemeral ? {} : { name }) };
    const outcome = await lookup.choose(askedId, choice === 'all' ? 'all' : Number(choice), asker);
    if (!outcome) return respond(forgotten);
    if (isEphemeral || outcome.kind !== 'answer') return give(outcome, call);
    // What is asked back in a thread is answered there, for everybody.
    await threads.give({ channel, threadTs: threadTs ?? ts, question: `choose:${value}`, respond }, async () =>
      renderOutcome(outcome, command),
    );
  }

  async function give(outcome: Outcome, { respond, isEphemeral }: ActionCall): Promise<void> {
    const replace = isEphemeral && outcome.kind === 'answer';
    await (pastAnswers?.give(outcome, { respond, command, replace }) ??
      respond(renderOutcome(outcome, command), { replace }));
  }

  async function share(call: ActionCall): Promise<void> {
    const { visitor, channel, threadTs, respond, isEphemeral } = call;
    const [askedId, offset] = splitValue(call.value);
    const answer = await lookup.page(askedId, Number(offset));
    if (!answer) return respond(forgotten);
    const problem = await objection(channel);
    if (problem !== undefined) return respond(renderNotShared(problem));
    const askedBy = (await people.nameOf(visitor.slackUserId)) ?? 'Someone';
    const message = renderAnswer({ ...answer, askedBy });
    try {
      await poster.post({ channel, ...(threadTs !== undefined && { threadTs }) }, message, 'answer');
    } catch (error) {
      if (!(error instanceof SlackRefusal) || error.kind !== 'channel') throw error;
      return respond(renderNotShared(error.reason));
    }
    log.info({ slackUserId: visitor.slackUserId, channel, askedId }, 'Shared an answer');
    // What is shared cannot be shared again by a second click.
    if (isEphemeral) await respond(message, { replace: true });
  }

  return [
    { kind: 'action', id: ACTIONS.older, run: turn },
    { kind: 'action', id: ACTIONS.newer, run: turn },
    { kind: 'action', id: ACTIONS.share, run: share },
    { kind: 'action', id: ACTIONS.choose, run: choose },
  ];
}
