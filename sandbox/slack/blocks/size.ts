import { countPoints } from '../fields.ts';

// Slack's people say 12,000 characters less a buffer for what holds them (bolt-js#2509), and refused 11,341 in a few
// blocks (bolt-js#2867). Nothing was seen refused below these: 11,000, and 10,000 in fifty blocks.
const MOST_TEXT = 11_000;
const MOST_WHOLE = 12_000;
const PER_BLOCK = 40;

const SEEN = new Set(['text', 'caption', 'alt_text', 'fallback']);

/** Characters that people see in these blocks. */
function countBlockText(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, part) => sum + countBlockText(part), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [name, part]) => {
    if (typeof part === 'string') return sum + (SEEN.has(name) ? countPoints(part) : 0);
    return sum + countBlockText(part);
  }, 0);
}

/** `msg_blocks_too_long`: the whole message, not one of its blocks. */
export function isTooLong(blocks: readonly unknown[]): boolean {
  const text = countBlockText(blocks);
  return text > MOST_TEXT || text + blocks.length * PER_BLOCK > MOST_WHOLE;
}
