import type { ServerResponse } from 'node:http';
import { canSee } from '../channels.ts';
import type { Change, World } from '../world.ts';

/** Server-sent events of what changed, for one person; several changes of a moment are sent together. */
export function stream(world: World, userId: string, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.write(': hello\n\n');
  const waiting = new Map<string, Change>();
  const flush = (): void => {
    for (const change of waiting.values()) response.write(`data: ${JSON.stringify(change)}\n\n`);
    waiting.clear();
  };
  const listener = (change: Change): void => {
    if (!concerns(world, userId, change)) return;
    if (waiting.size === 0) setImmediate(flush);
    waiting.set(JSON.stringify(change), change);
  };
  world.listeners.add(listener);
  response.on('close', () => world.listeners.delete(listener));
}

function concerns(world: World, userId: string, { channel: id, state }: Change): boolean {
  if (id === undefined) return state === true;
  const channel = world.channels.get(id);
  return channel !== undefined && canSee(world, channel, userId);
}
