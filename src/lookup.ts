import { randomUUID } from 'node:crypto';
import type { Activity } from './activity/activity.ts';
import type { Explained } from './activity/known.ts';
import type { Query, Question, TimeWindow } from './activity/query.ts';
import type { Clock } from './clock.ts';
import { createAnswering } from './lookup-answer.ts';
import type { Who } from './lookup-conditions.ts';
import { followUpOf } from './lookup-follow-up.ts';
import { canBeOne, chosen, type Resolved, resolve } from './lookup-resolve.ts';
import { fromAskedState, toAskedState } from './lookup-state.ts';
import { understand } from './lookup-understand.ts';
import type { Answer, Choice, ReadAs, Stranger } from './notice/views.ts';

/** Names offered for one that nobody has. */
const CLOSEST = 5;
const ONE_BY_ONE = 'These are answered one by one: choose one of them.';

/** A person, tool or service that the store has seen, found by name. */
export type FoundActor = Readonly<{ key: string; label: string; aliases: readonly string[] }>;

/** A thing that the store has seen, found by name or id. `name` is its newest. */
export type FoundThing = Readonly<{
  key: string;
  type: string;
  name: string;
  instanceId?: string;
  instanceName?: string;
}>;

/** A text that is somebody's or something's whole name or id: the text as it was asked for, and what bears it. */
export type FoundName = Readonly<{ text: string; actor: boolean; types: readonly string[] }>;

/** Who a Slack member is: what their profile says of them, for `me` and mentions. */
export type Member = Readonly<{ email?: string; handle?: string; name?: string }>;

/** A question that was asked: kept for the audit, and so that Older, Newer and Share know what to show. */
export type Asked = Readonly<{
  askedId: string;
  at: Date;
  slackUserId: string;
  channel: string;
  /** As typed, or what was clicked. */
  text: string;
  /** Plain JSON of what to answer with: a ReadAs, or choices. */
  state: unknown;
}>;

export type LookupStore = {
  find(query: Query, page: Readonly<{ limit: number; offset: number }>): Promise<readonly Activity[]>;
  count(query: Query): Promise<Readonly<{ found: number; refused: number; sensitive: number }>>;
  /** Activities of any kind within the window: "searched N records". */
  searched(window: TimeWindow): Promise<number>;
  /** eventTime of the oldest activity that is not stray: where the store's span begins. Undefined when there is none. */
  oldest(): Promise<Date | undefined>;
  findActivity(eventID: string): Promise<Activity | undefined>;
  /** The masked record behind an activity. */
  findRecord(eventID: string): Promise<unknown>;
  explain(activities: readonly Activity[]): Promise<readonly Explained[]>;
  /** Exact (case-insensitive) matches alone where there are any, else fragments; with `exact` only the former. */
  findActors(text: string, exact: boolean): Promise<readonly FoundActor[]>;
  findThings(text: string, options: Readonly<{ type?: string; exact: boolean }>): Promise<readonly FoundThing[]>;
  /**
   * Which of these texts (each a few words of a line, at most some 300) are exact names, former names, aliases or ids of
   * an actor or a thing, by the store's folding. One statement; texts that nobody bears are left out. `types`: of the things.
   */
  findNamed?(texts: readonly string[]): Promise<readonly FoundName[]>;
  /** The time zones that hours of operation are kept in: what "instance time" can mean. */
  instanceZones?(): Promise<readonly string[]>;
  /** Names near to a text nobody has, nearest first. */
  closestNames(text: string, limit: number): Promise<readonly string[]>;
  saveAsked(asked: Asked): Promise<void>;
  findAsked(askedId: string): Promise<Asked | undefined>;
  /** An answer given in a thread, so that a repeated question gets a link. */
  saveAnswer(
    answer: Readonly<{ channel: string; threadTs: string; question: string; ts: string; at: Date }>,
  ): Promise<void>;
  findAnswer(
    where: Readonly<{ channel: string; threadTs: string; question: string; since: Date }>,
  ): Promise<Readonly<{ ts: string; at: Date }> | undefined>;
};

export type SuggestedKind = 'actor' | 'thing' | 'event';

/**
 * What type-ahead offers, the likeliest first. Typed in quotes, `text` finds it and nothing else where that can be (a
 * thing's id, an actor's login, an event's name); `label` is what a person reads: `queue Billing in Acme EU`.
 */
export type Suggestion = Readonly<{ key: string; text: string; label: string }>;

export type SuggestStore = {
  /** By the beginning or a part of a name, of any length ('' gives those seen last); well within a second at a million activities. */
  suggest(text: string, kind: SuggestedKind, limit: number): Promise<readonly Suggestion[]>;
};

export type ThreadStore = {
  /** The id of the notice that is this message of a channel. */
  findNoticeByTs(channel: string, ts: string): Promise<string | undefined>;
};

export type AuditStore = {
  /** Who asked what, newest first. */
  listAsked(page: Readonly<{ limit: number; offset: number }>): Promise<readonly Omit<Asked, 'state'>[]>;
};

