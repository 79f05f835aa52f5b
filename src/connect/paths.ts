import type { JsonObject } from '../cloudtrail/record.ts';

/** More values than any real record holds at one path; what a hostile one holds beyond is not looked at. */
const MOST = 500;

/**
 * The values at a catalog path such as `QueueConfigs[].QueueReference.QueueId`; lists on the way and at the end are
 * opened. Keys in any case: Connect writes PascalCase, Voice ID camelCase (catalog.md).
 */
export function valuesAt(from: JsonObject | undefined, path: string): readonly unknown[] {
  const steps = path.replaceAll('[]', '').split('.');
  return steps.reduce<readonly unknown[]>(
    (values, step) => opened(values.map((value) => memberOf(value, step))),
    from ? [from] : [],
  );
}

function memberOf(value: unknown, name: string): unknown {
  if (!isObject(value)) return undefined;
  if (Object.hasOwn(value, name)) return value[name];
  const lower = name.toLowerCase();
  const key = Object.keys(value).find((candidate) => candidate.toLowerCase() === lower);
  return key === undefined ? undefined : value[key];
}

function opened(values: readonly unknown[]): readonly unknown[] {
  return values
    .flatMap((value) => (Array.isArray(value) ? value.slice(0, MOST) : [value]))
    .filter((value) => value !== undefined && value !== null)
    .slice(0, MOST);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
