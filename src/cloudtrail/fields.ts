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
  return new ObjectFields(isObject(source) ? source : {});
}

/** A class, since every record is read so: its methods are made once, and its keys listed only where a field is missing. */
class ObjectFields implements Fields {
  readonly #source: JsonObject;
  #keys: readonly string[] | undefined;

  constructor(source: JsonObject) {
    this.#source = source;
  }

  value(name: string): unknown {
    return Object.hasOwn(this.#source, name) ? this.#source[name] : this.#inAnyCase(name);
  }

  text(name: string): string | undefined {
    return toText(this.value(name));
  }

  flag(name: string): boolean | undefined {
    return toFlag(this.value(name));
  }

  object(name: string): JsonObject | undefined {
    return toObject(this.value(name));
  }

  within(name: string): Fields {
    return fieldsOf(toObject(this.value(name)));
  }

  #inAnyCase(name: string): unknown {
    this.#keys ??= Object.keys(this.#source);
    // Most fields are absent from most records: few keys are as long, and only these are compared.
    for (let at = this.#keys.length - 1; at >= 0; at -= 1) {
      const key = this.#keys[at];
      if (key?.length === name.length && key.toLowerCase() === name.toLowerCase()) return this.#source[key];
    }
    return undefined;
  }
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
