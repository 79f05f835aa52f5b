import { validateView } from '../blocks/views.ts';
import { spendTrigger } from '../grants.ts';
import { viewJson } from '../json/view.ts';
import { Refusal } from '../refusal.ts';
import { closeViews, findView, findViewByExternalId, publishHome, pushView, replaceView } from '../views.ts';
import type { OpenView, World } from '../world.ts';
import { needArg, recordArg, textArg } from './args.ts';
import { refuseBlocks } from './compose.ts';
import type { Call, Method } from './method.ts';

const MOST_BYTES = 250_000;

function readView(call: Call, type: 'modal' | 'home' | 'any'): Readonly<Record<string, unknown>> {
  const view = recordArg(call.args, 'view', 'invalid_arguments');
  if (!view) throw new Refusal('invalid_arguments');
  if (Buffer.byteLength(JSON.stringify(view)) > MOST_BYTES) throw new Refusal('view_too_large');
  refuseBlocks(validateView(view, type, '/view'), 'invalid_arguments');
  return view;
}

function answer(call: Call, open: OpenView, did: string): Readonly<Record<string, unknown>> {
  call.entry.effect = `${did} ${open.id} ${open.userId}`;
  return { view: viewJson(call.world, open) };
}

function triggerOf({ args }: Call): string {
  return textArg(args, 'trigger_id') ?? textArg(args, 'interactivity_pointer') ?? needArg(args, 'trigger_id');
}

const TRIGGERED = ['trigger_id', 'interactivity_pointer', 'view'];

const open: Method = {
  name: 'views.open',
  token: 'bot',
  scopes: [],
  tier: 4,
  args: TRIGGERED,
  run(call) {
    const view = readView(call, 'modal');
    const { userId } = spendTrigger(call.world, triggerOf(call));
    closeViews(call.world, userId, 'all');
    return answer(call, pushView(call.world, userId, view), 'opened');
  },
};

const push: Method = {
  name: 'views.push',
  token: 'bot',
  scopes: [],
  tier: 4,
  args: TRIGGERED,
  run(call) {
    const view = readView(call, 'modal');
    const { userId, viewId } = spendTrigger(call.world, triggerOf(call));
    if (viewId === undefined || !findView(call.world, viewId)) throw new Refusal('not_found');
    return answer(call, pushView(call.world, userId, view), 'pushed');
  },
};

function viewNamed({ world, args }: Call): OpenView {
  const [id, externalId] = [textArg(args, 'view_id'), textArg(args, 'external_id')];
  const found = id ? findView(world, id) : externalId && findViewByExternalId(world, externalId);
  if (!found) throw new Refusal('not_found');
  refuseStale(found, textArg(args, 'hash'));
  return found;
}

function refuseStale(found: OpenView, hash: string | undefined): void {
  if (hash !== undefined && hash !== found.hash) throw new Refusal('hash_conflict');
}

const update: Method = {
  name: 'views.update',
  token: 'bot',
  scopes: [],
  tier: 4,
  args: ['view_id', 'external_id', 'hash', 'view'],
  run(call) {
    const found = viewNamed(call);
    replaceView(call.world, found, readView(call, found.view.type === 'home' ? 'home' : 'modal'));
    return answer(call, found, 'updated');
  },
};

const publish: Method = {
  name: 'views.publish',
  token: 'bot',
  scopes: [],
  tier: 4,
  args: ['user_id', 'view', 'hash'],
  run(call) {
    const { world, args } = call;
    if (!world.app.homeTab) throw new Refusal('not_enabled');
    const person = personNamed(world, needArg(args, 'user_id'));
    const view = readView(call, 'home');
    const old = world.homes.get(person);
    if (old) refuseStale(old, textArg(args, 'hash'));
    return answer(call, publishHome(world, person, view), 'published');
  },
};

function personNamed(world: World, id: string): string {
  const person = world.people.get(id);
  if (!person || person.bot) throw new Refusal('user_not_found');
  return person.id;
}

export const VIEW_METHODS: readonly Method[] = [open, push, update, publish];
