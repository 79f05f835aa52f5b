import { countPoints } from '../fields.ts';

// Refused by Slack from 11,341 characters on (bolt-js#2509); below 11,000 nothing was seen refused.
const MOST_TEXT = 11_000;

const SEEN = new Set(['text', 'caption', 'alt_text', 'fallback']);

/** Characters that people see in these blocks. */
export function countBlockText(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, part) => sum + countBlockText(part), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [name, part]) => {
    if (typeof part === 'string') return sum + (SEEN.has(name) ? countPoints(part) : 0);
    return sum + countBlockText(part);
  }, 0);
}

/** `msg_blocks_too_long`: the whole message, not one of its blocks. */
export function isTooLong(blocks: readonly unknown[]): boolean {
  return countBlockText(blocks) > MOST_TEXT;
}
