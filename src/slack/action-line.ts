import type { Activity } from '../activity/activity.ts';
import type { Explained } from '../activity/known.ts';
import type { FollowUpVerb, LookupStore } from '../lookup.ts';
import { ACTIONS } from '../notice/actions.ts';
import { renderDetails } from '../notice/details.ts';
import { NOT_STORED, OTHER_VERSION } from '../notice/short-replies.ts';
import { createFollowUp, createPrivateFollowUp, type FollowUpDeps } from './action-follow-up.ts';
import { splitValue } from './action-value.ts';
import type { ActionCall, Listener } from './listener.ts';

type LineDeps = FollowUpDeps &
  Readonly<{
    store: Pick<LookupStore, 'findActivity' | 'explain'>;
  }>;

const FOLLOW_UPS: ReadonlyMap<string, FollowUpVerb> = new Map([
  ['more_by', 'more_by'],
  ['history', 'history'],
  ['around', 'around'],
]);

/** The menu on a line of an answer: private answers are followed up in private, others in their thread. */
export function createLineActions(deps: LineDeps): readonly Listener[] {
  const { lookup, store, people, threads } = deps;
  const followUp = createFollowUp(deps);
  const askInPrivate = createPrivateFollowUp(deps);

  async function details(call: ActionCall, explained: readonly Explained[], eventID: string): Promise<void> {
    const { visitor, channel } = call;
    await lookup.saw({ slackUserId: visitor.slackUserId, channel, text: `details of event ${eventID}` });
    if (call.isEphemeral) return call.respond(renderDetails(explained));
    const askedBy = (await people.nameOf(call.visitor.slackUserId)) ?? 'Someone';
    await threads.give(inThread(call, `details:${eventID}`), async () => renderDetails(explained, { askedBy }));
  }

  async function ask(call: ActionCall, verb: FollowUpVerb, activity: Activity): Promise<void> {
    if (!call.isEphemeral) {
      return followUp(verb, [activity], call, inThread(call, `${verb}:${activity.eventID}`));
    }
    await askInPrivate(call, verb, [activity]);
  }

  async function run(call: ActionCall): Promise<void> {
    const [verb, eventID] = splitValue(call.value);
    const activity = await store.findActivity(eventID);
    const follow = FOLLOW_UPS.get(verb);
    if (!activity) await call.respond(NOT_STORED);
    else if (follow) await ask(call, follow, activity);
    else if (verb === 'details') await details(call, await store.explain([activity]), eventID);
    else await call.respond(OTHER_VERSION);
  }

  return [{ kind: 'action', id: ACTIONS.lineMenu, run }];
}

function inThread({ channel, ts, threadTs, respond }: ActionCall, question: string) {
  return { channel, threadTs: threadTs ?? ts, question, respond };
}
