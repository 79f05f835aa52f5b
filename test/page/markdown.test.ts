import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../sandbox/page/text/markdown.ts';
import type { Part, Piece } from '../../sandbox/page/text/pieces.ts';

const text = (words: string): Piece => ({ kind: 'text', text: words });
const styled = (style: 'bold' | 'italic' | 'strike', words: string): Piece => ({
  kind: 'styled',
  style,
  of: [text(words)],
});
const lines = (...line: readonly Piece[]): Part => ({ kind: 'lines', lines: [line] });

describe('parseMarkdown', () => {
  it.each<[string, Part]>([
    ['## Title', { kind: 'heading', level: 2, line: [text('Title')] }],
    ['---', { kind: 'rule' }],
    ['> said', { kind: 'quote', lines: [[text('said')]] }],
    ['- one', { kind: 'item', ordered: false, number: 0, indent: 0, line: [text('one')] }],
    ['  2. two', { kind: 'item', ordered: true, number: 2, indent: 1, line: [text('two')] }],
    ['**bold** and *italic*', lines(styled('bold', 'bold'), text(' and '), styled('italic', 'italic'))],
    ['~~gone~~ `code`', lines(styled('strike', 'gone'), text(' '), { kind: 'code', text: 'code' })],
    ['snake_case_name', lines(text('snake_case_name'))],
    ['\\*plain\\*', lines(text('*plain*'))],
    ['[AWS](https://aws.example)', lines({ kind: 'link', url: 'https://aws.example', of: [text('AWS')] })],
    ['[x](javascript:alert(1))', lines(text('[x](javascript:alert(1))'))],
    ['<b>not html</b>', lines(text('<b>not html</b>'))],
  ])('reads %j', (typed, part) => {
    expect(parseMarkdown(typed)).toEqual([part]);
  });

  it('keeps what is fenced as it is, also without an end', () => {
    expect(parseMarkdown('```js\n**a**\n```\nb\n```\nc')).toEqual([
      { kind: 'code block', text: '**a**' },
      lines(text('b')),
      { kind: 'code block', text: 'c' },
    ]);
  });

  it('never throws', () => {
    const noise = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 8 }),
        fc.constantFrom('*', '**', '_', '~~', '`', '[', '](', ')', '\n', '# ', '> ', '- ', '\\'),
      ),
    );
    fc.assert(fc.property(noise, (parts) => Array.isArray(parseMarkdown(parts.join('')))));
  });

  it('reads hostile lengths in bounded time', () => {
    const began = performance.now();
    for (const bait of ['*a ', '[', '**_', '`', '~~', '[a](', '\\', '> ']) parseMarkdown(bait.repeat(4_000));
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
