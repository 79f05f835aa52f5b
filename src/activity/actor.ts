/**
 * Who did it, in our words.
 *
 * - `person`: an established human identity (IAM user, Identity Center session, sourceIdentity, root).
 * - `website`: a Connect user in the admin website, known by user id; the name comes from records.
 * - `session`: a role session whose name its caller chose: shown as claimed, never as a person (design 7).
 * - `service`: AWS itself, or a service-linked role acting by itself.
 * - `unknown`: the record does not say.
 */
export type ActorKind = 'person' | 'website' | 'session' | 'service' | 'unknown';

export type Actor = Readonly<{
  /** Stable and unique: what groups, filters and "more by this person" go by. */
  key: string;
  kind: ActorKind;
  /** A login, user name, session or service, as recorded. Absent for a website user until records teach the name. */
  name?: string;
  account?: string;
  role?: string;
  session?: string;
  /** The Connect user id behind the admin website. */
  connectUserId?: string;
  /** Words to match a typed name against: login, e-mail, role, session, id. Lower case. */
  aliases: readonly string[];
  /** Acts by itself: a service, a stack, a pipeline. */
  automation: boolean;
}>;
