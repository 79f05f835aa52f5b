import type { Activity } from '../activity/activity.ts';
import type { FollowUpVerb, Lookup } from '../lookup.ts';
import { renderAnswer } from '../notice/reply.ts';
import type { Answer } from '../notice/views.ts';
import { renderOutcome } from './command-outcome.ts';
import type { ActionCall } from './listener.ts';
import type { PastAnswers } from './past-answers.ts';
import type { People } from './people.ts';
import type { ThreadAnswers, Threaded } from './thread-answers.ts';
import { createThreadPast } from './thread-past.ts';

export type FollowUpDeps = Readonly<{ lookup: Lookup; people: People; threads: ThreadAnswers; command: string }> &
  Parameters<typeof createThreadPast>[0] &
  Readonly<{ pastAnswers?: PastAnswers }>;

/**
 * Answers a follow-up where others read it, saying who asked. What is no answer (a choice, a name nobody knows) goes to
 * the asker alone.
 */
export function createFollowUp(deps: FollowUpDeps) {
  const { lookup, people, threads, command } = deps;
  const finish = createThreadPast(deps);

  return async (
    verb: FollowUpVerb,
    activities: readonly Activity[],
    call: ActionCall,
    threaded: Threaded,
  ): Promise<void> => {
    const { slackUserId } = call.visitor;
    let shown: Answer | undefined;
    const ts = await threads.give(threaded, async () => {
      const [zone, name = 'Someone'] = await Promise.all([people.zoneOf(slackUserId), people.nameOf(slackUserId)]);
      const asker = { slackUserId, channel: call.channel, zone, text: `${verb} (${call.actionId})`, name };
      const outcome = await lookup.followUp(verb, activities, asker);
      if (outcome.kind !== 'answer') {
        await call.respond(renderOutcome(outcome, command));
        return undefined;
      }
      shown = outcome.answer;
      return renderAnswer(outcome.answer);
    });
    if (ts !== undefined && shown) await finish({ channel: threaded.channel, ts }, shown);
  };
}

/** A follow-up of something that only the asker sees, answered to them alone. */
export function createPrivateFollowUp({ lookup, people, command, pastAnswers }: FollowUpDeps) {
  return async (call: ActionCall, verb: FollowUpVerb, activities: readonly Activity[]): Promise<void> => {
    const { slackUserId } = call.visitor;
    const zone = await people.zoneOf(slackUserId);
    const asker = { slackUserId, channel: call.channel, zone, text: `${verb} (${call.actionId})` };
    const outcome = await lookup.followUp(verb, activities, asker);
    const { respond } = call;
    await (pastAnswers?.give(outcome, { respond, command }) ?? respond(renderOutcome(outcome, command)));
  };
}
