import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { Listener } from '../src/slack/listener.ts';
import { createListeners, type ListenerDeps } from '../src/slack/listeners.ts';
import { MANIFEST } from './support/flow.ts';

/** Slack's published schema lies beside the checkout of those who develop the bot; it is not ours to ship. */
const SCHEMA = new URL('../../shared/data/slack-manifest.schema.json', import.meta.url);

/** https://docs.slack.dev/reference/events: what each event we listen to asks for. */
const EVENT_SCOPES = new Map([['app_mention', 'app_mentions:read']]);

/** https://docs.slack.dev/reference/methods: what each method we call asks for. */
const SCOPES = new Map<string, readonly string[]>([
  ['auth.test', []],
  ['chat.postMessage', ['chat:write']],
  ['chat.update', ['chat:write']],
  ['chat.postEphemeral', ['chat:write']],
  ['conversations.open', ['im:write']],
  ['files.getUploadURLExternal', ['files:write']],
  ['files.completeUploadExternal', ['files:write']],
  ['views.open', []],
  ['chat.getPermalink', []],
  ['conversations.info', ['channels:read', 'groups:read']],
  ['conversations.members', ['channels:read', 'groups:read']],
  ['conversations.history', ['channels:history', 'groups:history']],
  ['conversations.replies', ['channels:history', 'groups:history']],
  ['users.info', ['users:read', 'users:read.email']],
  ['usergroups.users.list', ['usergroups:read']],
]);

const manifest = MANIFEST as {
  features: {
    slash_commands: { command: string; description: string; should_escape?: boolean }[];
    shortcuts: { name: string; type: string; callback_id: string }[];
  };
  oauth_config: { scopes: { bot: string[]; bot_optional: string[] } };
  settings: {
    interactivity: { is_enabled: boolean };
    socket_mode_enabled: boolean;
    event_subscriptions: { bot_events: string[] };
  };
};

function methodsCalled(): readonly string[] {
  const folder = join(import.meta.dirname, '../src/slack');
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const calls = texts.flatMap((text) =>
    [...text.matchAll(/\bclient((?:\s*\.\s*\w+){2,3})\(/g)].map(([, path = '']) => path),
  );
  return [...new Set(calls.map((path) => path.replace(/\s/g, '').slice(1)))].filter(
    (path) => path !== 'config.credentials',
  );
}

const listeners = createListeners({ command: '/trail', askers: [] } as unknown as ListenerDeps);

function idsOf(wanted: Listener['kind']): readonly string[] {
  return listeners.flatMap(({ kind, id }) => (kind === wanted && typeof id === 'string' ? [id] : [])).sort();
}

describe('manifest.yml', () => {
  it('asks for the scopes of the methods and events that are used, and no others', () => {
    const methods = methodsCalled();
    expect(methods.filter((method) => !SCOPES.has(method))).toEqual([]);
    const { bot, bot_optional } = manifest.oauth_config.scopes;
    const events = manifest.settings.event_subscriptions.bot_events;
    const needed = new Set([
      'commands',
      ...methods.flatMap((method) => SCOPES.get(method) ?? []),
      ...events.map((event) => EVENT_SCOPES.get(event)),
    ]);
    expect([...bot, ...bot_optional].sort()).toEqual([...needed].sort());
  });

  it('has the commands, shortcuts, events and the interactivity that listeners are registered for', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(idsOf('command'));
    expect(manifest.features.shortcuts.map(({ callback_id }) => callback_id).sort()).toEqual(idsOf('shortcut'));
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(idsOf('event'));
    expect(manifest.settings.interactivity.is_enabled).toBe(listeners.some(({ kind }) => kind === 'action'));
    expect(manifest.settings.socket_mode_enabled).toBe(true);
  });

  it('lets a mention arrive as the member who is meant', () => {
    expect(manifest.features.slash_commands.map((command) => command.should_escape)).toEqual([true]);
  });

  it("is valid against Slack's schema, where that is at hand", (context) => {
    if (!existsSync(SCHEMA))
      return context.skip('Slack’s manifest schema is not beside this checkout: not checked against it.');
    const validate = new Ajv({ strict: false, logger: false }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
    validate(MANIFEST);
    expect(validate.errors).toBeNull();
    expect(validate({ ...manifest, display_information: {} })).toBe(false);
  });
});
