import type { Activity } from './activity/activity.ts';
import type { Query } from './activity/query.ts';
import type { LookupStore } from './lookup.ts';
import { schemeOf } from './lookup-names.ts';

/** What event history calls by the name of the user: other identities go by names that no record tells us beforehand. */
const NAMED = new Set(['iam', 'sso', 'connect', 'role']);
/** Enough of somebody's records to know under which names CloudTrail has them. */
const LOOKED_AT = 20;

/**
 * The user names under which CloudTrail has everything of the people a question is about; undefined where one of them
 * may go by others. A user name is the IAM user's, or the session's of an assumed role.
 */
export async function usernamesOf(
  store: Pick<LookupStore, 'find'>,
  { actorKeys = [] }: Query,
): Promise<readonly string[] | undefined> {
  if (actorKeys.length === 0 || !actorKeys.every((key) => NAMED.has(schemeOf(key)))) return undefined;
  const names = await Promise.all(
    actorKeys.map(async (key) => {
      const found = await store.find({ actorKeys: [key], window: {} }, { limit: LOOKED_AT, offset: 0 });
      return found.length === 0 ? [undefined] : found.map(usernameOf);
    }),
  );
  const distinct = [...new Set(names.flat())];
  const known = distinct.filter((name) => name !== undefined);
  return known.length === distinct.length ? known : undefined;
}

/** A machine's session name changes from run to run. */
function usernameOf({ actor }: Activity): string | undefined {
  if (actor.automation) return undefined;
  return schemeOf(actor.key) === 'iam' ? actor.name : actor.session;
}
