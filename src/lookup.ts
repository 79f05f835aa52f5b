import type { Activity } from './activity/activity.ts';
import type { Explained } from './activity/known.ts';
import type { Query, TimeWindow } from './activity/query.ts';

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
  /** eventTime of the oldest activity; undefined when the store is empty. */
  oldest(): Promise<Date | undefined>;
  findActivity(eventID: string): Promise<Activity | undefined>;
  /** The masked record behind an activity. */
  findRecord(eventID: string): Promise<unknown>;
  explain(activities: readonly Activity[]): Promise<readonly Explained[]>;
  /** Exact (case-insensitive) matches alone where there are any, else fragments; with `exact` only the former. */
  findActors(text: string, exact: boolean): Promise<readonly FoundActor[]>;
  findThings(text: string, options: Readonly<{ type?: string; exact: boolean }>): Promise<readonly FoundThing[]>;
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
