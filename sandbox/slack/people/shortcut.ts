import type { UiResult } from '../../ui-protocol.ts';
import { grantResponseUrl, grantTrigger } from '../grants.ts';
import { messageJson } from '../json/message.ts';
import { actionTs, sender } from '../payloads/common.ts';
import type { World } from '../world.ts';
import { seenMessage } from './action.ts';
import { type Desk, failed, interact } from './desk.ts';

export type ShortcutAsk = Readonly<{ userId: string; callbackId: string; channel?: string; ts?: string }>;

/** A shortcut from the lightning menu, or from a message's own menu. */
export async function takeShortcut(desk: Desk, ask: ShortcutAsk): Promise<UiResult> {
  const { world } = desk;
  const shortcut = world.app.shortcuts.find((one) => one.callbackId === ask.callbackId);
  const payload = shortcut?.type === 'message' ? onMessage(world, ask) : shortcut && everywhere(world, ask);
  if (!shortcut || !payload) return failed('There is no such shortcut here.');
  return interact(desk, payload, `${shortcut.name} failed because the app did not respond`);
}

function everywhere(world: World, { userId, callbackId }: ShortcutAsk) {
  return {
    type: 'shortcut',
    ...sender(world, userId),
    action_ts: actionTs(world),
    callback_id: callbackId,
    trigger_id: grantTrigger(world, userId),
  };
}

function onMessage(world: World, { userId, callbackId, channel: channelId = '', ts = '' }: ShortcutAsk) {
  const seen = seenMessage(world, userId, channelId, ts);
  // Ephemerals have no message menu for apps.
  if (!seen || seen.message.ephemeralFor !== undefined) return undefined;
  const { channel, message } = seen;
  return {
    type: 'message_action',
    ...sender(world, userId),
    action_ts: actionTs(world),
    callback_id: callbackId,
    trigger_id: grantTrigger(world, userId),
    response_url: grantResponseUrl(world, { kind: 'actions', channel: channel.id, userId }),
    message_ts: message.ts,
    channel: { id: channel.id, name: channel.name || 'directmessage' },
    message: messageJson(world, channel, message, true),
  };
}
