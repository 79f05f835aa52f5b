import { eventPatterns } from '../connect/event-patterns.ts';
import type { Console } from './console.ts';

/** Prints the EventBridge patterns that the bot needs, as JSON. */
export async function printRule({ out }: Console): Promise<void> {
  await out(`${JSON.stringify(eventPatterns(), null, 2)}\n`);
}
