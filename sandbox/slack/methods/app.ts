import { Refusal } from '../refusal.ts';
import { nextId, type World } from '../world.ts';
import type { Method } from './method.ts';

const authTest: Method = {
  name: 'auth.test',
  token: 'any',
  scopes: [],
  args: [],
  run({ world, entry }) {
    const { workspace, app } = world;
    const team = { url: `https://${workspace.domain}.slack.com/`, team: workspace.teamName, team_id: workspace.teamId };
    const org = workspace.enterpriseId ? { enterprise_id: workspace.enterpriseId } : {};
    if (entry.token === 'app') return { ...team, ...org, app_id: workspace.appId, app_name: app.name };
    const user = { user: app.displayName, user_id: workspace.botUserId, bot_id: workspace.botId };
    return { ...team, ...org, ...user, is_enterprise_install: false };
  },
};

const apiTest: Method = {
  name: 'api.test',
  token: 'none',
  scopes: [],
  tier: 4,
  args: ['error', 'foo'],
  run({ args }) {
    if (typeof args.error === 'string') throw new Refusal(args.error, { args });
    return { args };
  },
};

// Tier 1 says one a minute, and yet an app may hold ten connections: so ten a minute, no more than ten open.
const MOST_CONNECTIONS = 10;

/** Opens Socket Mode: `connections` tells how many are open. */
export function connectionsOpen(connections: () => number): Method {
  return {
    name: 'apps.connections.open',
    token: 'app',
    scopes: [],
    args: [],
    run({ world }) {
      if (!world.app.socketMode) throw new Refusal('not_allowed_token_type');
      if (connections() >= MOST_CONNECTIONS) throw new Refusal('too_many_websockets');
      return { url: socketUrl(world) };
    },
  };
}

function socketUrl(world: World): string {
  const ticket = nextId(world, 'ticket').toLowerCase();
  world.uploads.set(`socket ${ticket}`, '');
  return `${world.origin.replace('http:', 'ws:')}/link/?ticket=${ticket}&app_id=${world.workspace.appId}`;
}

const teamInfo: Method = {
  name: 'team.info',
  token: 'bot',
  scopes: ['team:read'],
  tier: 3,
  args: ['team', 'domain'],
  run({ world: { workspace } }) {
    const org = workspace.enterpriseId ? { enterprise_id: workspace.enterpriseId } : {};
    return { team: { id: workspace.teamId, name: workspace.teamName, domain: workspace.domain, ...org } };
  },
};

const botsInfo: Method = {
  name: 'bots.info',
  token: 'bot',
  scopes: ['users:read'],
  tier: 3,
  args: ['bot', 'team_id'],
  run({ world: { workspace, app }, args }) {
    if (args.bot !== workspace.botId) throw new Refusal('bot_not_found');
    const { botId: id, appId, botUserId } = workspace;
    return { bot: { id, app_id: appId, user_id: botUserId, name: app.displayName, deleted: false, icons: {} } };
  },
};

export const APP_METHODS: readonly Method[] = [authTest, apiTest, teamInfo, botsInfo];
