import { describe, expect, it } from 'vitest';
import { missingInputs, viewState } from '../../sandbox/page/modal/view-state.ts';

const option = { text: { type: 'plain_text', text: 'Any' }, value: 'any' };
const input = (blockId: string, element: Record<string, unknown>, optional = false) => ({
  type: 'input',
  block_id: blockId,
  optional,
  element: { action_id: 'a', ...element },
});

describe('viewState', () => {
  it.each<[Record<string, unknown>, Record<string, unknown>]>([
    [{ type: 'plain_text_input' }, { value: null }],
    [{ type: 'plain_text_input', initial_value: 'x' }, { value: 'x' }],
    [{ type: 'static_select', initial_option: option }, { selected_option: option }],
    [{ type: 'external_select' }, { selected_option: null }],
    [{ type: 'multi_static_select' }, { selected_options: [] }],
    [{ type: 'users_select', initial_user: 'U1' }, { selected_user: 'U1' }],
    [{ type: 'multi_channels_select', initial_channels: ['C1'] }, { selected_channels: ['C1'] }],
    [{ type: 'datepicker', initial_date: '2026-11-22' }, { selected_date: '2026-11-22' }],
    [{ type: 'timepicker' }, { selected_time: null }],
    [{ type: 'checkboxes', initial_options: [option] }, { selected_options: [option] }],
    [{ type: 'radio_buttons' }, { selected_option: null }],
  ])('reports an untouched %j as Slack does', (element, parts) => {
    expect(viewState([input('b', element)], {})).toEqual({ b: { a: { type: element.type, ...parts } } });
  });

  it('reports what was typed, and leaves out what holds no state', () => {
    const blocks = [
      { type: 'section', block_id: 's', accessory: { type: 'button', action_id: 'x' } },
      input('b', { type: 'plain_text_input' }),
    ];
    const typed = {
      b: { a: { type: 'plain_text_input', value: 'Billing' } },
      gone: { a: { type: 'plain_text_input', value: 'y' } },
    };
    expect(viewState(blocks, typed)).toEqual({ b: { a: { type: 'plain_text_input', value: 'Billing' } } });
  });

  it.each([undefined, null, 'x', 7, [null, 7, {}]])('makes nothing of %j', (blocks) => {
    expect(viewState(blocks, {})).toEqual({});
  });
});

describe('missingInputs', () => {
  it('names the required inputs that are empty', () => {
    const blocks = [
      input('text', { type: 'plain_text_input' }),
      input('may', { type: 'plain_text_input' }, true),
      input('list', { type: 'multi_static_select' }),
      input('full', { type: 'datepicker', initial_date: '2026-11-22' }),
    ];
    expect(Object.keys(missingInputs(blocks, viewState(blocks, {})))).toEqual(['text', 'list']);
  });
});
