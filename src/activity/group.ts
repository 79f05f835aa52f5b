/** A notice's group: one actor's run of work (design 5), as far as joining asks. */
export type Group = Readonly<{
  noticeId: string;
  actorKey: string;
  /** eventTime of the first and the newest activity in it. */
  from: Date;
  to: Date;
  resourceKeys: readonly string[];
  /** `Create User`, `Update Queue`: verb and resource type. */
  kinds: readonly string[];
  sensitive: boolean;
}>;
