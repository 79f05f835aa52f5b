import { countPoints, recordOf, show } from '../fields.ts';

export type Surface = 'message' | 'modal' | 'home';

export type Problem = Readonly<{ pointer: string; code: string; message: string }>;

/** What one look over a message or view has gathered. */
export type Check = Readonly<{
  surface: Surface;
  problems: Problem[];
  blockIds: Set<string>;
  /** Where the block being looked at begins: action ids are unique within it. */
  actionIds: Map<string, Set<string>>;
  focused: { at?: string };
  tables: { count: number };
  markdown: { points: number };
  /** Text in the cells of all data tables. */
  cells: { points: number };
}>;

export function createCheck(surface: Surface): Check {
  return {
    surface,
    problems: [],
    blockIds: new Set(),
    actionIds: new Map(),
    focused: {},
    tables: { count: 0 },
    markdown: { points: 0 },
    cells: { points: 0 },
  };
}

/** Looks at one value and adds what Slack would refuse. */
export type Rule = (value: unknown, at: string, check: Check) => void;

export function refuse(check: Check, pointer: string, message: string, code = 'failed_constraint'): void {
  check.problems.push({ pointer, code, message });
}

export function text({ min = 1, max }: Readonly<{ min?: number; max: number }>): Rule {
  return (value, at, check) => {
    if (typeof value !== 'string') return refuse(check, at, 'must provide a string', 'invalid_type');
    const points = countPoints(value);
    if (points < min) refuse(check, at, `must be more than ${min - 1} characters`);
    if (points > max) refuse(check, at, `must be less than ${max + 1} characters`);
  };
}

export const flag: Rule = (value, at, check) => {
  if (typeof value !== 'boolean') refuse(check, at, 'must provide a boolean', 'invalid_type');
};

export function integer(min: number, max: number): Rule {
  return (value, at, check) => {
    if (!Number.isInteger(value)) return refuse(check, at, 'must provide an integer', 'invalid_type');
    if (Number(value) < min || Number(value) > max) refuse(check, at, `must be between ${min} and ${max}`);
  };
}

export function oneOf(...values: readonly unknown[]): Rule {
  return (value, at, check) => {
    if (!values.includes(value)) refuse(check, at, `must be one of: ${values.join(', ')}`);
  };
}

export function matching(pattern: RegExp, max: number, says: string): Rule {
  return (value, at, check) => {
    if (typeof value !== 'string') return refuse(check, at, 'must provide a string', 'invalid_type');
    if (countPoints(value) > max) return refuse(check, at, `must be less than ${max + 1} characters`);
    if (!pattern.test(value)) refuse(check, at, says);
  };
}

/** An http(s) link that can be parsed. */
export function link(max: number): Rule {
  return (value, at, check) => {
    if (typeof value !== 'string') return refuse(check, at, 'must provide a string', 'invalid_type');
    if (countPoints(value) > max) return refuse(check, at, `must be less than ${max + 1} characters`);
    if (!/^(?:https?|slack|mailto):\S+$/i.test(value) || !URL.canParse(value)) refuse(check, at, 'must be a valid URL');
  };
}

export function list(rule: Rule, { min = 1, max }: Readonly<{ min?: number; max: number }>): Rule {
  return (value, at, check) => {
    if (!Array.isArray(value)) return refuse(check, at, 'must provide an array', 'invalid_type');
    if (value.length < min) refuse(check, at, `no fewer than ${min} items allowed`);
    if (value.length > max) return refuse(check, at, `no more than ${max} items allowed`);
    for (const [index, item] of value.entries()) rule(item, `${at}/${index}`, check);
  };
}

type Shape = Readonly<{
  need?: Readonly<Record<string, Rule>>;
  may?: Readonly<Record<string, Rule>>;
  /** What no single field can tell. */
  also?: (value: Readonly<Record<string, unknown>>, at: string, check: Check) => void;
}>;

/** An object with these fields and no others. */
export function shape({ need = {}, may = {}, also }: Shape): Rule {
  const rules = new Map([...Object.entries(need), ...Object.entries(may)]);
  return (value, at, check) => {
    const record = recordOf(value);
    if (!record) return refuse(check, at, 'must provide an object', 'invalid_type');
    for (const name of Object.keys(need)) {
      if (!Object.hasOwn(record, name)) refuse(check, at, `missing required field: ${name}`, 'missing_field');
    }
    for (const [name, part] of Object.entries(record)) {
      const rule = rules.get(name);
      if (rule) rule(part, `${at}/${escapePointer(name)}`, check);
      else refuse(check, at, `invalid additional property: ${name}`, 'additional_property');
    }
    also?.(record, at, check);
  };
}

/** One of several shapes, told apart by `type`; the chosen rule sees the type as well. */
export function byType(rules: ReadonlyMap<string, Rule>): Rule {
  return (value, at, check) => {
    const record = recordOf(value);
    if (!record) return refuse(check, at, 'must provide an object', 'invalid_type');
    if (!Object.hasOwn(record, 'type')) return refuse(check, at, 'missing required field: type', 'missing_field');
    const rule = typeof record.type === 'string' ? rules.get(record.type) : undefined;
    if (!rule) return refuse(check, `${at}/type`, `unsupported type: ${show(record.type)}`, 'unsupported_type');
    rule(value, at, check);
  };
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
