import { recordOf } from '../fields.ts';
import { nextId, type World } from '../world.ts';

const INTERACTIVE =
  /^(?:button|overflow|checkboxes|radio_buttons|datepicker|timepicker|datetimepicker|feedback_buttons|icon_button|\w+_select|\w+_input)$/;

/** Blocks as Slack stores them: every block and every interactive element has an id. */
export function stampIds(world: World, blocks: readonly unknown[]): readonly unknown[] {
  return blocks.map((block) => stampBlock(world, block));
}

function stampBlock(world: World, block: unknown): unknown {
  const record = recordOf(block);
  if (!record) return block;
  const parts = Object.entries(record).map(([name, part]) => [name, stampPart(world, name, part)] as const);
  const id = Object.hasOwn(record, 'block_id') ? {} : { block_id: nextId(world, 'b') };
  return { ...Object.fromEntries(parts), ...id };
}

function stampPart(world: World, name: string, part: unknown): unknown {
  if (name === 'child_blocks' && Array.isArray(part)) return stampIds(world, part);
  if (name === 'elements' || name === 'actions')
    return Array.isArray(part) ? part.map((one) => stampElement(world, one)) : part;
  return name === 'accessory' || name === 'element' ? stampElement(world, part) : part;
}

function stampElement(world: World, element: unknown): unknown {
  const record = recordOf(element);
  const type = record?.type;
  if (!record || typeof type !== 'string') return element;
  if (type === 'card') return stampBlock(world, element);
  if (!INTERACTIVE.test(type) || Object.hasOwn(record, 'action_id')) return element;
  return { ...record, action_id: nextId(world, 'a') };
}
