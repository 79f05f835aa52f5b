import { describe, expect, it } from 'vitest';
import { validateBlocks } from '../../../sandbox/slack/blocks/blocks.ts';
import { richText } from './support/blocks.ts';

const LEAVES: readonly (readonly [string, object, object])[] = [
  ['text', { type: 'text', text: 'x', style: { bold: true, code: true } }, { type: 'text', text: '' }],
  [
    'style',
    { type: 'text', text: 'x', style: { underline: true } },
    { type: 'text', text: 'x', style: { loud: true } },
  ],
  ['link', { type: 'link', url: 'https://example.com', text: 'x' }, { type: 'link', url: 'javascript:alert(1)' }],
  ['emoji', { type: 'emoji', name: 'wave', unicode: '1f44b' }, { type: 'emoji' }],
  ['user', { type: 'user', user_id: 'U1' }, { type: 'user' }],
  ['channel', { type: 'channel', channel_id: 'C1' }, { type: 'channel', user_id: 'C1' }],
  ['usergroup', { type: 'usergroup', usergroup_id: 'S1' }, { type: 'usergroup' }],
  ['team', { type: 'team', team_id: 'T1' }, { type: 'team' }],
  ['broadcast', { type: 'broadcast', range: 'here' }, { type: 'broadcast', range: 'all' }],
  ['color', { type: 'color', value: '#aabbcc' }, { type: 'color', value: 'red' }],
  [
    'date',
    { type: 'date', timestamp: 1_795_341_912, format: '{date_short} at {time}', fallback: 'x' },
    { type: 'date', timestamp: 1.5, format: '{date_short}' },
  ],
  ['date format', { type: 'date', timestamp: 1, format: '{ago}' }, { type: 'date', timestamp: 1, format: 'today' }],
  ['unknown leaf', { type: 'text', text: 'x' }, { type: 'blink', text: 'x' }],
];

describe('rich text', () => {
  it.each(LEAVES)('%s: takes the right leaf and refuses the wrong', (_name, right, wrong) => {
    expect(validateBlocks([richText(right)], 'message', '/blocks')).toEqual([]);
    expect(validateBlocks([richText(wrong)], 'message', '/blocks')).not.toEqual([]);
  });

  it('holds lists of sections, quotes, and preformatted text without mentions', () => {
    const item = { type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] };
    const whole = [
      { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [item] },
      { type: 'rich_text_quote', elements: item.elements },
      { type: 'rich_text_preformatted', elements: item.elements, border: 0 },
    ];
    expect(validateBlocks([{ type: 'rich_text', elements: whole }], 'message', '')).toEqual([]);
    const empty = [{ type: 'rich_text_section', elements: [] }];
    expect(validateBlocks([{ type: 'rich_text', elements: empty }], 'message', '')).toMatchObject([
      { pointer: '/0/elements/0/elements', message: 'no fewer than 1 items allowed' },
    ]);
    const mention = [{ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }];
    expect(validateBlocks([{ type: 'rich_text', elements: mention }], 'message', '')).toMatchObject([
      { pointer: '/0/elements/0/elements/0/type', message: 'unsupported type: user' },
    ]);
  });
});
