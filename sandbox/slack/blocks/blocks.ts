import { field, show } from '../fields.ts';
import { byType, type Check, createCheck, list, type Problem, type Rule, refuse, type Surface } from './check.ts';
import { actions, context, contextActions, divider, header, image, input, markdown, section } from './layout.ts';
import { richText } from './rich-text.ts';
import { dataTable, table } from './tables.ts';
import { alert, card, carousel, container } from './wrappers.ts';

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];

// Where a block may stand; `video`, `file`, `plan` and `task_card` need what this app has not, and are refused.
const BLOCKS: readonly (readonly [string, Rule, readonly Surface[]])[] = [
  ['header', header, EVERYWHERE],
  ['section', section, EVERYWHERE],
  ['divider', divider, EVERYWHERE],
  ['context', context, EVERYWHERE],
  ['actions', actions, EVERYWHERE],
  ['image', image, EVERYWHERE],
  ['rich_text', richText, EVERYWHERE],
  // Inputs in messages exist for some apps only: unsure, so refused.
  ['input', input, ['modal', 'home']],
  ['alert', alert, ['modal']],
  ['container', container, ['message']],
  ['carousel', carousel, ['message', 'home']],
  ['card', card, ['message', 'home']],
  ['table', table, ['message']],
  ['markdown', markdown, ['message']],
  ['data_table', dataTable, ['message']],
  ['context_actions', contextActions, ['message']],
];

const RULES = new Map(BLOCKS.map(([type, rule]) => [type, rule]));
const SURFACES = new Map(BLOCKS.map(([type, , surfaces]) => [type, surfaces]));
const BLOCK = byType(RULES);

const ON_SURFACE: Rule = (value, at, check) => {
  BLOCK(value, at, check);
  const type = field(value, 'type');
  const surfaces = typeof type === 'string' ? SURFACES.get(type) : undefined;
  if (surfaces && !surfaces.includes(check.surface)) {
    refuse(check, `${at}/type`, `unsupported type: ${show(type)} in ${check.surface}`, 'unsupported_type');
  }
};

/** 50 blocks in a message, 100 in a view. */
export function blocksRule(surface: Surface): Rule {
  return list(ON_SURFACE, surface === 'message' ? { min: 0, max: 50 } : { max: 100 });
}

/** What Slack would refuse about these blocks; `at` is the JSON pointer of the list. */
export function validateBlocks(blocks: unknown, surface: Surface, at: string): readonly Problem[] {
  const check: Check = createCheck(surface);
  blocksRule(surface)(blocks, at, check);
  return check.problems;
}
