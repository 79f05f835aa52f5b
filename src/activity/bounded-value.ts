import { cutText } from './bounded.ts';
import { isObject } from './members.ts';

const TEXT_LIMIT = 2000;
/** A security profile's permissions are some hundreds; masking cuts lists at 500. */
const ITEMS_LIMIT = 600;
const MEMBERS_LIMIT = 100;
const DEPTH_LIMIT = 8;

/** A JSON value cut to what a notice or a comparison can use; what is cut ends with `…`. */
export function boundedValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cutText(value.toWellFormed(), TEXT_LIMIT);
  if (Array.isArray(value)) {
    if (depth === DEPTH_LIMIT) return '…';
    const items = value.slice(0, ITEMS_LIMIT).map((item: unknown) => boundedValue(item, depth + 1));
    return value.length > ITEMS_LIMIT ? [...items, '…'] : items;
  }
  if (!isObject(value)) return value;
  if (depth === DEPTH_LIMIT) return '…';
  const members = Object.entries(value).slice(0, MEMBERS_LIMIT);
  return Object.fromEntries(members.map(([name, held]) => [cutText(name, TEXT_LIMIT), boundedValue(held, depth + 1)]));
}
