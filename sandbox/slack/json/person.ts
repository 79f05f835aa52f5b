import type { Person } from '../workspace.ts';
import type { World } from '../world.ts';

type Json = Readonly<Record<string, unknown>>;

/** A person as users.info shows them. */
export function personJson(world: World, person: Person, withEmail: boolean): Json {
  const { workspace } = world;
  const minutes = offsetOf(person.zone, world.clock.now());
  return {
    id: person.id,
    team_id: person.teamId ?? workspace.teamId,
    name: person.name,
    deleted: person.deactivated === true,
    real_name: person.realName,
    tz: person.zone,
    tz_label: person.zone,
    tz_offset: minutes * 60,
    is_bot: person.bot === true,
    is_app_user: false,
    is_admin: false,
    is_owner: false,
    is_restricted: person.guest !== undefined,
    is_ultra_restricted: person.guest === 'single_channel',
    ...(person.teamId ? { is_stranger: true } : {}),
    ...(workspace.enterpriseId && !person.teamId
      ? { enterprise_user: { id: person.id, enterprise_id: workspace.enterpriseId, teams: [workspace.teamId] } }
      : {}),
    profile: {
      real_name: person.realName,
      display_name: person.name,
      title: person.title ?? '',
      team: person.teamId ?? workspace.teamId,
      ...(withEmail && person.email ? { email: person.email } : {}),
    },
  };
}

/** Minutes east of UTC at a moment. */
function offsetOf(zone: string, at: Date): number {
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] = name?.match(/GMT([+-])(\d\d):(\d\d)/) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}
