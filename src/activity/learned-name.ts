/** A name that a record teaches, and from when it was valid. */
export type LearnedName = Readonly<{
  key: string;
  type: string;
  name: string;
  at: Date;
  eventID: string;
  instanceId?: string;
  /** A user's first and last name or e-mail, where the record shows them: found by, never shown instead of the login. */
  aliases?: readonly string[];
}>;
