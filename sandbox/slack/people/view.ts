import type { UiResult, UiViewState } from '../../ui-protocol.ts';
import { validateView } from '../blocks/views.ts';
import { field, recordOf, textField } from '../fields.ts';
import { grantTrigger } from '../grants.ts';
import { viewJson } from '../json/view.ts';
import { sender } from '../payloads/common.ts';
import { Refusal } from '../refusal.ts';
import { closeViews, findView, mergeState, pushView, replaceView, stackOf } from '../views.ts';
import { changed, type OpenView, type World } from '../world.ts';
import { type Desk, DONE, failed } from './desk.ts';
import { missingFields } from './required.ts';

const TROUBLE = 'We had some trouble connecting. Try again?';

/** A person submits the modal on top; the app may keep it open with errors, change it, push another or close all. */
export async function submitView(desk: Desk, userId: string, viewId: string, state: UiViewState): Promise<UiResult> {
  const { world } = desk;
  const open = findView(world, viewId);
  if (!open || stackOf(world, userId).at(-1) !== open) return failed('This view is gone.');
  mergeState(open, state);
  const missing = missingFields(open);
  if (Object.keys(missing).length > 0) return refuse(world, open, missing);
  const payload = {
    type: 'view_submission',
    ...sender(world, userId),
    trigger_id: grantTrigger(world, userId, open.id),
    view: viewJson(world, open),
    response_urls: [],
  };
  const ack = await desk.deliver({ type: 'interactive', payload, accepts: true });
  return ack.ok ? follow(world, open, ack.body) : failed(TROUBLE);
}

function refuse(world: World, open: OpenView, fields: Readonly<Record<string, string>>): UiResult {
  open.errors = fields;
  changed(world, { state: true });
  return failed('Please mend what is marked.', fields);
}

function follow(world: World, open: OpenView, body: unknown): UiResult {
  const action = textField(body, 'response_action');
  const view = recordOf(field(body, 'view'));
  if (action === undefined) closeViews(world, open.userId, open);
  else if (action === 'clear') closeViews(world, open.userId, 'all');
  else if (action === 'errors') return showErrors(world, open, field(body, 'errors'));
  else return change(world, open, action, view);
  return DONE;
}

function showErrors(world: World, open: OpenView, errors: unknown): UiResult {
  const known = new Set(inputIds(open));
  const fields = Object.entries(recordOf(errors) ?? {}).flatMap(([id, says]) =>
    typeof says === 'string' ? [[id, says]] : [],
  );
  const strange = fields.length === 0 || fields.some(([id]) => id === undefined || !known.has(id));
  return strange ? failed(TROUBLE) : refuse(world, open, Object.fromEntries(fields));
}

function inputIds(open: OpenView): readonly string[] {
  const blocks = open.view.blocks;
  if (!Array.isArray(blocks)) return [];
  return blocks.flatMap((block) => (field(block, 'type') === 'input' ? [String(field(block, 'block_id'))] : []));
}

function change(world: World, open: OpenView, action: string, view: OpenView['view'] | undefined): UiResult {
  if (!view || validateView(view, 'modal', '/view').length > 0) return failed(TROUBLE);
  try {
    if (action === 'update') replaceView(world, open, view);
    else if (action === 'push') pushView(world, open.userId, view);
    else return failed(TROUBLE);
    return DONE;
  } catch (error) {
    if (error instanceof Refusal) return failed(TROUBLE);
    throw error;
  }
}

/** A person closes the modal on top; the app hears of it when the view asked for that. */
export async function closeView(desk: Desk, userId: string, viewId: string): Promise<UiResult> {
  const { world } = desk;
  const open = findView(world, viewId);
  if (!open || stackOf(world, userId).at(-1) !== open) return failed('This view is gone.');
  const clears = open.view.clear_on_close === true;
  const view = viewJson(world, open);
  closeViews(world, userId, clears ? 'all' : open);
  if (open.view.notify_on_close !== true) return DONE;
  const payload = { type: 'view_closed', ...sender(world, userId), view, is_cleared: clears };
  const ack = await desk.deliver({ type: 'interactive', payload, accepts: false });
  return ack.ok ? DONE : failed(TROUBLE);
}
