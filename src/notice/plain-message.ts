import type { KnownBlock } from '@slack/types';
import { line, richText } from './blocks.ts';
import { fits } from './fits.ts';
import { lockScreen } from './lock-screen.ts';
import type { Message } from './message.ts';
import { ours, type Words } from './words.ts';

const SPOKEN_LIMIT = 300;

/** A sentence of our own and nothing else. */
export function plainMessage(sentence: string): Message {
  return wordsMessage([ours(sentence)]);
}

/** Words as a message, with further blocks below them. */
export function wordsMessage(words: Words, more: readonly KnownBlock[] = []): Message {
  return fits({ text: lockScreen(words, SPOKEN_LIMIT), blocks: [richText([line(words)]), ...more] });
}
