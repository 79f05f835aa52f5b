import { describe, expect, it } from 'vitest';
import { renderRaw } from '../../src/notice/raw.ts';
import { toText } from '../../src/notice/terminal.ts';
import { NOW } from './answer.ts';
import { complaintsAbout } from './limits.ts';
import { REPLIES } from './reply-scenarios.ts';

describe('replies', () => {
  it.each(REPLIES)('read as they should: $name', async ({ name, message }) => {
    const read = `${message.text}\n\n${toText(message, { zone: 'Europe/Berlin', now: NOW })}\n`;
    const allowed =
      message.blocks.length > 0 ? complaintsAbout(message).filter((each) => !each.includes('type channel')) : [];
    expect(allowed).toEqual([]);
    await expect(read).toMatchFileSnapshot(`../golden/replies/${name}.txt`);
  });
});

describe('renderRaw', () => {
  it('cuts a long record and says so', () => {
    const message = renderRaw({ long: 'x'.repeat(20_000) }, 'event-1');
    expect(complaintsAbout(message)).toEqual([]);
    expect(toText(message, { zone: 'UTC' })).toMatch(/Cut: the first 8,000 of 20,0\d\d characters\.$/);
  });
});
