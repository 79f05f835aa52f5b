import { createCheck, list } from '../blocks/check.ts';
import { findElements } from '../blocks/find-element.ts';
import { optionGroups, someOptions } from '../blocks/options.ts';
import { field, listField } from '../fields.ts';
import { messageJson } from '../json/message.ts';
import { viewJson } from '../json/view.ts';
import { sender } from '../payloads/common.ts';
import { findView } from '../views.ts';
import type { World } from '../world.ts';
import { seenMessage } from './action.ts';
import type { Desk } from './desk.ts';

export type OptionsAsk = Readonly<{
  userId: string;
  channel?: string;
  ts?: string;
  viewId?: string;
  blockId?: string;
  actionId: string;
  value: string;
}>;

type Place = Readonly<{ blocks: readonly unknown[]; json: Readonly<Record<string, unknown>> }>;

/** Type-ahead of an external select: what the app offers, nothing when it offers what Slack refuses. */
export async function askOptions(desk: Desk, ask: OptionsAsk): Promise<readonly unknown[]> {
  const { world } = desk;
  const place = placeOf(world, ask);
  const found =
    place && findElements(place.blocks).find((one) => one.actionId === ask.actionId && isBlock(one.blockId, ask));
  if (!place || !found) return [];
  const ack = await desk.deliver({
    type: 'interactive',
    payload: {
      type: 'block_suggestion',
      ...sender(world, ask.userId),
      ...place.json,
      action_id: found.actionId,
      block_id: found.blockId,
      value: ask.value,
    },
    accepts: true,
  });
  return ack.ok ? offered(ack.body) : [];
}

function isBlock(blockId: string, { blockId: asked }: OptionsAsk): boolean {
  return asked === undefined || asked === blockId;
}

function placeOf(world: World, { userId, viewId, channel: channelId = '', ts = '' }: OptionsAsk): Place | undefined {
  if (viewId !== undefined) return viewPlace(world, userId, viewId);
  const seen = seenMessage(world, userId, channelId, ts);
  if (!seen) return undefined;
  const { channel, message } = seen;
  const container = {
    type: 'message',
    message_ts: ts,
    channel_id: channel.id,
    is_ephemeral: message.ephemeralFor !== undefined,
  };
  return {
    blocks: message.blocks ?? [],
    json: {
      container,
      channel: { id: channel.id, name: channel.name || 'directmessage' },
      ...(message.ephemeralFor === undefined ? { message: messageJson(world, channel, message) } : {}),
    },
  };
}

function viewPlace(world: World, userId: string, viewId: string): Place | undefined {
  const open = findView(world, viewId);
  if (!open || open.userId !== userId) return undefined;
  return {
    blocks: listField(open.view, 'blocks'),
    json: { container: { type: 'view', view_id: open.id }, view: viewJson(world, open) },
  };
}

function offered(body: unknown): readonly unknown[] {
  const groups = field(body, 'option_groups');
  const given = groups ?? field(body, 'options');
  const check = createCheck('modal');
  const rule = groups === undefined ? someOptions : optionGroups;
  if (Array.isArray(given) && given.length === 0) return [];
  rule(given, '', check);
  list(() => undefined, { max: 100 })(given, '', check);
  return check.problems.length === 0 && Array.isArray(given) ? given : [];
}
