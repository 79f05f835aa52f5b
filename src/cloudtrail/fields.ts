import type { JsonObject } from './record.ts';

/** Typed reads from one JSON object. Each is undefined where the field is absent or of no use as that type. */
export type Fields = Readonly<{
  value(name: string): unknown;
  /** Numbers and booleans become text; '' counts as absent. */
  text(name: string): string | undefined;
  /** `"false"` is false: carriers send booleans as strings. */
  flag(name: string): boolean | undefined;
  /** Also where the object came as JSON in a string, as Athena gives it. */
  object(name: string): JsonObject | undefined;
  /** The fields of an object below; none where there is no such object. */
  within(name: string): Fields;
}>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads by AWS's spelling, and by any other case where that is not there: hand-copied records vary. */
export function fieldsOf(source: unknown): Fields {
  const value = lookerUp(isObject(source) ? source : {});
  return {
    value,
    text: (name) => toText(value(name)),
    flag: (name) => toFlag(value(name)),
    object: (name) => toObject(value(name)),
    within: (name) => fieldsOf(toObject(value(name))),
  };
}

function lookerUp(source: JsonObject): (name: string) => unknown {
  const keys = Object.keys(source);
  return (name) => {
    if (Object.hasOwn(source, name)) return source[name];
    const lower = name.toLowerCase();
    // Most fields are absent from most records: few keys are as long, and only these are compared.
    const key = keys.findLast((each) => each.length === lower.length && each.toLowerCase() === lower);
    return key === undefined ? undefined : source[key];
  };
}

function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function toFlag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

/** The object itself, or the one that a string of JSON holds. */
export function toObject(value: unknown): JsonObject | undefined {
  const found = typeof value === 'string' && value.trimStart().startsWith('{') ? parseJson(value) : value;
  return isObject(found) ? found : undefined;
}

/** Undefined where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
