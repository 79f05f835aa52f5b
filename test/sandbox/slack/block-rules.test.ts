import { describe, expect, it } from 'vitest';
import { validateBlocks } from '../../../sandbox/slack/blocks/blocks.ts';
import type { Surface } from '../../../sandbox/slack/blocks/check.ts';
import {
  actions,
  button,
  image,
  input,
  mrkdwn,
  option,
  plain,
  richText,
  rows,
  section,
  select,
  times,
} from './support/blocks.ts';

const card = (more: object) => ({ type: 'card', title: mrkdwn(), ...more });
const container = (more: object) => ({ type: 'container', title: plain(), child_blocks: [section()], ...more });
const dataTable = (more: object) => ({ type: 'data_table', caption: 'c', rows: rows(2, 2), ...more });
const contextActions = (count: number) => ({
  type: 'context_actions',
  elements: times(count, () => ({ type: 'icon_button', icon: 'trash', text: plain() })),
});

const SURFACES: readonly (readonly [string, object, readonly Surface[]])[] = [
  ['section', section(), ['message', 'modal', 'home']],
  ['input', input({ type: 'plain_text_input' }), ['modal', 'home']],
  ['alert', { type: 'alert', text: plain() }, ['modal']],
  ['container', container({}), ['message']],
  ['carousel', { type: 'carousel', elements: [card({})] }, ['message', 'home']],
  ['table', { type: 'table', rows: rows(1, 1) }, ['message']],
  ['data_table', dataTable({}), ['message']],
  ['markdown', { type: 'markdown', text: 'x' }, ['message']],
  ['context_actions', contextActions(1), ['message']],
  ['rich_text', richText({ type: 'text', text: 'x' }), ['message', 'modal', 'home']],
  ['video', { type: 'video', video_url: 'https://example.com/v', alt_text: 'v' }, []],
  ['file', { type: 'file', source: 'remote', external_id: 'x' }, []],
];

describe('a block', () => {
  it.each(SURFACES)('%s stands on its surfaces alone', (_type, block, surfaces) => {
    const fits = (['message', 'modal', 'home'] as const).filter((one) => validateBlocks([block], one, '').length === 0);
    expect(fits).toEqual(surfaces);
  });

  it.each([
    ['an unknown field', section({ colour: 'red' }), 'invalid additional property: colour'],
    ['no text and no fields', { type: 'section' }, 'must have either text or fields'],
    ['mrkdwn in a header', { type: 'header', text: mrkdwn() }, 'must be one of: plain_text'],
    ['no type', { text: plain() }, 'missing required field: type'],
    ['a prototype name for its type', { type: 'constructor' }, 'unsupported type: constructor'],
    ['a list in its place', [], 'must provide an object'],
    ['emoji that is no flag', section({ text: { ...plain(), emoji: 'no' } }), 'must provide a boolean'],
    ['both image sources', image({ slack_file: { id: 'F1' } }), 'must have either image_url or slack_file'],
    ['a picture by script', image({ image_url: 'javascript:alert(1)' }), 'must be a valid URL'],
    ['an input element among actions', actions({ type: 'plain_text_input' }), 'unsupported type: plain_text_input'],
    ['two lists in a select', actions(select(1, { option_groups: [] })), 'must have either options or option_groups'],
    [
      'a strange initial option',
      actions(select(1, { initial_option: option(7) })),
      'initial options must be among the options',
    ],
    ['twin options', actions({ type: 'static_select', options: [option(1), option(1)] }), 'value "v1" already exists'],
    ['an empty card', { type: 'card' }, 'must have one of hero_image, title, actions, body'],
    ['focus in a message', actions(select(1, { focus_on_load: true })), 'focus_on_load is only allowed in views'],
  ])('with %s is refused', (_name, block, says) => {
    expect(validateBlocks([block], 'message', '/blocks').map(({ message }) => message)).toContain(says);
  });

  it('shares its block_id with no other block of the message', () => {
    const twins = [section({ block_id: 'a' }), section({ block_id: 'a' })];
    expect(validateBlocks(twins, 'message', '/blocks')).toMatchObject([{ pointer: '/blocks/1/block_id' }]);
    expect(validateBlocks([section({ block_id: 'a' }), section({ block_id: 'b' })], 'message', '')).toEqual([]);
  });

  it('has each action_id once, while other blocks may use it too', () => {
    const one = actions(button({ action_id: 'go' }));
    expect(validateBlocks([one, one], 'message', '/blocks')).toEqual([]);
    const two = actions(button({ action_id: 'go' }), button({ action_id: 'go' }));
    expect(validateBlocks([two], 'message', '/blocks')).toMatchObject([{ pointer: '/blocks/0/elements/1/action_id' }]);
  });
});
