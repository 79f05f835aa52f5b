import type { Log } from '../deliver.ts';
import { SlackRefusal } from '../errors.ts';
import { ACTIONS } from '../notice/actions.ts';
import { NOT_READING, renderCannotTell, STOPPED, TELLING_ALREADY, WILL_TELL } from '../notice/past-replies.ts';
import { renderAnswer } from '../notice/reply.ts';
import { renderForgotten } from '../notice/short-replies.ts';
import type { Past } from '../past.ts';
import type { PastLookup } from '../past-lookup.ts';
import { splitValue } from './action-value.ts';
import type { ActionCall, Listener } from './listener.ts';
import type { PastAnswers } from './past-answers.ts';
import type { People } from './people.ts';
import type { Poster } from './poster.ts';

/** Nobody waits any more: all of event history may be read, but not for ever. */
const UNATTENDED_MS = 2 * 3_600_000;

type Deps = Readonly<{
  past: Past;
  answers: PastAnswers;
  lookup: PastLookup;
  people: People;
  poster: Poster;
  command: string;
  log: Pick<Log, 'info'>;
}>;

/** The buttons about the past: Stop, Go on reading, Tell me when done, and more time where nothing was found. */
export function createPastActions(deps: Deps): readonly Listener[] {
  const { past, answers, lookup, people, command } = deps;
  const forgotten = renderForgotten(command);
  const telling = new Set<string>();

  async function stop({ value, respond }: ActionCall): Promise<void> {
    const reading = past.find(value);
    if (!reading || reading.progress().end) return respond(NOT_READING, { replace: true });
    const replaced = answers.isInPlace(value);
    reading.stop();
    // Where the answer takes this message's place, nothing else may come after it.
    if (!replaced) await respond(STOPPED, { replace: true });
  }

  async function goOn({ value, respond, isEphemeral }: ActionCall): Promise<void> {
    const answer = await answers.answer(value);
    if (!answer) return respond(forgotten);
    await answers.give({ kind: 'answer', answer }, { respond, command, replace: isEphemeral });
  }

  async function tellMe(call: ActionCall): Promise<void> {
    const { value, visitor, respond } = call;
    const key = `${visitor.slackUserId} ${value}`;
    if (telling.has(key)) return respond(TELLING_ALREADY);
    const answer = await answers.answer(value);
    if (!answer) return respond(forgotten);
    telling.add(key);
    try {
      await respond(WILL_TELL);
      await (await past.begin(value, answer.read.query))?.run(UNATTENDED_MS);
      await tell(call, deps);
    } finally {
      telling.delete(key);
    }
  }

  async function wider({ value, visitor, channel, respond }: ActionCall): Promise<void> {
    const [askedId, since] = splitValue(value);
    const from = new Date(Number(since));
    if (since !== 'all' && Number.isNaN(from.getTime())) return respond(forgotten);
    const zone = await people.zoneOf(visitor.slackUserId);
    const asker = { slackUserId: visitor.slackUserId, channel, zone, text: `more time for ${askedId}` };
    const outcome = await lookup.widen(askedId, since === 'all' ? undefined : from, asker);
    if (!outcome) return respond(forgotten);
    await answers.give(outcome, { respond, command });
  }

  return [
    { kind: 'action', id: ACTIONS.stop, run: stop },
    { kind: 'action', id: ACTIONS.goOn, run: goOn },
    { kind: 'action', id: ACTIONS.tellMe, run: tellMe },
    { kind: 'action', id: ACTIONS.wider, run: wider },
    { kind: 'action', id: ACTIONS.lastKnown, run: wider },
  ];
}

/** By direct message: a person's id is a channel to chat.postMessage. */
async function tell({ value, visitor, respond }: ActionCall, { answers, poster, log }: Deps): Promise<void> {
  const answer = await answers.answer(value);
  if (!answer) return;
  try {
    await poster.post({ channel: visitor.slackUserId }, renderAnswer(answer), 'answer');
    log.info({ slackUserId: visitor.slackUserId, askedId: value }, 'Told an answer by direct message');
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    await respond(renderCannotTell(error.reason));
  }
}
