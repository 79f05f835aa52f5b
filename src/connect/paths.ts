import type { JsonObject } from '../cloudtrail/record.ts';

/** More values than any real record holds at one path; what a hostile one holds beyond is not looked at. */
const MOST = 500;

/**
 * The values at a catalog path such as `QueueConfigs[].QueueReference.QueueId`; lists on the way and at the end are
 * opened. Keys in any case: Connect writes PascalCase, Voice ID camelCase (catalog.md).
 */
export function valuesAt(from: JsonObject | undefined, path: string): readonly unknown[] {
  let values: readonly unknown[] = from ? [from] : [];
  for (const step of stepsOf(path)) values = opened(values.map((value) => memberOf(value, step)));
  return values;
}

/** By path, all of them the catalog's or ours. */
const steps = new Map<string, readonly string[]>();

function stepsOf(path: string): readonly string[] {
  const known = steps.get(path);
  if (known) return known;
  const found = path.replaceAll('[]', '').split('.');
  steps.set(path, found);
  return found;
}

function memberOf(value: unknown, name: string): unknown {
  if (!isObject(value)) return undefined;
  if (Object.hasOwn(value, name)) return value[name];
  const lower = name.toLowerCase();
  const key = Object.keys(value).find(
    (candidate) => candidate.length === lower.length && candidate.toLowerCase() === lower,
  );
  return key === undefined ? undefined : value[key];
}

function opened(values: readonly unknown[]): readonly unknown[] {
  const [only] = values;
  if (values.length === 1 && !Array.isArray(only)) return only === undefined || only === null ? [] : values;
  return values
    .flatMap((value) => (Array.isArray(value) ? value.slice(0, MOST) : [value]))
    .filter((value) => value !== undefined && value !== null)
    .slice(0, MOST);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
