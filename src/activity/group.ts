/** A notice's group: one actor's run of work (design 5), as far as joining asks. */
export type Group = Readonly<{
  noticeId: string;
  actorKey: string;
  /** eventTime of the first and the newest activity in it. */
  from: Date;
  to: Date;
  resourceKeys: readonly string[];
  /** `Create User`, `Update Queue`: verb and resource type, and the instance where there is one. */
  kinds: readonly string[];
  sensitive: boolean;
  /** An automation session's: one piece of work, however long it takes. */
  session?: boolean;
  /** Slack has it, so that what joins it pings nobody. */
  posted?: boolean;
  /** It is of so many already that its thread holds them. */
  many?: boolean;
}>;
