import type { World } from '../world.ts';

type Json = Readonly<Record<string, unknown>>;

/** What every interactive payload says of its sender: the team is the workspace's, the user's may be another. */
export function sender(world: World, userId: string): Json {
  const { workspace } = world;
  const person = world.people.get(userId);
  const team = { id: workspace.teamId, domain: workspace.domain };
  const org = workspace.enterpriseId
    ? { enterprise_id: workspace.enterpriseId, enterprise_name: workspace.teamName }
    : {};
  return {
    team: { ...team, ...org },
    user: {
      id: userId,
      username: person?.name ?? '',
      name: person?.name ?? '',
      team_id: person?.teamId ?? workspace.teamId,
    },
    api_app_id: workspace.appId,
    token: 'sandbox-verification',
    enterprise: workspace.enterpriseId ? { id: workspace.enterpriseId, name: workspace.teamName } : null,
    is_enterprise_install: false,
  };
}

/** `1795341912.000100` for the moment something was done. */
export function actionTs(world: World): string {
  const micros = world.clock.now().getTime() * 1000;
  return `${Math.floor(micros / 1e6)}.${String(Math.floor(micros) % 1e6).padStart(6, '0')}`;
}
