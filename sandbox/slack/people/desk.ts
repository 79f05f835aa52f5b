import type { UiResult } from '../../ui-protocol.ts';
import type { Ack, Envelope } from '../carry/carrier.ts';
import type { Channel, World } from '../world.ts';

/** What people's acts need: the workspace, and the way to the app. */
export type Desk = Readonly<{
  world: World;
  deliver(envelope: Envelope): Promise<Ack>;
  /** Sent in the background, with retries. */
  event(event: Readonly<Record<string, unknown>>, channel?: Channel): void;
}>;

export const DONE: UiResult = { ok: true };

export function failed(error: string, fields?: Readonly<Record<string, string>>): UiResult {
  return fields ? { ok: false, error, fields } : { ok: false, error };
}

/** The channel, when this person may act there. */
export function channelOf(world: World, userId: string, id: string): Channel | undefined {
  const channel = world.channels.get(id);
  return channel?.members.has(userId) && !channel.archived ? channel : undefined;
}
