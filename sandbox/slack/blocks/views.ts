import { field, listField } from '../fields.ts';
import { blocksRule } from './blocks.ts';
import { byType, createCheck, flag, oneOf, type Problem, type Rule, refuse, shape, text } from './check.ts';
import { plainText } from './text-objects.ts';

const SHARED = {
  private_metadata: text({ min: 0, max: 3000 }),
  callback_id: text({ min: 0, max: 255 }),
  external_id: text({ min: 0, max: 255 }),
};
const BUTTON = plainText({ max: 24 });

const MODAL: Rule = shape({
  need: { type: oneOf('modal'), title: BUTTON, blocks: blocksRule('modal') },
  may: { ...SHARED, submit: BUTTON, close: BUTTON, clear_on_close: flag, notify_on_close: flag, submit_disabled: flag },
  also: (view, at, check) => {
    const asks = listField(view, 'blocks').some((block) => field(block, 'type') === 'input');
    if (asks && field(view, 'submit') === undefined) {
      refuse(check, at, 'submit is required when an input block is within blocks', 'missing_field');
    }
  },
});

const HOME: Rule = shape({ need: { type: oneOf('home'), blocks: blocksRule('home') }, may: SHARED });

/** What Slack would refuse about a modal or a home view; `at` is its JSON pointer. */
export function validateView(view: unknown, type: 'modal' | 'home' | 'any', at: string): readonly Problem[] {
  const check = createCheck(field(view, 'type') === 'home' ? 'home' : 'modal');
  const kinds = new Map([
    ['modal', MODAL],
    ['home', HOME],
  ]);
  if (type === 'modal') kinds.delete('home');
  if (type === 'home') kinds.delete('modal');
  byType(kinds)(view, at, check);
  return check.problems;
}
