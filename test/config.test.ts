import { describe, expect, it } from 'vitest';
import { readConfig, readStoreSettings } from '../src/config.ts';
import { BotError } from '../src/errors.ts';

const SOCKET = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', NOTICE_CHANNEL: 'C0123456789' };

function mistakes(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof BotError && error.code === 'config') return error.message;
    throw error;
  }
  return '';
}

describe('readConfig', () => {
  it('needs three variables and has a default for the rest', () => {
    expect(readConfig(SOCKET)).toEqual({
      database: { path: 'connect-trail.db' },
      overrides: [],
      keepReads: false,
      timeZone: 'UTC',
      logLevel: 'info',
      timeScale: { factor: 1 },
      slack: {
        mode: 'socket',
        appToken: 'xapp-1',
        botToken: 'xoxb-1',
        command: '/trail',
        noticeChannel: 'C0123456789',
        allowSharedChannel: false,
      },
      access: { allowedUsers: [], allowedGroups: [], allowedChannels: [], refuseGuests: false, admins: [], askers: [] },
      aws: { regions: [], poll: true },
      ingestApiKeys: [],
      host: '127.0.0.1',
      port: 3000,
    });
  });

  it('is HTTP without an app token', () => {
    const { slack } = readConfig({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 's',
      NOTICE_CHANNEL: 'C0123456789',
    });
    expect(slack).toMatchObject({ mode: 'http', signingSecret: 's' });
  });

  it('names every mistake at once, with how to mend it', () => {
    const said = mistakes({
      SLACK_BOT_TOKEN: 'nonsense',
      NOTICE_CHANNEL: '#changes',
      PORT: 'x',
      KEEP_READS: 'perhaps',
      TIME_ZONE: 'Mars',
    });
    for (const name of ['SLACK_BOT_TOKEN', 'NOTICE_CHANNEL', 'SLACK_APP_TOKEN', 'PORT', 'KEEP_READS', 'TIME_ZONE']) {
      expect(said).toContain(name);
    }
    expect(said).toContain('See .env.sample.');
  });

  it.each([
    ['COMMAND', 'trail'],
    ['DATABASE_URL', 'mysql:x'],
    ['DATABASE_URL', 'sqlite:'],
    ['DATABASE_URL', 'postgres://db.example'],
    ['DATABASE_URL', 'postgres://db.example:port/trail'],
    ['REGIONS', 'Frankfurt'],
    ['AWS_REGION', 'eu'],
    ['ALLOWED_USERS', 'dana'],
    ['ALLOWED_GROUPS', 'admins'],
    ['ALLOWED_CHANNELS', '#ops'],
    ['LOG_LEVEL', 'loud'],
    ['SLACK_API_URL', 'slack.com'],
    ['AWS_ENDPOINT_URL', 'localhost'],
    ['INGEST_API_KEY', 'a,b,c'],
    ['TIME_SCALE', 'fast'],
    ['PORT', '70000'],
    ['ADMINS', 'lena'],
    ['EXCLUDE', 'colour:red'],
  ])('refuses %s=%s', (name, value) => {
    expect(mistakes({ ...SOCKET, [name]: value })).toContain(name);
  });

  it('takes the Regions of REGIONS, else AWS_REGION', () => {
    expect(readConfig({ ...SOCKET, AWS_REGION: 'eu-central-1' }).aws.regions).toEqual(['eu-central-1']);
    expect(
      readConfig({ ...SOCKET, AWS_REGION: 'eu-central-1', REGIONS: 'us-east-1, us-gov-west-1,us-east-1' }).aws.regions,
    ).toEqual(['us-east-1', 'us-gov-west-1']);
  });

  it('reads two ingest keys for rotation', () => {
    expect(readConfig({ ...SOCKET, INGEST_API_KEY: 'new, old' }).ingestApiKeys).toEqual(['new', 'old']);
  });

  it('scales time beside a Slack on this machine only', () => {
    const local = { ...SOCKET, SLACK_API_URL: 'http://127.0.0.1:4390/api/' };
    expect(readConfig({ ...local, TIME_SCALE: '60' }).timeScale).toEqual({ factor: 60 });
    expect(readConfig({ ...local, TIME_SCALE: '60@1795341912000' }).timeScale).toEqual({
      factor: 60,
      origin: new Date(1_795_341_912_000),
    });
    expect(mistakes({ ...SOCKET, TIME_SCALE: '60' })).toContain('TIME_SCALE needs a SLACK_API_URL on 127.0.0.1');
    expect(mistakes({ ...SOCKET, TIME_SCALE: '60', SLACK_API_URL: 'https://slack.com/api/' })).toContain('TIME_SCALE');
  });
});

describe('readStoreSettings', () => {
  it.each([
    ['sqlite:trail.db', 'trail.db'],
    ['sqlite:/var/lib/trail.db', '/var/lib/trail.db'],
    ['sqlite:///var/lib/trail.db', '/var/lib/trail.db'],
  ])('reads %s as the file %s', (url, path) => {
    expect(readStoreSettings({ DATABASE_URL: url }).database).toEqual({ path });
  });

  it.each(['postgres://bot:pw@db.example:5432/trail', 'postgresql://db.example/trail?sslmode=require'])(
    'reads %s as a PostgreSQL database',
    (url) => {
      expect(readStoreSettings({ DATABASE_URL: url }).database).toEqual({ url });
    },
  );

  it('asks for nothing of Slack', () => {
    expect(readStoreSettings({}).database).toEqual({ path: 'connect-trail.db' });
  });
});
