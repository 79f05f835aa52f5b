import { createHash } from 'node:crypto';

/** The longest part of a key that stands as it is; IAM's own names end at 128 characters. */
const KEY_LIMIT = 160;
const KEPT = 120;

/** A part of a key: short ones as they are, longer ones cut, with a hash so that two stay two. */
export function keyPart(text: string): string {
  if (text.length <= KEY_LIMIT) return text;
  return `${text.slice(0, KEPT)}~${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}
