import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Lookup, LookupStore, Outcome } from '../lookup.ts';
import { fromAskedState } from '../lookup-state.ts';
import { ACTIONS } from '../notice/actions.ts';
import { renderSearch, SEARCH, type SearchPlace } from '../notice/modal.ts';
import {
  type FieldProblems,
  fieldsOf,
  questionText,
  type SearchFields,
  searchProblems,
} from '../notice/modal-fields.ts';
import { mistakeErrors } from '../notice/modal-mistakes.ts';
import { renderForgotten, TOO_SLOW_FOR_A_MODAL } from '../notice/short-replies.ts';
import { renderOutcome } from './command-outcome.ts';
import type { ActionCall, BodyCall, Listener, Respond, ViewAnswer } from './listener.ts';
import { placeOf, textAt } from './listener-body.ts';
import { createSearchOptions, type OptionsDeps } from './modal-options.ts';
import { searchFieldsOf } from './modal-state.ts';
import { createWaysBack } from './modal-way-back.ts';
import type { PastAnswers } from './past-answers.ts';
import type { People } from './people.ts';
import { toRefusal } from './refusal.ts';

type ModalDeps = OptionsDeps &
  Readonly<{
    client: WebClient;
    lookup: Lookup;
    store: Pick<LookupStore, 'findAsked'>;
    people: People;
    clock: Pick<Clock, 'now'>;
    command: string;
    pastAnswers?: PastAnswers;
  }>;

/** Later the modal is closed already, and nothing can be said at its fields. */
const STILL_OPEN_MS = 2_000;
/** Slack's words for a trigger that came too late. */
const LATE = new Set(['expired_trigger_id', 'exchanged_trigger_id', 'trigger_expired', 'invalid_trigger_id']);

/** "Search changes": opened empty by its shortcut, and filled with an answer's reading by Change. */
export function createSearch(deps: ModalDeps): readonly Listener[] {
  const { client, lookup, store, people, clock, command, pastAnswers } = deps;

  const waysBack = createWaysBack();

  async function open(
    triggerId: string | undefined,
    slackUserId: string,
    { fields, place }: Readonly<{ fields(zone: string): SearchFields; place: SearchPlace }>,
    respond: Respond,
  ): Promise<void> {
    const zone = await people.zoneOf(slackUserId);
    try {
      const { view } = await client.views.open({
        trigger_id: triggerId ?? '',
        view: renderSearch(fields(zone), place, zone),
      });
      if (place.channel !== undefined) waysBack.keep(view?.id, respond);
    } catch (error) {
      if (!LATE.has(toRefusal(error).reason)) throw error;
      await respond(TOO_SLOW_FOR_A_MODAL);
    }
  }

  async function search({ visitor, body, respond }: BodyCall): Promise<void> {
    await open(textAt(body, 'trigger_id'), visitor.slackUserId, { fields: () => ({}), place: {} }, respond);
  }

  async function change({ visitor, value, channel, threadTs, triggerId, respond }: ActionCall): Promise<void> {
    const asked = await store.findAsked(value);
    const state = fromAskedState(asked?.state);
    if (!asked || state?.kind !== 'read') return respond(renderForgotten(command));
    const place = { ...(channel !== '' && { channel }), ...(threadTs !== undefined && { threadTs }) };
    await open(
      triggerId,
      visitor.slackUserId,
      { fields: (zone) => fieldsOf(state.read, asked.at, zone), place },
      respond,
    );
  }

  async function submit({ visitor: { slackUserId }, body, respond }: BodyCall): Promise<ViewAnswer | undefined> {
    const began = clock.now().getTime();
    const zone = await people.zoneOf(slackUserId);
    const fields = searchFieldsOf(body);
    const wrong = errorsOf(searchProblems(fields, clock.now(), zone));
    if (wrong) return wrong;
    const text = questionText(fields);
    const { channel = slackUserId } = placeOf(body);
    const outcome = await lookup.ask(text, { slackUserId, channel, zone, text: `Search: ${text}` });
    const mistakes = errorsOf(mistakeErrors(outcome, fields));
    if (mistakes && clock.now().getTime() - began < STILL_OPEN_MS) return mistakes;
    await give(outcome, waysBack.of(textAt(body, 'view', 'id'), respond));
    return undefined;
  }

  async function give(outcome: Outcome, respond: Respond): Promise<void> {
    await (pastAnswers?.give(outcome, { respond, command }) ?? respond(renderOutcome(outcome, command)));
  }

  return [
    { kind: 'shortcut', id: SEARCH, run: search },
    { kind: 'action', id: ACTIONS.change, run: change },
    { kind: 'view', id: SEARCH, run: submit },
    ...createSearchOptions(deps),
  ];
}

/** The fields' blocks are called as the fields. */
function errorsOf(problems: FieldProblems): ViewAnswer | undefined {
  const errors = Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
  return Object.keys(errors).length > 0 ? { response_action: 'errors', errors } : undefined;
}
