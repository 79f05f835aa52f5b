import type { Activity } from '../activity/activity.ts';
import { counted } from './inflect.ts';
import { foreign, ours, type Words } from './words.ts';

const MESSAGE_LIMIT = 300;
const PROBLEMS_SHOWN = 6;
const ACTIONS_SHOWN = 8;
// A flow may have thousands of actions, and each its problem.
const PROBLEMS_READ = 1000;

/** Problems of flows that AWS words like this, and what they mean: one branch of one action leads nowhere. */
const NEXT_STEP =
  /^Invalid Action property value\. Path: Actions\[(\d+)\]\.Transitions\.(Errors|Conditions)?[\w[\].]*NextAction$/;

type Shape = { first: string; count: number; actions: Set<string>; branch?: string };

/** One bullet for each shape of problem: those that differ by numbers alone are told once, with how often. */
export function problemWords({ problems }: NonNullable<Activity['failure']>): readonly Words[] {
  const shapes = new Map<string, Shape>();
  for (const problem of problems.slice(0, PROBLEMS_READ)) addTo(shapes, problem.slice(0, MESSAGE_LIMIT * 4));
  const all = [...shapes.values()].map(shapeWords);
  const hidden = all.length - PROBLEMS_SHOWN;
  return hidden > 0 ? [...all.slice(0, PROBLEMS_SHOWN), [ours(`… and ${counted(hidden, 'more', 'more')}`)]] : all;
}

function addTo(shapes: Map<string, Shape>, problem: string): void {
  const [isNextStep, action, branch = 'NextAction'] = NEXT_STEP.exec(problem) ?? [];
  const key = isNextStep ? branch : problem.replace(/\d+/g, '#');
  const shape = shapes.get(key) ?? { first: problem, count: 0, actions: new Set(), ...(isNextStep ? { branch } : {}) };
  shape.count += 1;
  if (action) shape.actions.add(action);
  shapes.set(key, shape);
}

function shapeWords({ first, count, actions, branch }: Shape): Words {
  if (branch) return [ours(`${nextStepWords(count, branch)} (${actionNumbers([...actions])})`)];
  const more: Words = count > 1 ? [ours(` (and ${counted(count - 1, 'like it', 'like it')})`)] : [];
  return [foreign(first, undefined, MESSAGE_LIMIT), ...more];
}

const BRANCHES = new Map([
  ['Errors', 'error branch'],
  ['Conditions', 'condition'],
]);

function nextStepWords(count: number, branch: string): string {
  const verb = count === 1 ? 'leads' : 'lead';
  return `${counted(count, BRANCHES.get(branch) ?? 'action')} ${verb} to a next step that is not valid`;
}

function actionNumbers(numbers: readonly string[]): string {
  const hidden = numbers.length - ACTIONS_SHOWN;
  const shown = numbers.slice(0, ACTIONS_SHOWN).join(', ');
  return `${numbers.length === 1 ? 'action' : 'actions'} ${shown}${hidden > 0 ? ` and ${hidden} more` : ''}`;
}
