import { field, listField, recordOf, textField } from './fields.ts';

export type Command = Readonly<{ command: string; description: string; usageHint?: string; shouldEscape: boolean }>;
export type Shortcut = Readonly<{ name: string; callbackId: string; type: 'global' | 'message'; description: string }>;

/** What an installed app may do: read from its manifest. */
export type InstalledApp = Readonly<{
  name: string;
  displayName: string;
  commands: readonly Command[];
  shortcuts: readonly Shortcut[];
  scopes: ReadonlySet<string>;
  botEvents: ReadonlySet<string>;
  socketMode: boolean;
  interactive: boolean;
  homeTab: boolean;
  messagesTab: boolean;
  /** People cannot write to the app in its direct messages. */
  messagesReadOnly: boolean;
}>;

/** `optional`: which of the manifest's `bot_optional` scopes were granted at installation; true is all of them. */
export function readManifest(manifest: unknown, optional: boolean | readonly string[] = true): InstalledApp {
  const features = field(manifest, 'features');
  const settings = field(manifest, 'settings');
  const scopes = field(field(manifest, 'oauth_config'), 'scopes');
  const home = field(features, 'app_home');
  const name = textField(field(manifest, 'display_information'), 'name') ?? 'App';
  return {
    name,
    displayName: textField(field(features, 'bot_user'), 'display_name') ?? name,
    commands: listField(features, 'slash_commands').flatMap(toCommand),
    shortcuts: listField(features, 'shortcuts').flatMap(toShortcut),
    scopes: new Set([
      ...strings(listField(scopes, 'bot')),
      ...granted(strings(listField(scopes, 'bot_optional')), optional),
    ]),
    botEvents: new Set(strings(listField(field(settings, 'event_subscriptions'), 'bot_events'))),
    socketMode: field(settings, 'socket_mode_enabled') === true,
    interactive: field(field(settings, 'interactivity'), 'is_enabled') === true,
    homeTab: field(home, 'home_tab_enabled') === true,
    messagesTab: field(home, 'messages_tab_enabled') !== false,
    messagesReadOnly: field(home, 'messages_tab_read_only_enabled') === true,
  };
}

function granted(scopes: readonly string[], optional: boolean | readonly string[]): readonly string[] {
  if (optional === true) return scopes;
  return optional === false ? [] : scopes.filter((scope) => optional.includes(scope));
}

function strings(values: readonly unknown[]): readonly string[] {
  return values.filter((value) => typeof value === 'string');
}

function toCommand(value: unknown): readonly Command[] {
  const command = textField(value, 'command');
  if (!recordOf(value) || command === undefined) return [];
  const usageHint = textField(value, 'usage_hint');
  return [
    {
      command,
      description: textField(value, 'description') ?? '',
      ...(usageHint === undefined ? {} : { usageHint }),
      shouldEscape: field(value, 'should_escape') === true,
    },
  ];
}

function toShortcut(value: unknown): readonly Shortcut[] {
  const callbackId = textField(value, 'callback_id');
  if (callbackId === undefined) return [];
  return [
    {
      name: textField(value, 'name') ?? callbackId,
      callbackId,
      type: field(value, 'type') === 'message' ? 'message' : 'global',
      description: textField(value, 'description') ?? '',
    },
  ];
}
