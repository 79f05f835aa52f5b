import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import {
  actions,
  bullets,
  button,
  context,
  LIMITS,
  line,
  menu,
  preformatted,
  richText,
  section,
} from '../../src/notice/blocks.ts';
import { fits, textLength } from '../../src/notice/fits.ts';
import { dated, foreign, ours } from '../../src/notice/words.ts';
import { complaintsAbout } from './limits.ts';

const LONG = [foreign('x'.repeat(900), undefined, 600)];
const FOOT: readonly KnownBlock[] = [
  context([ours('when')]),
  actions([button({ action: 'a', label: 'Details', value: '1' })]),
];

describe('fits', () => {
  it('leaves a message that fits as it is', () => {
    const message = {
      text: 'short',
      blocks: [richText([line([ours('hello')])]), ...FOOT],
      metadata: { event_type: 'e', event_payload: {} },
    };
    expect(fits(message)).toEqual(message);
  });

  it('drops the end of the last list and says how much, counting what was left out before', () => {
    const items = [...Array.from({ length: 40 }, () => LONG), [ours('… and 1,002 more')]];
    const fitted = fits({ text: 't', blocks: [richText([line([ours('head')]), bullets(items)]), ...FOOT] });
    expect(complaintsAbout(fitted)).toEqual([]);
    expect(JSON.stringify(fitted.blocks)).toContain('"… and 1032 more"');
  });

  it('counts anew where the last item is no count', () => {
    const dates = Array.from({ length: 40 }, () => [dated(new Date(0)), ...LONG]);
    const fitted = fits({ text: 't', blocks: [richText([bullets(dates)]), ...FOOT] });
    expect(JSON.stringify(fitted.blocks)).toMatch(/"… and \d+ more"/);
  });

  it('shortens list after list, and drops whole lines when that is not enough, but keeps context and buttons', () => {
    const list = bullets([LONG, LONG, LONG, LONG]);
    const many = Array.from({ length: 12 }, () => richText([list]));
    const fitted = fits({
      text: 't',
      blocks: [section([ours('head')]), ...many, ...many, ...many, ...many, ...FOOT].slice(0, 48).concat(FOOT),
    });
    expect(complaintsAbout(fitted)).toEqual([]);
    expect(fitted.blocks.at(0)).toEqual(section([ours('head')]));
    expect(fitted.blocks.slice(-2)).toEqual(FOOT);
  });

  it('keeps a single block that cannot be made shorter', () => {
    const block = richText([preformatted('x'.repeat(12_000))]);
    expect(fits({ text: 't', blocks: [block] })).toEqual({ text: 't', blocks: [block] });
    expect(textLength(block)).toBe(12_000);
  });

  it('cuts the text', () => {
    expect(Array.from(fits({ text: 'x'.repeat(9000), blocks: [] }).text)).toHaveLength(LIMITS.text);
  });
});

describe('blocks', () => {
  it('never hold an empty text', () => {
    expect(line([])).toEqual({ type: 'rich_text_section', elements: [{ type: 'text', text: ' ' }] });
    expect(section([])).toEqual({ type: 'section', text: { type: 'mrkdwn', text: ' ', verbatim: true } });
    expect(preformatted('')).toEqual({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: ' ' }] });
    expect(button({ action: 'a', label: '\u200b', value: '1', style: 'primary' })).toMatchObject({
      text: { text: 'Show' },
      style: 'primary',
    });
  });

  it('cut mrkdwn where no entity is cut in half', () => {
    const block = section([foreign('<'.repeat(590), undefined, 600), foreign('&'.repeat(590), undefined, 600)]);
    expect(block.text?.text).toMatch(/^(&lt;){590}(&amp;){9}…$/);
    const escapes = section([foreign('&'.repeat(600), undefined, 600)]);
    expect(escapes.text?.text.length).toBeLessThanOrEqual(LIMITS.section);
  });

  it('leave out what a menu cannot hold', () => {
    const items = ['a'.repeat(200), 'b', 'c', 'd', 'e', 'f', 'g'].map((value) => ({ label: value, value }));
    expect(menu('m', items)?.options.map(({ value }) => value)).toEqual(['b', 'c', 'd', 'e', 'f']);
    expect(menu('m', [{ label: 'x', value: 'x', url: `https://x.example/${'y'.repeat(3000)}` }])).toBeUndefined();
    expect(menu('m', [{ label: '', value: 'x' }])?.options[0]?.text.text).toBe('Show');
    expect(actions([undefined]).elements).toEqual([]);
  });
});