/** Who asks, where and in which zone; `text` is what was typed or clicked, for the audit. */
export type Asker = Readonly<{
  slackUserId: string;
  channel: string;
  zone: string;
  text: string;
  /** In plain words, for answers that others see. */
  name?: string;
  /** Activities a page; ten unless told. */
  limit?: number;
  /** The asker's profile, for `me` and `my`. */
  member?: Member;
}>;

export type Outcome =
  | Readonly<{ kind: 'answer'; answer: Answer }>
  | Readonly<{ kind: 'choice'; choice: Choice }>
  | Readonly<{ kind: 'stranger'; stranger: Stranger }>
  | Readonly<{ kind: 'help' }>
  | Readonly<{ kind: 'mistake'; problem: string }>;

export type FollowUpVerb = 'more_by' | 'history' | 'around';

export type Lookup = Readonly<{
  /** Answers a line as typed, or a question that was read already. Who asked what is kept. */
  ask(question: string | Question, asker: Asker): Promise<Outcome>;
  /** Answers a question whose names are found already, and keeps who asked it. */
  answer(read: ReadAs, asker: Asker): Promise<Outcome>;
  /** Another page of an answer; undefined when nobody asked that. */
  page(askedId: string, offset: number): Promise<Answer | undefined>;
  /** The answer to a choice: the number of an option, or `all`. Undefined when nobody was asked that. */
  choose(askedId: string, choice: number | 'all', asker: Asker): Promise<Outcome | undefined>;
  /** What a notice's or a line's buttons ask about its activities. */
  followUp(verb: FollowUpVerb, activities: readonly Activity[], asker: Asker): Promise<Outcome>;
  /** Keeps that somebody looked at records without asking for any: details, the raw record. */
  saw(asker: Omit<Asker, 'zone'>): Promise<void>;
}>;

export type LookupDeps = Readonly<{
  store: LookupStore;
  clock: Pick<Clock, 'now'>;
  /** The slash command's name, for "Type `/trail help`". */
  command: string;
  /** A new id for a question: no `:` in it. */
  newId?: () => string;
  /** What Slack knows of a member, for mentions and where the asker brings no profile: `me`. */
  whoIs?: (slackUserId: string) => Promise<Member | undefined>;
  /** Says of each answer what it is complete for. */
  complete?: (answer: Answer) => Promise<Answer>;
}>;

/** Answers from the store: the parser, the names and the pages of every surface that people ask on. */
export function createLookup({
  store,
  clock,
  command,
  newId = randomUUID,
  whoIs = async () => undefined,
  complete = async (answer) => answer,
}: LookupDeps): Lookup {
  const answering = createAnswering({ store, clock });

  const begin = () => ({ askedId: newId(), at: clock.now() });

  async function save({ slackUserId, channel, text }: Omit<Asker, 'zone'>, state: unknown, asked = begin()) {
    await store.saveAsked({ ...asked, slackUserId, channel, text, state });
    return asked.askedId;
  }

  /** Kept before it is shown, but found before it is kept: with each write a store begins anew to find. */
  async function answer(read: ReadAs, asker: Asker): Promise<Outcome> {
    const asked = begin();
    const found = await complete(await answering.first(asked.askedId, read, asker));
    await save(asker, toAskedState({ kind: 'read', read }), asked);
    return { kind: 'answer', answer: found };
  }

  async function settle(resolved: Resolved, asker: Asker): Promise<Outcome> {
    if (resolved.kind === 'mistake') return resolved;
    if (resolved.kind === 'read') return answer(resolved.read, asker);
    const askedId = await save(asker, toAskedState(resolved));
    if (resolved.kind === 'choice') {
      const options = resolved.options.map(({ label, query }) => ({ label, query }));
      return { kind: 'choice', choice: { askedId, text: resolved.text, options } };
    }
    const closest = await store.closestNames(resolved.text, CLOSEST);
    return { kind: 'stranger', stranger: { text: resolved.text, closest, command } };
  }

  return {
    answer,
    async ask(asked, asker) {
      const now = clock.now();
      const who: Who = {
        me: async () => asker.member ?? whoIs(asker.slackUserId),
        whoIs,
      };
      const understood =
        typeof asked === 'string'
          ? await understand(store, asked, { now, zone: asker.zone }, who)
          : await resolve(store, asked, now, who);
      return understood.kind === 'help' ? understood : settle(understood, asker);
    },
    async page(askedId, offset) {
      const asked = await store.findAsked(askedId);
      const state = asked && fromAskedState(asked.state);
      if (!asked || state?.kind !== 'read') return undefined;
      return complete(await answering.next(askedId, state.read, offset, asked.at));
    },
    async choose(askedId, choice, asker) {
      const state = fromAskedState((await store.findAsked(askedId))?.state);
      if (state?.kind !== 'choice') return undefined;
      if (choice === 'all' && !canBeOne(state.options)) return { kind: 'mistake', problem: ONE_BY_ONE };
      const read = chosen(state, choice);
      return read && settle({ kind: 'read', read }, asker);
    },
    async followUp(verb, activities, asker) {
      const explained = await store.explain(activities);
      return settle(followUpOf(verb, explained, asker.zone), asker);
    },
    async saw(asker) {
      await save(asker, null);
    },
  };
}
