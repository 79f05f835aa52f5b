import { stampIds } from './blocks/stamp.ts';
import { listField, recordOf, textField } from './fields.ts';
import { Refusal } from './refusal.ts';
import { changed, nextId, type OpenView, type World } from './world.ts';

type View = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

// Slack stacks no more.
const MOST_VIEWS = 3;

export function stackOf(world: World, userId: string): OpenView[] {
  const stack = world.modals.get(userId) ?? [];
  world.modals.set(userId, stack);
  return stack;
}

/** Opens a modal, or pushes it upon the one that is open. */
export function pushView(world: World, userId: string, view: View): OpenView {
  const stack = stackOf(world, userId);
  if (stack.length >= MOST_VIEWS) throw new Refusal('push_limit_reached');
  refuseTakenId(world, view);
  const id = nextId(world, 'V');
  const below = stack.at(-1);
  const open: OpenView = {
    id,
    userId,
    rootId: stack[0]?.id ?? id,
    ...(below ? { previousId: below.id } : {}),
    hash: newHash(world),
    view: stamped(world, view),
    state: {},
  };
  stack.push(open);
  changed(world, { state: true });
  return open;
}

/** Replaces what a view shows; what was typed into blocks that stay is kept. */
export function replaceView(world: World, open: OpenView, view: View): void {
  if (textField(view, 'external_id') !== textField(open.view, 'external_id')) refuseTakenId(world, view);
  open.view = stamped(world, view);
  open.hash = newHash(world);
  open.state = keptState(open);
  delete open.errors;
  changed(world, { state: true });
}

export function closeViews(world: World, userId: string, from: OpenView | 'all'): void {
  const stack = stackOf(world, userId);
  const index = from === 'all' ? 0 : stack.indexOf(from);
  if (index >= 0) stack.splice(index);
  changed(world, { state: true });
}

/** The home tab of one person. */
export function publishHome(world: World, userId: string, view: View): OpenView {
  const old = world.homes.get(userId);
  if (old) {
    replaceView(world, old, view);
    return old;
  }
  const id = nextId(world, 'V');
  const home: OpenView = { id, userId, rootId: id, hash: newHash(world), view: stamped(world, view), state: {} };
  world.homes.set(userId, home);
  changed(world, { state: true });
  return home;
}

export function findView(world: World, id: string): OpenView | undefined {
  return allViews(world).find((open) => open.id === id);
}

export function findViewByExternalId(world: World, externalId: string): OpenView | undefined {
  return allViews(world).find((open) => textField(open.view, 'external_id') === externalId);
}

export function mergeState(open: OpenView, values: Values): void {
  const merged = Object.entries(values).map(
    ([block, actions]) => [block, { ...open.state[block], ...actions }] as const,
  );
  open.state = { ...open.state, ...Object.fromEntries(merged) };
}

function allViews(world: World): readonly OpenView[] {
  return [...[...world.modals.values()].flat(), ...world.homes.values()];
}

function refuseTakenId(world: World, view: View): void {
  const id = textField(view, 'external_id');
  if (id && findViewByExternalId(world, id)) throw new Refusal('duplicate_external_id');
}

function newHash(world: World): string {
  return `${Math.floor(world.clock.now().getTime() / 1000)}.${nextId(world, 'h').toLowerCase()}`;
}

function stamped(world: World, view: View): View {
  return { ...view, blocks: stampIds(world, listField(view, 'blocks')) };
}

function keptState(open: OpenView): Values {
  const ids = new Set(listField(open.view, 'blocks').map((block) => recordOf(block)?.block_id));
  return Object.fromEntries(Object.entries(open.state).filter(([block]) => ids.has(block)));
}
