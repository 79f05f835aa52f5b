import { describe, expect, it } from 'vitest';
import { validateBlocks } from '../../../sandbox/slack/blocks/blocks.ts';
import { checkboxes, input, long, option, plain, richText, section, times } from './support/blocks.ts';

describe('elements of a view', () => {
  it.each([
    [
      'plain text initial value 3000',
      { type: 'plain_text_input', initial_value: long(3000) },
      { type: 'plain_text_input', initial_value: long(3001) },
    ],
    [
      'plain text max_length 3000',
      { type: 'plain_text_input', max_length: 3000 },
      { type: 'plain_text_input', max_length: 3001 },
    ],
    [
      'lengths in order',
      { type: 'plain_text_input', min_length: 2, max_length: 2 },
      { type: 'plain_text_input', min_length: 3, max_length: 2 },
    ],
    [
      'numbers in order',
      { type: 'number_input', is_decimal_allowed: true, min_value: '9', max_value: '10' },
      { type: 'number_input', is_decimal_allowed: true, min_value: '10', max_value: '9' },
    ],
    [
      'lines in order',
      { type: 'rich_text_input', min_lines: 1, max_lines: 2 },
      { type: 'rich_text_input', min_lines: 3, max_lines: 2 },
    ],
    ['files 10', { type: 'file_input', max_files: 10 }, { type: 'file_input', max_files: 11 }],
    [
      'radio buttons 10',
      { type: 'radio_buttons', options: checkboxes(10).options },
      { type: 'radio_buttons', options: checkboxes(11).options },
    ],
    ['a date', { type: 'datepicker', initial_date: '2026-11-22' }, { type: 'datepicker', initial_date: '22.11.2026' }],
    ['a time', { type: 'timepicker', initial_time: '23:59' }, { type: 'timepicker', initial_time: '24:00' }],
    [
      'a moment',
      { type: 'datetimepicker', initial_date_time: 1_795_341_912 },
      { type: 'datetimepicker', initial_date_time: 12 },
    ],
    ['a number', { type: 'number_input', is_decimal_allowed: false, initial_value: '7' }, { type: 'number_input' }],
    [
      'several choices',
      { type: 'multi_static_select', options: [option(1)], max_selected_items: 1 },
      { type: 'multi_static_select', options: [option(1)], max_selected_items: 0 },
    ],
    ['people', { type: 'users_select', initial_user: 'U1' }, { type: 'users_select', options: [] }],
    ['type-ahead', { type: 'external_select', min_query_length: 0 }, { type: 'external_select', min_query_length: -1 }],
    [
      'conversations',
      { type: 'conversations_select', filter: { include: ['public'] } },
      { type: 'conversations_select', filter: { include: ['secret'] } },
    ],
    [
      'rich input',
      { type: 'rich_text_input', initial_value: richText({ type: 'text', text: 'x' }) },
      { type: 'rich_text_input', initial_value: 'x' },
    ],
  ])('%s: passes inside, is refused outside', (_name, inside, outside) => {
    expect(validateBlocks([input(inside)], 'modal', '')).toEqual([]);
    expect(validateBlocks([input(outside)], 'modal', '')).not.toEqual([]);
  });

  it('lets one element alone have the focus', () => {
    const focused = input({ type: 'plain_text_input', focus_on_load: true });
    expect(validateBlocks([focused], 'modal', '')).toEqual([]);
    expect(validateBlocks([focused, focused], 'modal', '')).toMatchObject([{ pointer: '/1/element/focus_on_load' }]);
  });

  it.each([
    ['label 2000', { label: plain(2000) }, { label: plain(2001) }],
    ['hint 2000', { hint: plain(2000) }, { hint: plain(2001) }],
  ])('%s: passes inside, is refused outside', (_name, inside, outside) => {
    const element = { type: 'plain_text_input' };
    expect(validateBlocks([input(element, inside)], 'modal', '')).toEqual([]);
    expect(validateBlocks([input(element, outside)], 'modal', '')).not.toEqual([]);
  });

  it('has 100 blocks', () => {
    expect(
      validateBlocks(
        times(100, () => section()),
        'home',
        '',
      ),
    ).toEqual([]);
    expect(
      validateBlocks(
        times(101, () => section()),
        'home',
        '',
      ),
    ).not.toEqual([]);
    expect(validateBlocks([], 'home', '')).not.toEqual([]);
  });
});
