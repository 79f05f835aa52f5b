import type { Activity } from '../activity/activity.ts';
import type { FollowUpVerb, Lookup } from '../lookup.ts';
import type { Message } from '../notice/message.ts';
import { renderAnswer } from '../notice/reply.ts';
import { renderOutcome } from './command-outcome.ts';
import type { ActionCall } from './listener.ts';
import type { People } from './people.ts';

type FollowUpDeps = Readonly<{ lookup: Lookup; people: People; command: string }>;

/**
 * The message that answers a follow-up where others read it: it says who asked. What is no answer (a choice, a name
 * nobody knows) goes to the asker alone, and then there is no message.
 */
export function createFollowUp({ lookup, people, command }: FollowUpDeps) {
  return async (
    verb: FollowUpVerb,
    activities: readonly Activity[],
    call: ActionCall,
  ): Promise<Message | undefined> => {
    const { slackUserId } = call.visitor;
    const [zone, name = 'Someone'] = await Promise.all([people.zoneOf(slackUserId), people.nameOf(slackUserId)]);
    const asker = { slackUserId, channel: call.channel, zone, text: `${verb} (${call.actionId})`, name };
    const outcome = await lookup.followUp(verb, activities, asker);
    if (outcome.kind === 'answer') return renderAnswer(outcome.answer);
    await call.respond(renderOutcome(outcome, command));
    return undefined;
  };
}

/** A follow-up of something that only the asker sees, answered to them alone. */
export function createPrivateFollowUp({ lookup, people, command }: FollowUpDeps) {
  return async (call: ActionCall, verb: FollowUpVerb, activities: readonly Activity[]): Promise<void> => {
    const { slackUserId } = call.visitor;
    const zone = await people.zoneOf(slackUserId);
    const asker = { slackUserId, channel: call.channel, zone, text: `${verb} (${call.actionId})` };
    await call.respond(renderOutcome(await lookup.followUp(verb, activities, asker), command));
  };
}
