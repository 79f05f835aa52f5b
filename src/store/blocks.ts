const DAY = 86_400_000;
/** Blocks that a day may have: 268 million activities. */
const PARTS = 65_536;

/** A block holds activities of one UTC day, in the order in which they came: its number says which. */
export function firstBlockOf(day: number): number {
  return day * PARTS;
}

/** Days since 1970. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY);
}

export function dayOfBlock(block: number): number {
  return Math.floor(block / PARTS);
}

export function startOfDay(day: number): number {
  return day * DAY;
}
