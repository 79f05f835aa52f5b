import { personJson } from '../json/person.ts';
import { Refusal } from '../refusal.ts';
import type { Person } from '../workspace.ts';
import type { World } from '../world.ts';
import { countArg, flagArg, needArg } from './args.ts';
import { type Method, pageOf } from './method.ts';

function shown(world: World, person: Person) {
  return personJson(world, person, world.app.scopes.has('users:read.email'));
}

const usersInfo: Method = {
  name: 'users.info',
  token: 'bot',
  scopes: ['users:read'],
  tier: 4,
  args: ['user', 'include_locale'],
  run({ world, args }) {
    const person = world.people.get(needArg(args, 'user'));
    if (!person) throw new Refusal('user_not_found');
    const locale = flagArg(args, 'include_locale') ? { locale: 'en-US' } : {};
    return { user: { ...shown(world, person), ...locale } };
  },
};

const usersList: Method = {
  name: 'users.list',
  token: 'bot',
  scopes: ['users:read'],
  tier: 2,
  args: ['limit', 'cursor', 'include_locale', 'team_id'],
  run(call) {
    const limit = countArg(call.args, 'limit', { otherwise: 1000, max: 1000 });
    const { items, next } = pageOf(call, [...call.world.people.values()], limit);
    return { members: items.map((person) => shown(call.world, person)), response_metadata: { next_cursor: next } };
  },
};

const groupsList: Method = {
  name: 'usergroups.list',
  token: 'bot',
  scopes: ['usergroups:read'],
  tier: 2,
  args: ['include_count', 'include_disabled', 'include_users', 'team_id'],
  run({ world, args }) {
    const groups = [...world.groups.values()].filter(({ disabled }) => !disabled || flagArg(args, 'include_disabled'));
    return {
      usergroups: groups.map((group) => ({
        id: group.id,
        team_id: world.workspace.teamId,
        is_usergroup: true,
        name: group.name,
        handle: group.handle,
        description: '',
        date_delete: group.disabled ? 1 : 0,
        ...(flagArg(args, 'include_users') ? { users: group.memberIds } : {}),
        ...(flagArg(args, 'include_count') ? { user_count: group.memberIds.length } : {}),
      })),
    };
  },
};

const groupMembers: Method = {
  name: 'usergroups.users.list',
  token: 'bot',
  scopes: ['usergroups:read'],
  tier: 2,
  args: ['usergroup', 'include_disabled', 'team_id'],
  run({ world, args }) {
    const group = world.groups.get(needArg(args, 'usergroup'));
    if (!group || (group.disabled && !flagArg(args, 'include_disabled'))) throw new Refusal('no_such_subteam');
    return { users: group.memberIds };
  },
};

export const PEOPLE_METHODS: readonly Method[] = [usersInfo, usersList, groupsList, groupMembers];
