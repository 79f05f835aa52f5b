import type { Overrides } from './activity/overrides.ts';
import type { TimeScale } from './clock.ts';
import { createEnvReader, type Environment, type EnvReader } from './env-reader.ts';
import { readOverrides } from './policy-settings.ts';

/** Who may ask (issue: the members of the notice channel, unless users or groups are named). */
export type AccessSettings = Readonly<{
  allowedUsers: readonly string[];
  allowedGroups: readonly string[];
  allowedChannels: readonly string[];
  refuseGuests: boolean;
  /** Whom a refusal names; first one first. */
  admins: readonly string[];
  /** Who may see who asked what; nobody unless told. */
  askers: readonly string[];
}>;

/** How Slack reaches us: a socket that we open, or signed requests to `/slack/events`. */
export type SlackSettings = Readonly<{
  botToken: string;
  apiUrl?: string;
  command: string;
  noticeChannel: string;
  /** Where whoever runs the bot is told what to mend. */
  opsChannel?: string;
  allowSharedChannel: boolean;
}> &
  (Readonly<{ mode: 'socket'; appToken: string }> | Readonly<{ mode: 'http'; signingSecret: string }>);

export type AwsSettings = Readonly<{ regions: readonly string[]; endpoint?: string; poll: boolean }>;

/** A SQLite file (or `:memory:`), or a PostgreSQL database. */
export type DatabaseTarget = Readonly<{ path: string }> | Readonly<{ url: string }>;

/** What every command needs that opens the store. */
export type StoreSettings = Readonly<{
  database: DatabaseTarget;
  /** What is told, folded and kept beside the policy. */
  overrides: Overrides;
  keepReads: boolean;
  timeZone: string;
  logLevel: LogLevel;
  timeScale: TimeScale;
}>;

export type Config = StoreSettings &
  Readonly<{
    slack: SlackSettings;
    access: AccessSettings;
    aws: AwsSettings;
    /** One or two (rotation); none: the inlet is closed. */
    ingestApiKeys: readonly string[];
    host: string;
    port: number;
  }>;

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The settings of commands that need no Slack: import, lookup, preview. Throws BotError('config'). */
export function readStoreSettings(env: Environment): StoreSettings {
  const read = createEnvReader(env);
  const settings = storeSettings(read, env);
  read.finish();
  return settings;
}

/** What CloudTrail is asked by, for commands that may ask it. Throws BotError('config'). */
export function readAwsSettings(env: Environment): AwsSettings {
  const read = createEnvReader(env);
  const settings = awsSettings(read);
  read.finish();
  return settings;
}

/** All settings of `start`. Throws BotError('config') that names every mistake at once. */
export function readConfig(env: Environment): Config {
  const read = createEnvReader(env);
  const config = {
    ...storeSettings(read, env),
    slack: slackSettings(read),
    access: accessSettings(read),
    aws: awsSettings(read),
    ingestApiKeys: read.list('INGEST_API_KEY'),
    host: read.text('HOST', { fallback: '127.0.0.1' }) ?? '',
    port: read.number('PORT', 3000, 0, 65_535),
  };
  if (config.ingestApiKeys.length > 2) read.complain('INGEST_API_KEY holds one key, or two while you rotate.');
  read.finish();
  return config;
}

function storeSettings(read: EnvReader, env: Environment): StoreSettings {
  const url = read.text('DATABASE_URL', { fallback: 'sqlite:connect-trail.db' }) ?? '';
  const database = parseDatabaseUrl(url);
  if (!database) read.complain(`DATABASE_URL is ${DATABASE_URL_FORMS}.`);
  const timeZone = read.text('TIME_ZONE', { fallback: 'UTC' }) ?? 'UTC';
  if (!isTimeZone(timeZone)) read.complain('TIME_ZONE is a name such as Europe/Berlin.');
  return {
    database: database ?? { path: '' },
    overrides: readOverrides(read),
    keepReads: read.flag('KEEP_READS', false),
    timeZone,
    logLevel: read.choice('LOG_LEVEL', LOG_LEVELS, 'info'),
    timeScale: timeScale(read, env),
  };
}

/** How a store is named, in DATABASE_URL and on the command line. */
export const DATABASE_URL_FORMS =
  'sqlite:<file>, as in sqlite:connect-trail.db, or postgres://<user>:<password>@<host>:5432/<database>';

/** Undefined for anything but the two forms. */
export function parseDatabaseUrl(url: string): DatabaseTarget | undefined {
  const path = /^sqlite:(?:\/\/(?=\/))?(.+)$/s.exec(url)?.[1];
  if (path !== undefined) return { path };
  // A database must be named: the server's own default is the user's name, which nobody means.
  const isPostgres = /^postgres(ql)?:\/\/[^/]*\/[^/?]+/.test(url) && URL.canParse(url);
  return isPostgres ? { url } : undefined;
}

