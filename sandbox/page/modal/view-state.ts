import type { UiElementState, UiViewState } from '../../ui-protocol.ts';
import { chosenPart } from '../elements/options.ts';
import { type Fields, fieldsListOf, fieldsOf, isFields, textOf } from '../json.ts';

const PARTS = new Map([
  ['checkboxes', ['selected_options', 'initial_options']],
  ['radio_buttons', ['selected_option', 'initial_option']],
  ['datepicker', ['selected_date', 'initial_date']],
  ['timepicker', ['selected_time', 'initial_time']],
]);

const REQUIRED = 'Please complete this required field.';

/** `view.state.values` as Slack reports it: every input, and every chosen element elsewhere. */
export function viewState(blocks: unknown, values: UiViewState): UiViewState {
  return Object.fromEntries(
    blocksWithId(blocks).flatMap(([blockId, block]) => {
      const elements = elementsOf(block).filter((element) => isStateful(textOf(element.type)));
      const states = elements.map((element) => elementState(element, values[blockId]));
      return states.length > 0 ? [[blockId, Object.fromEntries(states)]] : [];
    }),
  );
}

/** What Slack itself finds wrong before the app is asked, by block. */
export function missingInputs(blocks: unknown, state: UiViewState): Readonly<Record<string, string>> {
  const missing = blocksWithId(blocks).filter(([blockId, block]) => {
    if (block.type !== 'input' || block.optional === true) return false;
    return Object.values(state[blockId] ?? {}).some(isEmpty);
  });
  return Object.fromEntries(missing.map(([blockId]) => [blockId, REQUIRED]));
}

function isEmpty(element: UiElementState): boolean {
  const { type, ...parts } = element;
  return Object.values(parts).every((part) => part === null || (Array.isArray(part) && part.length === 0));
}

function blocksWithId(blocks: unknown): readonly [string, Fields][] {
  return fieldsListOf(blocks).map((block, index) => [textOf(block.block_id) || `block-${index}`, block]);
}

function elementsOf(block: Fields): readonly Fields[] {
  if (block.type === 'input') return [fieldsOf(block.element)];
  if (block.type === 'actions') return fieldsListOf(block.elements);
  return isFields(block.accessory) ? [block.accessory] : [];
}

function isStateful(type: string): boolean {
  return PARTS.has(type) || type.endsWith('_select') || type.endsWith('_input');
}

function elementState(element: Fields, kept: UiViewState[string] | undefined): [string, UiElementState] {
  const actionId = textOf(element.action_id);
  const type = textOf(element.type);
  const [part, initial] = partsOf(type);
  const empty = part.endsWith('s') ? [] : null;
  return [actionId, kept?.[actionId] ?? { type, [part]: element[initial] ?? empty }];
}

function partsOf(type: string): readonly [string, string] {
  const [part, initial] = PARTS.get(type) ?? [];
  if (part && initial) return [part, initial];
  if (!type.endsWith('_select')) return ['value', 'initial_value'];
  return [chosenPart(type), chosenPart(type).replace('selected', 'initial')];
}
