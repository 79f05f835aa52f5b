/** A window of time; an open end means as far as the store goes. `to` is exclusive. */
export type TimeWindow = Readonly<{ from?: Date; to?: Date }>;

/**
 * A question as typed and understood, before names are looked up. A thing that is asked about is the subject and who did it
 * a filter (`queue Billing by dana`); a person is the subject where no thing is named (`user dana`, `changes by dana`).
 */
export type Question = Readonly<{
  subject: Subject;
  window: TimeWindow;
  /** The words the window was read from, for "read as": `last 24h`; absent when none was given. */
  windowWords?: string;
  zone: string;
  /** What was done, as the verb table spells it: `disabled`, `gave`. Joined by OR. */
  verbs?: readonly string[];
  /** Conditions beside the subject, joined by AND; two of one kind (`via cli`, `via console`) by OR. */
  filters?: readonly Filter[];
  /** `except wfm-sync`: what meets any of these is left out. */
  except?: readonly Filter[];
  /** `first`, `oldest`: oldest first. */
  ascending?: true;
  /** `first 5`, `last 5`, `when was X last changed` (1). */
  limit?: number;
  /** What a short answer says: `how many`, `when was X last changed`, `who created X`. */
  wish?: 'count' | 'when' | 'who';
  /** Typing mistakes that were read as something else, and times that could be meant in two ways: typed → read. */
  corrected?: readonly Readonly<{ typed: string; read: string }>[];
}>;

/** One condition as typed; names are not resolved yet. `exact`: in quotes, an id, or a name the store knows letter by letter. */
export type Filter =
  /** `by X`; `me` when the asker is meant: then `text` is the word typed. */
  | Readonly<{ kind: 'actor'; text: string; exact: boolean; me?: true; member?: string }>
  /** Another thing that must take part: `queue Billing` in `removed queue Billing from Tier 2`. */
  | Readonly<{ kind: 'thing'; text: string; exact: boolean; type?: string; types?: readonly string[] }>
  /** What was set: `to Tier 2`, `max contacts to 0`. `field` as the API names it, where it was named. */
  | Readonly<{ kind: 'value'; text: string; exact: boolean; field?: string; type?: string }>
  | Readonly<{ kind: 'event'; text: string }>
  | Readonly<{ kind: 'outcome'; text: 'succeeded' | 'refused' }>
  | Readonly<{ kind: 'automation'; text: 'automation' | 'people' }>
  | Readonly<{ kind: 'severity'; text: 'sensitive' | 'notable' | 'routine' }>
  | Readonly<{ kind: 'address'; text: string }>
  | Readonly<{ kind: 'accessKey'; text: string }>
  | Readonly<{ kind: 'role'; text: string }>
  | Readonly<{ kind: 'way'; text: string }>
  | Readonly<{ kind: 'instance'; text: string; exact: boolean }>
  | Readonly<{ kind: 'account'; text: string }>
  | Readonly<{ kind: 'region'; text: string }>
  /** More than changes is asked for. */
  | Readonly<{ kind: 'including'; text: 'reads' | 'agent status' | 'runtime' }>;

export type Subject =
  | Readonly<{ kind: 'changes' }>
  /** `me` when the asker is meant: `my changes`. `member`: the Slack user id of a mention. */
  | Readonly<{ kind: 'user'; text: string; exact: boolean; me?: true; member?: string }>
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
      /** What was done to it alone, not where it is another side: `gave dana admin`, `moved Kim`. */
      target?: true;
      /** The asker's own user: `who moved me`. */
      me?: true;
    }>
  /** An event id or request id by itself. */
  | Readonly<{ kind: 'event'; id: string }>;

/** What a line of text meant: a question, a wish for help, or a mistake with the sentence that says what to type. */
export type Reading =
  | Readonly<{ kind: 'question'; question: Question }>
  | Readonly<{ kind: 'help' }>
  | Readonly<{ kind: 'mistake'; problem: string }>;

/** An operation, and where a verb means only some of its calls, what it set: disabled = UpdateQueueStatus, Status, DISABLED. */
export type EventMatch = Readonly<{ eventName: string; field?: string; values?: readonly string[] }>;

/** What was set: a value as people write it (`0`, `Tier 2`), or a thing that a field points at now. */
export type ValueMatch = Readonly<{ field?: string; text?: string; resourceKey?: string }>;

/** Conditions with names resolved. Parts are joined by AND, each list by OR. Plain JSON. */
export type Filters = Readonly<{
  actorKeys?: readonly string[];
  /** Matches the resource and the related things. */
  resourceKeys?: readonly string[];
  /** Matches the resource alone: what was done to it. */
  targetKeys?: readonly string[];
  resourceType?: string;
  resourceTypes?: readonly string[];
  events?: readonly EventMatch[];
  outcome?: 'succeeded' | 'refused';
  /** True: services, stacks, pipelines; false: people. */
  automation?: boolean;
  severities?: readonly string[];
  ways?: readonly string[];
  /** An IP address, exactly. */
  address?: string;
  /** As stored: shortened to its first and last four characters. */
  accessKeyId?: string;
  roles?: readonly string[];
  instanceIds?: readonly string[];
  accounts?: readonly string[];
  regions?: readonly string[];
  values?: readonly ValueMatch[];
}>;

/** What the store is asked. */
export type Query = Filters &
  Readonly<{
    eventID?: string;
    requestID?: string;
    window: TimeWindow;
    /** Reads and runtime traffic are left out unless asked for. */
    planes?: readonly string[];
    /** Oldest first instead of newest first. */
    ascending?: boolean;
    /** `first 5`: no more than these, however many there are. */
    limit?: number;
    /** `except wfm-sync`: what matches any of these is left out. */
    except?: readonly Filters[];
  }>;
