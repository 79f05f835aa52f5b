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

const NOT_INTERACTIVE = 'This app is not configured to handle interactive responses.';

/** An interaction, for apps that take them; what the person sees when it fails is `says`. */
export async function interact(desk: Desk, payload: Envelope['payload'], says: string): Promise<UiResult> {
  if (!desk.world.app.interactive) return failed(NOT_INTERACTIVE);
  const ack = await desk.deliver({ type: 'interactive', payload, accepts: false });
  return ack.ok ? DONE : failed(says);
}

/** The channel, when this person may act there. */
export function channelOf(world: World, userId: string, id: string): Channel | undefined {
  const channel = world.channels.get(id);
  return channel?.members.has(userId) && !channel.archived ? channel : undefined;
}
