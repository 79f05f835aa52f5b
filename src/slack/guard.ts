import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Log } from '../deliver.ts';
import { BotError } from '../errors.ts';
import type { Refusal } from '../notice/replies.ts';
import { type AccessConfig, type Home, objectionTo } from './access.ts';
import { createFresh } from './fresh.ts';
import type { Visitor } from './listener.ts';
import { causeOf } from './on-error.ts';
import type { People } from './people.ts';
import { toRefusal } from './refusal.ts';

/** The one guard before every listener (P8): undefined lets through. */
export type Guard = (visitor: Visitor) => Promise<Refusal | undefined>;

type GuardDeps = Readonly<{
  client: WebClient;
  people: People;
  clock: Pick<Clock, 'now'>;
  access: AccessConfig;
  log: Pick<Log, 'warn'>;
}>;

const FRESH_MS = 5 * 60_000;
const FOREVER_MS = Number.POSITIVE_INFINITY;
const PAGE = 200;
/** Slack's definite no: whoever asks is nobody of this workspace. */
const UNKNOWN_HERE = new Set(['user_not_found', 'user_not_visible']);
/** Members looked at to find one who is no bot. */
const LOOKED_AT = 10;

/** Members and groups are asked for at most every five minutes. When Slack cannot be asked, nobody is let through. */
export function createGuard({ client, people, clock, access, log }: GuardDeps): Guard {
  const home = createFresh(clock, FOREVER_MS, () => askForHome(client));
  const members = createFresh(clock, FRESH_MS, (channel) => askForMembers(client, channel));
  const group = createFresh(clock, FRESH_MS, async (usergroup) => askForGroup(client, usergroup, await home('')));

  async function isAllowed(slackUserId: string): Promise<boolean> {
    const { allowedUsers, allowedGroups, noticeChannel } = access;
    if (allowedUsers.includes(slackUserId)) return true;
    if (allowedUsers.length === 0 && allowedGroups.length === 0) return (await members(noticeChannel)).has(slackUserId);
    const groups = await Promise.all(allowedGroups.map(group));
    return groups.some((ids) => ids.has(slackUserId));
  }

  async function refuse(reason: Refusal['reason']): Promise<Refusal> {
    const askWhom = reason === 'cannot-check' ? await namedAdmin() : await reachablePerson();
    const channel = reason === 'wrong-channel' ? access.allowedChannels[0] : access.noticeChannel;
    return { reason, ...(askWhom !== undefined && { askWhom }), ...(channel !== undefined && { channel }) };
  }

  function namedAdmin(): Promise<string | undefined> {
    const [admin] = access.admins ?? [];
    return admin === undefined ? Promise.resolve(undefined) : people.nameOf(admin);
  }

  /** An admin by name, else somebody who is let in. */
  const reachable = createFresh(clock, FRESH_MS, async () => {
    const inside = access.allowedUsers.length > 0 ? access.allowedUsers : await members(access.noticeChannel);
    for (const id of [...(access.admins ?? []), ...[...inside].slice(0, LOOKED_AT)]) {
      const person = await people.person(id).catch(() => undefined);
      if (person && !person.isBot && !person.isGone) return person.name;
    }
    return undefined;
  });
  const reachablePerson = () => reachable('').catch(namedAdmin);

  return async (visitor) => {
    const { slackUserId } = visitor;
    if (slackUserId === '') return refuse('bot');
    try {
      const person = await people.person(slackUserId);
      const objection = objectionTo(visitor, person, await home(''), access);
      if (objection) return await refuse(objection);
      if (await isAllowed(slackUserId)) return undefined;
    } catch (error) {
      if (UNKNOWN_HERE.has(toRefusal(error).reason)) return refuse('other-organization');
      log.warn({ slackUserId, ...causeOf(error) }, 'Slack could not be asked who may use the bot: refused');
      return refuse('cannot-check');
    }
    const listed = access.allowedUsers.length > 0 || access.allowedGroups.length > 0;
    return refuse(listed ? 'not-allowed' : 'not-a-member');
  };
}

async function askForHome(client: WebClient): Promise<Home> {
  const { team_id: teamId, enterprise_id: enterpriseId } = await client.auth.test();
  if (!teamId && !enterpriseId) throw new BotError('slack', 'Slack does not tell which workspace the bot is in.');
  return { teamId: teamId ?? '', ...(enterpriseId ? { enterpriseId } : {}) };
}

async function askForMembers(client: WebClient, channel: string): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  let cursor = '';
  do {
    const page = await client.conversations.members({ channel, limit: PAGE, ...(cursor ? { cursor } : {}) });
    for (const id of page.members ?? []) ids.add(id);
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  return ids;
}

/** An organisation's token asks for one of its workspaces. */
async function askForGroup(client: WebClient, usergroup: string, home: Home): Promise<ReadonlySet<string>> {
  const team = home.enterpriseId && home.teamId ? { team_id: home.teamId } : {};
  const { users = [] } = await client.usergroups.users.list({ usergroup, ...team });
  return new Set(users);
}
