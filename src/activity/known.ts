import type { Activity } from './activity.ts';

/** What set a field before: the value and who set it. */
export type Earlier = Readonly<{ value: unknown; at: Date; by: string; eventID: string }>;

/** What the store knows beside one activity, as of the activity's own time. */
export type Known = Readonly<{
  /** resourceKey → name. The website actor's is under `User/<connectUserId>`. */
  names: Readonly<Record<string, string>>;
  /** FieldChange.field → the last stored value set before this activity on the same resource, by a call that succeeded. */
  earlier: Readonly<Record<string, Earlier>>;
  /** The instance's alias, or the label the operator gave it. */
  instanceName?: string;
  /** An established emergency opening within the 12 h before, for a website actor whose user is not known. */
  emergencyBy?: readonly Readonly<{ actor: string; at: Date }>[];
}>;

/** An activity with what the store knows about it: all that rendering needs. */
export type Explained = Readonly<{ activity: Activity; known: Known }>;
