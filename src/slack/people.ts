import type { WebClient } from '@slack/web-api';
import { isZone } from '../activity/zone.ts';
import type { Clock } from '../clock.ts';
import { createFresh } from './fresh.ts';

/** A Slack member, as far as we ask. */
export type Person = Readonly<{
  /** The full name, where there is one: a nickname alone does not say whom to ask. */
  name: string;
  /** What they are mentioned by: often their login. */
  handle: string;
  zone?: string;
  /** Only with users:read.email. */
  email?: string;
  teamId?: string;
  enterpriseId?: string;
  isBot: boolean;
  isGuest: boolean;
  /** Of another company, seen through a shared channel. */
  isStranger: boolean;
  /** Deactivated. */
  isGone: boolean;
}>;

export type People = Readonly<{
  /** Throws what Slack throws. */
  person(slackUserId: string): Promise<Person>;
  /** Their name, or undefined where Slack does not tell it. */
  nameOf(slackUserId: string): Promise<string | undefined>;
  /** Their time zone, or `TIME_ZONE` where Slack does not tell it. */
  zoneOf(slackUserId: string): Promise<string>;
  /** What "me" and a mention may be known by in AWS; undefined where Slack does not tell it. */
  profileOf(slackUserId: string): Promise<Pick<Person, 'name' | 'handle' | 'email'> | undefined>;
}>;

const FRESH_MS = 5 * 60_000;
/** Slack's own bot, which users.info does not call one. */
const SLACKBOT = 'USLACKBOT';

/** Members by id, asked for at most every five minutes. */
export function createPeople({
  client,
  clock,
  timeZone,
}: Readonly<{ client: WebClient; clock: Pick<Clock, 'now'>; timeZone: string }>): People {
  const person = createFresh(clock, FRESH_MS, (slackUserId) => askFor(client, slackUserId));
  return {
    person,
    nameOf: (slackUserId) =>
      person(slackUserId).then(
        ({ name }) => name,
        () => undefined,
      ),
    zoneOf: (slackUserId) =>
      person(slackUserId).then(
        ({ zone }) => zone ?? timeZone,
        () => timeZone,
      ),
    profileOf: (slackUserId) =>
      person(slackUserId).then(
        ({ name, handle, email }) => ({ name, handle, ...(email !== undefined && { email }) }),
        () => undefined,
      ),
  };
}

async function askFor(client: WebClient, slackUserId: string): Promise<Person> {
  const { user = {} } = await client.users.info({ user: slackUserId });
  const { profile = {}, tz, team_id: teamId, enterprise_user: enterprise } = user;
  const handle = user.name ?? slackUserId;
  return {
    name: profile.real_name || user.real_name || profile.display_name || handle,
    handle,
    ...(tz && isZone(tz) ? { zone: tz } : {}),
    ...(profile.email ? { email: profile.email } : {}),
    ...(teamId ? { teamId } : {}),
    ...(enterprise?.enterprise_id ? { enterpriseId: enterprise.enterprise_id } : {}),
    isBot: user.is_bot === true || slackUserId === SLACKBOT,
    isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
    isStranger: user.is_stranger === true,
    isGone: user.deleted === true,
  };
}
