/** A window of time; an open end means as far as the store goes. `to` is exclusive. */
export type TimeWindow = Readonly<{ from?: Date; to?: Date }>;

/** A question as typed and understood, before names are looked up. The next step adds filters beside these. */
export type Question = Readonly<{
  subject: Subject;
  window: TimeWindow;
  /** The words the window was read from, for "read as": `last 24h`; absent when none was given. */
  windowWords?: string;
  zone: string;
}>;

export type Subject =
  | Readonly<{ kind: 'changes' }>
  | Readonly<{ kind: 'user'; text: string; exact: boolean }>
  /**
   * `type` when the type was typed (`queue Billing`), `types` when the word means several (`profile`); text '' means all
   * of the type. `asName` is the name with the type's word in it, in case that is what the thing is called: `Key Accounts`.
   * `anything`: a name by itself, which may be a person's.
   */
  | Readonly<{
      kind: 'resource';
      text: string;
      type?: string;
      types?: readonly string[];
      exact: boolean;
      asName?: string;
      anything?: true;
    }>
  /** An event id or request id by itself. */
  | Readonly<{ kind: 'event'; id: string }>;

/** What a line of text meant: a question, a wish for help, or a mistake with the sentence that says what to type. */
export type Reading =
  | Readonly<{ kind: 'question'; question: Question }>
  | Readonly<{ kind: 'help' }>
  | Readonly<{ kind: 'mistake'; problem: string }>;

/** Names resolved: what the store is asked. Parts are joined by AND, each list by OR. Plain JSON but for the dates. */
export type Query = Readonly<{
  actorKeys?: readonly string[];
  /** Matches the resource and the related things. */
  resourceKeys?: readonly string[];
  resourceType?: string;
  eventID?: string;
  requestID?: string;
  window: TimeWindow;
  /** Reads and runtime traffic are left out unless asked for. */
  planes?: readonly string[];
  /** Oldest first instead of newest first. */
  ascending?: boolean;
}>;
