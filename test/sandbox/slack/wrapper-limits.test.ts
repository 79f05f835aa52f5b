import { describe, expect, it } from 'vitest';
import { validateBlocks } from '../../../sandbox/slack/blocks/blocks.ts';
import { button, long, mrkdwn, plain, raw, richText, rows, section, times } from './support/blocks.ts';

const card = (more: object) => ({ type: 'card', title: mrkdwn(), ...more });
const container = (more: object) => ({ type: 'container', title: plain(), child_blocks: [section()], ...more });
const dataTable = (more: object) => ({ type: 'data_table', caption: 'c', rows: rows(2, 2), ...more });

const iconButtonFor = (people: number) => ({
  type: 'context_actions',
  elements: [{ type: 'icon_button', icon: 'trash', text: plain(), visible_to_user_ids: times(people, () => 'U1') }],
});

/** What is counted, the largest that passes, the smallest that does not, and where the complaint points. */
const LIMITS: readonly (readonly [string, readonly unknown[], readonly unknown[], string])[] = [
  [
    'table rows 100',
    [{ type: 'table', rows: rows(100, 1) }],
    [{ type: 'table', rows: rows(101, 1) }],
    '/blocks/0/rows',
  ],
  [
    'table columns 20',
    [{ type: 'table', rows: rows(1, 20) }],
    [{ type: 'table', rows: rows(1, 21) }],
    '/blocks/0/rows/0',
  ],
  [
    'even table',
    [{ type: 'table', rows: rows(2, 2) }],
    [{ type: 'table', rows: [...rows(1, 2), ...rows(1, 1)] }],
    '/blocks/0/rows',
  ],
  [
    'settings of columns',
    [{ type: 'table', rows: rows(1, 2), column_settings: [{ align: 'right' }, { is_wrapped: true }] }],
    [{ type: 'table', rows: rows(1, 2), column_settings: [{}, {}, {}] }],
    '/blocks/0/column_settings',
  ],
  ['icon button for 10 people', [iconButtonFor(10)], [iconButtonFor(11)], '/blocks/0/elements/0/visible_to_user_ids'],
  [
    'one table',
    [{ type: 'table', rows: rows(1, 1) }],
    times(2, () => ({ type: 'table', rows: rows(1, 1) })),
    '/blocks/1',
  ],
  ['data table rows 101', [dataTable({ rows: rows(101, 1) })], [dataTable({ rows: rows(102, 1) })], '/blocks/0/rows'],
  ['data table rows 2', [dataTable({ rows: rows(2, 1) })], [dataTable({ rows: rows(1, 1) })], '/blocks/0/rows'],
  ['data table columns 20', [dataTable({ rows: rows(2, 20) })], [dataTable({ rows: rows(2, 21) })], '/blocks/0/rows/0'],
  ['data table page 100', [dataTable({ page_size: 100 })], [dataTable({ page_size: 101 })], '/blocks/0/page_size'],
  ['data table page 1', [dataTable({ page_size: 1 })], [dataTable({ page_size: 0 })], '/blocks/0/page_size'],
  [
    'data table text 20000',
    [dataTable({ rows: rows(2, 20, long(500)) })],
    [dataTable({ rows: [...rows(2, 20, long(500)), [...times(19, () => raw('c')), raw(long(2))]] })],
    '/blocks/0',
  ],
  [
    'even data table',
    [dataTable({ rows: rows(3, 2) })],
    [dataTable({ rows: [...rows(2, 2), [raw('c')]] })],
    '/blocks/0/rows',
  ],
  [
    'plain data table header',
    [dataTable({ rows: [[raw('h')], [richText({ type: 'text', text: 'x' })]] })],
    [dataTable({ rows: [[richText({ type: 'text', text: 'x' })], [raw('h')]] })],
    '/blocks/0/rows/0',
  ],
  ['card title 150', [card({ title: mrkdwn(150) })], [card({ title: mrkdwn(151) })], '/blocks/0/title/text'],
  ['card body 200', [card({ body: mrkdwn(200) })], [card({ body: mrkdwn(201) })], '/blocks/0/body/text'],
  [
    'card buttons 3',
    [card({ actions: times(3, () => button()) })],
    [card({ actions: times(4, () => button()) })],
    '/blocks/0/actions',
  ],
  [
    'carousel 10',
    [{ type: 'carousel', elements: times(10, () => card({})) }],
    [{ type: 'carousel', elements: times(11, () => card({})) }],
    '/blocks/0/elements',
  ],
  [
    'container title 150',
    [container({ title: plain(150) })],
    [container({ title: plain(151) })],
    '/blocks/0/title/text',
  ],
  [
    'container blocks 10',
    [container({ child_blocks: times(10, () => section()) })],
    [container({ child_blocks: times(11, () => section()) })],
    '/blocks/0/child_blocks',
  ],
  [
    'collapsed container',
    [container({ is_collapsible: true, default_collapsed: true })],
    [container({ default_collapsed: true })],
    '/blocks/0',
  ],
];

describe('a limit of tables, cards and containers', () => {
  it.each(LIMITS)('%s: passes inside, is refused outside', (_name, inside, outside, pointer) => {
    expect(validateBlocks(inside, 'message', '/blocks')).toEqual([]);
    expect(validateBlocks(outside, 'message', '/blocks').map((problem) => problem.pointer)).toContain(pointer);
  });
});
