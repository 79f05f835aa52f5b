import { type Check, type Rule, refuse, text } from './check.ts';

const ID = text({ max: 255 });

/** A block's id: 255 characters, once in a message or view. */
export const blockId: Rule = (value, at, check) => {
  ID(value, at, check);
  if (typeof value !== 'string') return;
  if (check.blockIds.has(value)) refuse(check, at, `block_id "${value}" already exists`, 'duplicate');
  check.blockIds.add(value);
};

/** An element's id: 255 characters, once in its block. */
export const actionId: Rule = (value, at, check) => {
  ID(value, at, check);
  if (typeof value !== 'string') return;
  const seen = idsOfBlock(check, at);
  if (seen.has(value)) refuse(check, at, `action_id "${value}" already exists`, 'duplicate');
  seen.add(value);
};

function idsOfBlock(check: Check, at: string): Set<string> {
  const block = at.replace(/\/(?:elements|element|accessory|actions)\/.*$/, '');
  const seen = check.actionIds.get(block) ?? new Set<string>();
  check.actionIds.set(block, seen);
  return seen;
}

/** Only one element of a view has the focus when it opens. */
export const focusOnLoad: Rule = (value, at, check) => {
  if (typeof value !== 'boolean') return refuse(check, at, 'must provide a boolean', 'invalid_type');
  if (!value) return;
  if (check.surface === 'message') refuse(check, at, 'focus_on_load is only allowed in views');
  if (check.focused.at !== undefined) refuse(check, at, 'only one element can have focus_on_load set to true');
  check.focused.at = at;
};
