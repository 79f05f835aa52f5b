import { parseJson, recordOf } from '../fields.ts';
import { Refusal } from '../refusal.ts';

/** A call's arguments: texts when they came as a form, anything when they came as JSON. */
export type Args = Readonly<Record<string, unknown>>;

export function textArg(args: Args, name: string): string | undefined {
  const value = Object.hasOwn(args, name) ? args[name] : undefined;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Refuses the call without it. */
export function needArg(args: Args, name: string): string {
  const value = textArg(args, name);
  if (value !== undefined) return value;
  throw new Refusal('invalid_arguments', {
    response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
  });
}

export function flagArg(args: Args, name: string, otherwise = false): boolean {
  const value = Object.hasOwn(args, name) ? args[name] : undefined;
  if (value === undefined || value === '') return otherwise;
  return value === true || value === 'true' || value === '1' || value === 1;
}

/** A whole number within bounds, else the refusal. */
export function countArg(
  args: Args,
  name: string,
  { otherwise, max }: Readonly<{ otherwise: number; max: number }>,
): number {
  const value = textArg(args, name);
  if (value === undefined) return otherwise;
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1 || count > max) throw new Refusal('invalid_limit');
  return count;
}

/** Structured arguments: JSON in forms, itself in JSON bodies; `error` when it is no JSON. */
function jsonArg(args: Args, name: string, error: string): unknown {
  const value = Object.hasOwn(args, name) ? args[name] : undefined;
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') return value;
  const parsed = parseJson(value);
  if (parsed === undefined) throw new Refusal(error);
  return parsed;
}

export function listArg(args: Args, name: string, error: string): readonly unknown[] | undefined {
  const value = jsonArg(args, name, error);
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw new Refusal(error);
  return value;
}

export function recordArg(args: Args, name: string, error: string): Readonly<Record<string, unknown>> | undefined {
  const value = jsonArg(args, name, error);
  if (value === undefined) return undefined;
  const record = recordOf(value);
  if (!record) throw new Refusal(error);
  return record;
}
