import type { JsonObject } from '../cloudtrail/record.ts';
import { type DecodedId, decodeId } from './arn.ts';
import { isHidden } from './hidden.ts';
import { valuesAt } from './paths.ts';

/** No id or ARN of AWS's is longer; what is longer is no id. */
const LONGEST = 1000;

/** The ids at a path, decoded; hidden values and what cannot be an id are left out. */
export function idsAt(from: JsonObject | undefined, path: string): DecodedId[] {
  const found: DecodedId[] = [];
  for (const value of valuesAt(from, path)) {
    const id = idIn(value);
    if (id) found.push(id);
  }
  return found;
}

/** The first id at a path. */
export function idAt(from: JsonObject | undefined, path: string): DecodedId | undefined {
  for (const value of valuesAt(from, path)) {
    const id = idIn(value);
    if (id) return id;
  }
  return undefined;
}

function idIn(value: unknown): DecodedId | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text.length > LONGEST || isHidden(text)) return undefined;
  const id = text.trim();
  return id === '' ? undefined : decodeId(id);
}

/** A name at a path, as sent; undefined when hidden. */
export function nameAt(from: JsonObject | undefined, path: string): string | undefined {
  const name = valuesAt(from, path).find(
    (value) => typeof value === 'string' && value.trim() !== '' && !isHidden(value),
  );
  return typeof name === 'string' ? nameIn(name) : undefined;
}

/** Some things have no other name than their ARN's last word: a Lambda function. */
function nameIn(text: string): string {
  return text.startsWith('arn:') && text.length <= LONGEST ? decodeId(text).id : text;
}
