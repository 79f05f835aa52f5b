import { field, listField, recordOf } from '../fields.ts';

type Json = Readonly<Record<string, unknown>>;

export type Found = Readonly<{ block: Json; blockId: string; element: Json; actionId: string }>;

/** Every interactive element of some blocks, in reading order, those in containers and cards too. */
export function findElements(blocks: readonly unknown[]): readonly Found[] {
  return blocks.flatMap((value) => {
    const block = recordOf(value);
    if (!block) return [];
    const inner = [...listField(block, 'child_blocks'), ...cardsOf(block)];
    return [...elementsOf(block), ...findElements(inner)];
  });
}

function cardsOf(block: Json): readonly unknown[] {
  return block.type === 'carousel' ? listField(block, 'elements') : [];
}

function elementsOf(block: Json): readonly Found[] {
  const blockId = String(field(block, 'block_id') ?? '');
  const parts = [...listField(block, 'elements'), ...listField(block, 'actions'), block.accessory, block.element];
  return parts.flatMap((part) => {
    const element = recordOf(part);
    const actionId = element && field(element, 'action_id');
    return element && typeof actionId === 'string' ? [{ block, blockId, element, actionId }] : [];
  });
}
