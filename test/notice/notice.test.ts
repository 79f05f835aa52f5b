import { describe, expect, it } from 'vitest';
import { renderNotice } from '../../src/notice/notice.ts';
import { toText } from '../../src/notice/terminal.ts';
import { NOW } from './answer.ts';
import { complaintsAbout } from './limits.ts';
import { SCENARIOS } from './scenarios.ts';

describe('renderNotice', () => {
  it.each(SCENARIOS)('reads as it should: $name', async ({ name, view }) => {
    const message = renderNotice(view);
    const read = `${message.text}\n\n${toText(message, { zone: 'Europe/Berlin', now: NOW })}\n`;
    expect(complaintsAbout(message)).toEqual([]);
    await expect(read).toMatchFileSnapshot(`../golden/notices/${name}.txt`);
  });
});
