import type { UiElementState, UiResult } from '../../ui-protocol.ts';
import { type Found, findElements } from '../blocks/find-element.ts';
import { canSee } from '../channels.ts';
import { field, listField } from '../fields.ts';
import { grantResponseUrl, grantTrigger } from '../grants.ts';
import { channelJson } from '../json/channel.ts';
import { messageJson } from '../json/message.ts';
import { viewJson } from '../json/view.ts';
import { findMessage } from '../messages.ts';
import { actionTs, sender } from '../payloads/common.ts';
import { findView, mergeState, stackOf } from '../views.ts';
import type { Channel, Message, OpenView, World } from '../world.ts';
import { type Choice, choose, isOffered } from './choice.ts';
import { type Desk, DONE, failed, interact } from './desk.ts';

type Json = Readonly<Record<string, unknown>>;

/** Which element: by action id, and by block or by place among its likes when there are several. */
export type ElementRef = Readonly<{ actionId: string; blockId?: string; nth?: number }>;

export type ActionAsk = ElementRef & Choice & Readonly<{ userId: string; element?: UiElementState }>;

const NO_ANSWER = 'This action failed because the app did not respond';

function findElement(blocks: readonly unknown[], { actionId, blockId, nth = 0 }: ElementRef): Found | undefined {
  return findElements(blocks).filter(
    (one) => one.actionId === actionId && (blockId === undefined || one.blockId === blockId),
  )[nth];
}

/** A message this person can see, their own ephemerals among them. */
export function seenMessage(world: World, userId: string, channelId: string, ts: string) {
  const channel = world.channels.get(channelId);
  const message = channel && findMessage(channel, ts, true);
  if (!channel || !message || !canSee(world, channel, userId)) return undefined;
  const isTheirs = message.ephemeralFor === undefined || message.ephemeralFor === userId;
  return isTheirs ? { channel, message } : undefined;
}

/** A click or a choice on a message. */
export async function actOnMessage(
  desk: Desk,
  ask: ActionAsk & Readonly<{ channel: string; ts: string }>,
): Promise<UiResult> {
  const { world } = desk;
  const seen = seenMessage(world, ask.userId, ask.channel, ask.ts);
  const found = seen && findElement(seen.message.blocks ?? [], ask);
  if (!seen || !found) return failed('There is no such button here.');
  const state = ask.element ?? choose(found.element, ask);
  if (!isOffered(found.element, state)) return failed('There is no such option here.');
  const place = { ...messagePlace(world, ask.userId, seen), state: { values: valuesOf(found, state) } };
  return interact(desk, { ...common(world, ask.userId, found, state), ...place }, NO_ANSWER);
}

/** A click or a choice in a modal or a home view. */
export async function actOnView(desk: Desk, ask: ActionAsk & Readonly<{ viewId: string }>): Promise<UiResult> {
  const { world } = desk;
  const open = findView(world, ask.viewId);
  const found = open && open.userId === ask.userId ? findElement(listField(open.view, 'blocks'), ask) : undefined;
  if (!open || !found) return failed('There is no such button here.');
  const state = ask.element ?? choose(found.element, ask);
  if (!isOffered(found.element, state)) return failed('There is no such option here.');
  mergeState(open, { [found.blockId]: { [found.actionId]: state } });
  if (found.block.type === 'input' && found.block.dispatch_action !== true) return DONE;
  const place = { container: { type: 'view', view_id: open.id }, view: viewJson(world, open) };
  return interact(desk, { ...common(world, ask.userId, found, state, open), ...place }, NO_ANSWER);
}

function common(world: World, userId: string, found: Found, state: UiElementState, open?: OpenView): Json {
  const top = open && stackOf(world, userId).includes(open) ? open.id : undefined;
  return {
    type: 'block_actions',
    ...sender(world, userId),
    trigger_id: grantTrigger(world, userId, top),
    actions: [actionJson(world, found, state)],
  };
}

function actionJson(world: World, { element, blockId, actionId }: Found, state: UiElementState): Json {
  const text = field(element, 'text');
  const value = field(element, 'value');
  return {
    action_id: actionId,
    block_id: blockId,
    ...(text === undefined ? {} : { text }),
    ...(value === undefined ? {} : { value }),
    ...state,
    action_ts: actionTs(world),
  };
}

/** Buttons and menus of actions keep nothing; what is chosen or typed is told as the message's state. */
function valuesOf({ blockId, actionId }: Found, state: UiElementState): Json {
  return ['button', 'icon_button', 'overflow'].includes(state.type) ? {} : { [blockId]: { [actionId]: state } };
}

type Seen = Readonly<{ channel: Channel; message: Message }>;

function messagePlace(world: World, userId: string, { channel, message }: Seen): Json {
  const ephemeral = message.ephemeralFor !== undefined;
  const thread = message.threadTs === undefined ? {} : { threadTs: message.threadTs };
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    channel: { id: channel.id, name: String(channelJson(world, channel).name ?? 'directmessage') },
    // An ephemeral message is not stored, so Slack has nothing to send along.
    ...(ephemeral ? {} : { message: messageJson(world, channel, message, true) }),
    response_url: grantResponseUrl(world, {
      kind: 'actions',
      channel: channel.id,
      userId,
      messageTs: message.ts,
      ...thread,
    }),
  };
}