const CHANNEL_ID = /^[CG][A-Z0-9]{2,}$/;

function slackSettings(read: EnvReader): SlackSettings {
  const apiUrl = read.text('SLACK_API_URL', { pattern: /^https?:\/\//, mend: 'begins with http:// or https://.' });
  const channelId = "is a channel's id such as C0123456789: open the channel's details, the id is at the bottom.";
  const opsChannel = read.text('OPS_CHANNEL', { pattern: CHANNEL_ID, mend: channelId });
  const settings = {
    botToken: required(
      read,
      'SLACK_BOT_TOKEN',
      /^xox[be][.-]/,
      'begins with xoxb-: OAuth & Permissions, Bot User OAuth Token.',
    ),
    ...(apiUrl ? { apiUrl } : {}),
    command: required(
      read,
      'COMMAND',
      /^\/[a-z0-9_-]{1,31}$/,
      'begins with a slash, as in /trail: lower-case letters, digits, - and _.',
      '/trail',
    ),
    noticeChannel: required(read, 'NOTICE_CHANNEL', CHANNEL_ID, channelId),
    ...(opsChannel ? { opsChannel } : {}),
    allowSharedChannel: read.flag('ALLOW_SHARED_CHANNEL', false),
  };
  const appToken = read.text('SLACK_APP_TOKEN', {
    pattern: /^xapp-/,
    mend: 'begins with xapp-: Basic Information, App-Level Tokens, with connections:write.',
  });
  const signingSecret = read.text('SLACK_SIGNING_SECRET');
  if (appToken) return { ...settings, mode: 'socket', appToken };
  if (!signingSecret) read.complain('Set SLACK_APP_TOKEN (Socket Mode), or SLACK_SIGNING_SECRET (HTTP).');
  return { ...settings, mode: 'http', signingSecret: signingSecret ?? '' };
}

function accessSettings(read: EnvReader): AccessSettings {
  const users = /^[UW][A-Z0-9]{2,}$/;
  return {
    allowedUsers: read.list(
      'ALLOWED_USERS',
      users,
      "holds member ids such as U0123456789, with commas: a person's profile, Copy member ID.",
    ),
    allowedGroups: read.list(
      'ALLOWED_GROUPS',
      /^S[A-Z0-9]{2,}$/,
      'holds user group ids such as S0123456789, with commas.',
    ),
    allowedChannels: read.list(
      'ALLOWED_CHANNELS',
      /^[CGD][A-Z0-9]{2,}$/,
      'holds channel ids such as C0123456789, with commas.',
    ),
    refuseGuests: read.flag('REFUSE_GUESTS', false),
    admins: read.list('ADMINS', users, 'holds member ids such as U0123456789, with commas.'),
    askers: read.list('ASKERS', users, 'holds member ids such as U0123456789, with commas.'),
  };
}

function awsSettings(read: EnvReader): AwsSettings {
  const region = /^[a-z]{2,}(-[a-z]+)+-\d$/;
  const home = read.text('AWS_REGION', { pattern: region, mend: 'is a Region such as eu-central-1.' });
  const regions = read.list('REGIONS', region, 'holds Regions such as eu-central-1,us-east-1.');
  const endpoint = read.text('AWS_ENDPOINT_URL', { pattern: /^https?:\/\//, mend: 'begins with http:// or https://.' });
  return {
    regions: [...new Set(regions.length > 0 ? regions : home ? [home] : [])],
    ...(endpoint ? { endpoint } : {}),
    poll: read.flag('POLL', true),
  };
}

/** `TIME_SCALE=60` or `60@<epoch ms it counts from>`; only beside a Slack on this machine: real Slack has real time. */
function timeScale(read: EnvReader, env: Environment): TimeScale {
  const given = read.text('TIME_SCALE', { pattern: /^\d+(\.\d+)?(@\d+)?$/, mend: 'is a factor such as 60.' });
  if (!given) return { factor: 1 };
  if (!isLoopback(env.SLACK_API_URL)) read.complain('TIME_SCALE needs a SLACK_API_URL on 127.0.0.1 or localhost.');
  const [factor, origin] = given.split('@').map(Number);
  return { factor: factor || 1, ...(origin ? { origin: new Date(origin) } : {}) };
}

function required(read: EnvReader, name: string, pattern: RegExp, mend: string, fallback?: string): string {
  const given = read.text(name, { pattern, mend, ...(fallback ? { fallback } : {}) });
  if (!given) read.complain(`${name} is not set. It ${mend}`);
  return given ?? '';
}

function isLoopback(url: string | undefined): boolean {
  return url !== undefined && URL.canParse(url) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
