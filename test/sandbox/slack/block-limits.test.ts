import { describe, expect, it } from 'vitest';
import { validateBlocks } from '../../../sandbox/slack/blocks/blocks.ts';
import {
  actions,
  button,
  checkboxes,
  image,
  long,
  mrkdwn,
  option,
  overflow,
  plain,
  section,
  select,
  times,
} from './support/blocks.ts';

const URL_START = 'https://example.com/';
const url = (length: number) => URL_START + long(length - URL_START.length);
const confirm = (more: object) => button({ confirm: { text: plain(), ...more } });
const groups = (count: number, label = 1) => ({
  type: 'static_select',
  option_groups: times(count, () => ({ label: plain(label), options: [option(0)] })),
});
const contextActions = (count: number) => ({
  type: 'context_actions',
  elements: times(count, () => ({ type: 'icon_button', icon: 'trash', text: plain() })),
});

/** What is counted, the largest that passes, the smallest that does not, and where the complaint points. */
const LIMITS: readonly (readonly [string, readonly unknown[], readonly unknown[], string])[] = [
  ['50 blocks', times(50, () => section()), times(51, () => section()), '/blocks'],
  [
    'header text 150',
    [{ type: 'header', text: plain(150) }],
    [{ type: 'header', text: plain(151) }],
    '/blocks/0/text/text',
  ],
  ['section text 3000', [section({ text: mrkdwn(3000) })], [section({ text: mrkdwn(3001) })], '/blocks/0/text/text'],
  ['section text 1', [section({ text: mrkdwn(1) })], [section({ text: mrkdwn(0) })], '/blocks/0/text/text'],
  [
    'section text in code points',
    [section({ text: { type: 'mrkdwn', text: '🙂'.repeat(3000) } })],
    [section({ text: { type: 'mrkdwn', text: '🙂'.repeat(3001) } })],
    '/blocks/0/text/text',
  ],
  [
    'section fields 10',
    [{ type: 'section', fields: times(10, () => mrkdwn()) }],
    [{ type: 'section', fields: times(11, () => mrkdwn()) }],
    '/blocks/0/fields',
  ],
  [
    'section field 2000',
    [{ type: 'section', fields: [mrkdwn(2000)] }],
    [{ type: 'section', fields: [mrkdwn(2001)] }],
    '/blocks/0/fields/0/text',
  ],
  [
    'context elements 10',
    [{ type: 'context', elements: times(10, () => mrkdwn()) }],
    [{ type: 'context', elements: times(11, () => mrkdwn()) }],
    '/blocks/0/elements',
  ],
  [
    'context elements 1',
    [{ type: 'context', elements: [mrkdwn()] }],
    [{ type: 'context', elements: [] }],
    '/blocks/0/elements',
  ],
  [
    'actions elements 25',
    [actions(...times(25, () => button()))],
    [actions(...times(26, () => button()))],
    '/blocks/0/elements',
  ],
  ['actions elements 1', [actions(button())], [actions()], '/blocks/0/elements'],
  ['context actions 5', [contextActions(5)], [contextActions(6)], '/blocks/0/elements'],
  ['image alt 2000', [image({ alt_text: long(2000) })], [image({ alt_text: long(2001) })], '/blocks/0/alt_text'],
  ['image title 2000', [image({ title: plain(2000) })], [image({ title: plain(2001) })], '/blocks/0/title/text'],
  ['image url 3000', [image({ image_url: url(3000) })], [image({ image_url: url(3001) })], '/blocks/0/image_url'],
  [
    'button text 75',
    [actions(button({ text: plain(75) }))],
    [actions(button({ text: plain(76) }))],
    '/blocks/0/elements/0/text/text',
  ],
  [
    'button value 2000',
    [actions(button({ value: long(2000) }))],
    [actions(button({ value: long(2001) }))],
    '/blocks/0/elements/0/value',
  ],
  [
    'button url 3000',
    [actions(button({ url: url(3000) }))],
    [actions(button({ url: url(3001) }))],
    '/blocks/0/elements/0/url',
  ],
  [
    'button label 75',
    [actions(button({ accessibility_label: long(75) }))],
    [actions(button({ accessibility_label: long(76) }))],
    '/blocks/0/elements/0/accessibility_label',
  ],
  [
    'action_id 255',
    [actions(button({ action_id: long(255) }))],
    [actions(button({ action_id: long(256) }))],
    '/blocks/0/elements/0/action_id',
  ],
  ['block_id 255', [section({ block_id: long(255) })], [section({ block_id: long(256) })], '/blocks/0/block_id'],
  [
    'overflow options 5',
    [section({ accessory: overflow(5) })],
    [section({ accessory: overflow(6) })],
    '/blocks/0/accessory/options',
  ],
  [
    'overflow options 1',
    [section({ accessory: overflow(1) })],
    [section({ accessory: overflow(0) })],
    '/blocks/0/accessory/options',
  ],
  [
    'overflow url 3000',
    [section({ accessory: overflow(1, { url: url(3000) }) })],
    [section({ accessory: overflow(1, { url: url(3001) }) })],
    '/blocks/0/accessory/options/0/url',
  ],
  [
    'option text 75',
    [actions({ type: 'static_select', options: [option(0, { text: plain(75) })] })],
    [actions({ type: 'static_select', options: [option(0, { text: plain(76) })] })],
    '/blocks/0/elements/0/options/0/text/text',
  ],
  [
    'option value 150',
    [actions({ type: 'static_select', options: [option(0, { value: long(150) })] })],
    [actions({ type: 'static_select', options: [option(0, { value: long(151) })] })],
    '/blocks/0/elements/0/options/0/value',
  ],
  [
    'option description 75',
    [actions({ type: 'static_select', options: [option(0, { description: plain(75) })] })],
    [actions({ type: 'static_select', options: [option(0, { description: plain(76) })] })],
    '/blocks/0/elements/0/options/0/description/text',
  ],
  ['select options 100', [actions(select(100))], [actions(select(101))], '/blocks/0/elements/0/options'],
  ['option groups 100', [actions(groups(100))], [actions(groups(101))], '/blocks/0/elements/0/option_groups'],
  [
    'group label 75',
    [actions(groups(1, 75))],
    [actions(groups(1, 76))],
    '/blocks/0/elements/0/option_groups/0/label/text',
  ],
  [
    'placeholder 150',
    [actions(select(1, { placeholder: plain(150) }))],
    [actions(select(1, { placeholder: plain(151) }))],
    '/blocks/0/elements/0/placeholder/text',
  ],
  ['checkboxes 10', [actions(checkboxes(10))], [actions(checkboxes(11))], '/blocks/0/elements/0/options'],
  [
    'confirm title 100',
    [actions(confirm({ title: plain(100) }))],
    [actions(confirm({ title: plain(101) }))],
    '/blocks/0/elements/0/confirm/title/text',
  ],
  [
    'confirm text 300',
    [actions(confirm({ text: mrkdwn(300) }))],
    [actions(confirm({ text: mrkdwn(301) }))],
    '/blocks/0/elements/0/confirm/text/text',
  ],
  [
    'confirm button 30',
    [actions(confirm({ deny: plain(30) }))],
    [actions(confirm({ deny: plain(31) }))],
    '/blocks/0/elements/0/confirm/deny/text',
  ],
  [
    'markdown 12000',
    [{ type: 'markdown', text: long(12_000) }],
    [{ type: 'markdown', text: long(12_001) }],
    '/blocks/0/text',
  ],
  [
    'markdown 12000 together',
    times(2, () => ({ type: 'markdown', text: long(6000) })),
    [
      { type: 'markdown', text: long(6000) },
      { type: 'markdown', text: long(6001) },
    ],
    '/blocks/1/text',
  ],
];

describe('a limit of Block Kit', () => {
  it.each(LIMITS)('%s: passes inside, is refused outside', (_name, inside, outside, pointer) => {
    expect(validateBlocks(inside, 'message', '/blocks')).toEqual([]);
    expect(validateBlocks(outside, 'message', '/blocks').map((problem) => problem.pointer)).toContain(pointer);
  });
});
