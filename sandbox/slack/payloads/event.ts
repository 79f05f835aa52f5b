import type { Channel, World } from '../world.ts';
import { nextId } from '../world.ts';

type Json = Readonly<Record<string, unknown>>;

/** The envelope of one event of the Events API. */
export function eventPayload(world: World, event: Json, channel?: Channel): Json {
  const { workspace } = world;
  const org = workspace.enterpriseId ?? null;
  return {
    token: 'sandbox-verification',
    team_id: workspace.teamId,
    ...(workspace.enterpriseId ? { enterprise_id: workspace.enterpriseId } : {}),
    context_team_id: workspace.teamId,
    context_enterprise_id: org,
    api_app_id: workspace.appId,
    event,
    type: 'event_callback',
    event_id: nextId(world, 'Ev'),
    event_time: Math.floor(world.clock.now().getTime() / 1000),
    authorizations: [
      {
        enterprise_id: org,
        team_id: workspace.teamId,
        user_id: workspace.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: (channel?.sharedWith.length ?? 0) > 0,
    event_context: nextId(world, '4-'),
  };
}
