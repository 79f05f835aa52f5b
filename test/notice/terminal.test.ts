import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/notice/message.ts';
import { toText } from '../../src/notice/terminal.ts';

const ZONE = { zone: 'Europe/Berlin' };

function read(...blocks: Message['blocks']): string {
  return toText({ text: 'text', blocks }, ZONE);
}

describe('toText', () => {
  it('reads the text where there are no blocks', () => {
    expect(toText({ text: 'R&amp;D &lt;3\u001b[31m', blocks: [] }, ZONE)).toBe('R&D <3[31m');
  });

  it('reads mrkdwn with dates in the zone, links with their address, marks taken away', () => {
    const text =
      ':red_circle: *bold* _it_ `code` <!date^1795341912^{date_short_pretty} {time}^https://x.example|then> <https://x.example|here> a*b &lt;!here&gt;';
    expect(read({ type: 'section', text: { type: 'mrkdwn', text } })).toBe(
      '● bold it code Sun 22 Nov 2026 11:05 here https://x.example a*b <!here>',
    );
  });

  it('reads rich text: lists, links, emoji, dates, channels', () => {
    expect(
      read({
        type: 'rich_text',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'head' }] },
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [
              {
                type: 'rich_text_section',
                elements: [
                  { type: 'emoji', name: 'red_circle' },
                  { type: 'emoji', name: 'wave' },
                ],
              },
              { type: 'rich_text_section', elements: [{ type: 'link', url: 'https://x.example' }] },
            ],
          },
          {
            type: 'rich_text_section',
            elements: [
              { type: 'link', url: 'https://x.example', text: 'here' },
              { type: 'channel', channel_id: 'C1' },
              { type: 'user', user_id: 'U1' },
            ],
          },
          { type: 'rich_text_preformatted', elements: [{ type: 'text', text: '{\n}' }] },
        ],
      }),
    ).toBe('head\n• ●:wave:\n• https://x.example\nhere https://x.example#C1\n{\n}');
  });

  it('reads what is clicked as labels, and leaves out what it does not know', () => {
    const button = { type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'Details' } } as const;
    expect(
      read(
        { type: 'header', text: { type: 'plain_text', text: 'Title' } },
        { type: 'section', text: { type: 'plain_text', text: '*plain*' }, accessory: button },
        { type: 'section', fields: [], accessory: { type: 'overflow', action_id: 'o', options: [] } },
        { type: 'section', text: { type: 'plain_text', text: 'x' }, accessory: { type: 'datepicker', action_id: 'd' } },
        {
          type: 'context',
          elements: [
            { type: 'plain_text', text: 'a' },
            { type: 'image', image_url: 'https://x.example', alt_text: 'i' },
          ],
        },
        {
          type: 'actions',
          elements: [button, { type: 'overflow', action_id: 'o', options: [] }, { type: 'datepicker', action_id: 'd' }],
        },
        { type: 'divider' },
      ),
    ).toBe('Title\n*plain*  ▸Details\n  ⋯\nx\na\n▸Details  ▸⋯');
  });
});
