import { countPoints, field, listField, recordOf } from '../fields.ts';
import type { OpenView } from '../world.ts';

type Json = Readonly<Record<string, unknown>>;

/** What Slack's own client says before the app is asked: by block id. */
export function missingFields(open: OpenView): Readonly<Record<string, string>> {
  const said = listField(open.view, 'blocks').flatMap((block) => {
    const says = field(block, 'type') === 'input' ? complaint(open, block) : undefined;
    return says === undefined ? [] : [[String(field(block, 'block_id')), says]];
  });
  return Object.fromEntries(said);
}

function complaint(open: OpenView, block: unknown): string | undefined {
  const element = recordOf(field(block, 'element')) ?? {};
  const state = field(open.state[String(field(block, 'block_id'))], String(element.action_id));
  const given = givenIn(recordOf(state) ?? {}, element);
  if (isEmpty(given)) return field(block, 'optional') === true ? undefined : 'Please complete this required field.';
  return typeof given === 'string' ? lengthComplaint(given, element) : undefined;
}

function givenIn(state: Json, element: Json): unknown {
  const chosen = Object.entries(state).find(([name]) => name !== 'type');
  if (chosen) return chosen[1];
  const initial = Object.entries(element).find(([name]) => name.startsWith('initial_'));
  return initial?.[1];
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function lengthComplaint(text: string, element: Json): string | undefined {
  const { min_length: min, max_length: max = 3000 } = element;
  const points = countPoints(text);
  if (typeof min === 'number' && points < min) return `Please enter at least ${min} characters.`;
  if (typeof max === 'number' && points > max) return `Please enter at most ${max} characters.`;
  return undefined;
}
