/** A manifest with everything the sandbox can do. */
export const MANIFEST = {
  display_information: { name: 'Connect Trail' },
  features: {
    bot_user: { display_name: 'Connect Trail' },
    app_home: { home_tab_enabled: true, messages_tab_enabled: true },
    slash_commands: [
      { command: '/trail', description: 'Who changed what', usage_hint: 'user X' },
      { command: '/linked', description: 'Names become links', should_escape: true },
    ],
    shortcuts: [
      { name: 'Search changes', type: 'global', callback_id: 'search', description: 'Search' },
      { name: 'Look up', type: 'message', callback_id: 'lookup', description: 'Look up this change' },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [
        'chat:write',
        'commands',
        'channels:read',
        'groups:read',
        'users:read',
        'usergroups:read',
        'app_mentions:read',
        'files:write',
        'files:read',
      ],
      bot_optional: ['channels:history', 'groups:history', 'im:history', 'im:write', 'im:read'],
    },
  },
  settings: {
    event_subscriptions: { bot_events: ['app_mention', 'app_home_opened', 'message.im'] },
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
  },
} as const;
