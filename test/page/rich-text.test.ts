import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { richTextLine } from '../../sandbox/page/text/rich-text.ts';

describe('richTextLine', () => {
  it.each<[Record<string, unknown>, unknown]>([
    [
      { type: 'text', text: '*raw* <@U1>' },
      { kind: 'text', text: '*raw* <@U1>' },
    ],
    [
      { type: 'text', text: 'x', style: { code: true, bold: true } },
      { kind: 'code', text: 'x' },
    ],
    [
      { type: 'text', text: 'x', style: { bold: true, italic: true } },
      { kind: 'styled', style: 'italic', of: [{ kind: 'styled', style: 'bold', of: [{ kind: 'text', text: 'x' }] }] },
    ],
    [
      { type: 'link', url: 'https://aws.example' },
      { kind: 'link', url: 'https://aws.example', of: [{ kind: 'text', text: 'https://aws.example' }] },
    ],
    [
      { type: 'link', url: 'javascript:alert(1)', text: 'x' },
      { kind: 'text', text: 'x' },
    ],
    [
      { type: 'user', user_id: 'U1' },
      { kind: 'person', id: 'U1' },
    ],
    [
      { type: 'channel', channel_id: 'C1' },
      { kind: 'channel', id: 'C1' },
    ],
    [
      { type: 'usergroup', usergroup_id: 'S1' },
      { kind: 'group', id: 'S1' },
    ],
    [
      { type: 'broadcast', range: 'here' },
      { kind: 'broadcast', range: 'here' },
    ],
    [
      { type: 'emoji', name: 'wave' },
      { kind: 'emoji', name: 'wave', char: '👋' },
    ],
    [
      { type: 'emoji', name: 'constructor' },
      { kind: 'text', text: ':constructor:' },
    ],
    [
      { type: 'date', timestamp: 7, format: '{time}', fallback: 'then' },
      { kind: 'date', seconds: 7, format: '{time}', fallback: 'then' },
    ],
    [
      { type: 'tomorrow', text: 'new' },
      { kind: 'text', text: 'new' },
    ],
    [{}, { kind: 'text', text: '' }],
  ])('reads the leaf %j', (leaf, piece) => {
    expect(richTextLine([leaf])).toEqual([piece]);
  });

  it('takes any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(richTextLine(value))));
  });
});
