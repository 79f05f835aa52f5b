import type { RefusalReason } from '../notice/replies.ts';
import type { Visitor } from './listener.ts';
import type { Person } from './people.ts';

/** Who may use the bot, and where. Users or groups, where named, replace the members of the notice channel. */
export type AccessConfig = Readonly<{
  noticeChannel: string;
  allowedUsers: readonly string[];
  allowedGroups: readonly string[];
  /** None: anywhere. */
  allowedChannels: readonly string[];
  refuseGuests: boolean;
  /** Whom a refusal names, by member id; the first one first. */
  admins?: readonly string[];
}>;

/** The organisation that the bot is installed in: an enterprise, where the workspace belongs to one. */
export type Home = Readonly<{ teamId: string; enterpriseId?: string }>;

/** What stands against a visitor before anybody asks who is allowed; undefined where nothing does. */
export function objectionTo(
  visitor: Visitor,
  person: Person,
  home: Home,
  { refuseGuests, allowedChannels }: AccessConfig,
): RefusalReason | undefined {
  if (person.isBot) return 'bot';
  if (person.isGone || person.isStranger || !isAtHome(visitor, person, home)) return 'other-organization';
  if (refuseGuests && person.isGuest) return 'guest';
  const { channel } = visitor;
  return channel !== undefined && allowedChannels.length > 0 && !allowedChannels.includes(channel)
    ? 'wrong-channel'
    : undefined;
}

/** Every id that is known must be our own, and one must be known: colleagues of a sister workspace share the enterprise. */
function isAtHome(visitor: Visitor, person: Person, home: Home): boolean {
  const [ours, theirs] = home.enterpriseId
    ? [home.enterpriseId, [visitor.enterpriseId, person.enterpriseId]]
    : [home.teamId, [visitor.teamId, person.teamId]];
  const known = theirs.filter((id) => id !== undefined);
  return known.length > 0 && known.every((id) => id === ours);
}
