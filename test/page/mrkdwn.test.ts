import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMrkdwn } from '../../sandbox/page/text/mrkdwn.ts';
import type { Part, Piece } from '../../sandbox/page/text/pieces.ts';

const text = (words: string): Piece => ({ kind: 'text', text: words });
const bold = (...of: readonly Piece[]): Piece => ({ kind: 'styled', style: 'bold', of });
const italic = (...of: readonly Piece[]): Piece => ({ kind: 'styled', style: 'italic', of });
const strike = (...of: readonly Piece[]): Piece => ({ kind: 'styled', style: 'strike', of });
const code = (words: string): Piece => ({ kind: 'code', text: words });
const link = (url: string, words = url): Piece => ({ kind: 'link', url, of: [text(words)] });
const oneLine = (...line: readonly Piece[]): readonly Part[] => [{ kind: 'lines', lines: [line] }];

describe('parseMrkdwn', () => {
  it.each<[string, readonly Piece[]]>([
    ['*Dana Ruiz* edited _Billing_', [bold(text('Dana Ruiz')), text(' edited '), italic(text('Billing'))]],
    ['~gone~', [strike(text('gone'))]],
    ['*bold _and italic_*', [bold(text('bold '), italic(text('and italic')))]],
    ['2 * 3 * 4', [text('2 * 3 * 4')]],
    ['snake_case_name', [text('snake_case_name')]],
    ['a*b*c', [text('a*b*c')]],
    ['*not closed', [text('*not closed')]],
    ['* not bold *', [text('* not bold *')]],
    ['**', [text('**')]],
    ['(*bold*), then', [text('('), bold(text('bold')), text('), then')]],
    ['`*code* &lt;b&gt;`', [code('*code* <b>')]],
    ['*a `*` b*', [bold(text('a '), code('*'), text(' b'))]],
    ['``', [text('``')]],
  ])('reads the styles of %j', (typed, line) => {
    expect(parseMrkdwn(typed)).toEqual(oneLine(...line));
  });

  it.each<[string, readonly Piece[]]>([
    ['<https://aws.example/x|here>', [link('https://aws.example/x', 'here')]],
    ['<https://aws.example/?a=1&amp;b=2>', [link('https://aws.example/?a=1&b=2')]],
    ['<mailto:dana@example.com>', [{ kind: 'link', url: 'mailto:dana@example.com', of: [text('dana@example.com')] }]],
    ['<@U0000000DANA>', [{ kind: 'person', id: 'U0000000DANA' }]],
    ['<@U0000000DANA|dana>', [{ kind: 'person', id: 'U0000000DANA', label: 'dana' }]],
    ['<#C00000GENRL>', [{ kind: 'channel', id: 'C00000GENRL' }]],
    ['<!subteam^S012345>', [{ kind: 'group', id: 'S012345' }]],
    ['<!here>', [{ kind: 'broadcast', range: 'here' }]],
    ['<!unknown|words>', [text('words')]],
    [
      '<!date^1795341912^{date_short_pretty} {time}|2026-11-22 10:05 UTC>',
      [{ kind: 'date', seconds: 1795341912, format: '{date_short_pretty} {time}', fallback: '2026-11-22 10:05 UTC' }],
    ],
    [
      '<!date^1795341912^{time}^https://aws.example/|then>',
      [{ kind: 'date', seconds: 1795341912, format: '{time}', url: 'https://aws.example/', fallback: 'then' }],
    ],
    ['see https://aws.example/x.', [text('see '), link('https://aws.example/x'), text('.')]],
    ['10:30:wave: :nosuch:', [text('10:30'), { kind: 'emoji', name: 'wave', char: '👋' }, text(' :nosuch:')]],
  ])('reads the tokens of %j', (typed, line) => {
    expect(parseMrkdwn(typed)).toEqual(oneLine(...line));
  });

  it.each([
    '<javascript:alert(1)|click>',
    '<data:text/html,x>',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<@not-an-id>',
    '<!date^soon^{time}|x',
    '<https://unclosed',
  ])('leaves %j as text', (typed) => {
    expect(parseMrkdwn(typed, { verbatim: true })).toEqual(oneLine(text(typed)));
  });

  it('decodes the three entities, once', () => {
    expect(parseMrkdwn('&lt;!channel&gt; &amp;lt; &quot;')).toEqual(oneLine(text('<!channel> &lt; &quot;')));
  });

  it('draws no bare address as a link when told to be verbatim', () => {
    expect(parseMrkdwn('https://aws.example', { verbatim: true })).toEqual(oneLine(text('https://aws.example')));
  });

  it('reads quotes, code blocks and the lines between them', () => {
    expect(parseMrkdwn('before\n&gt; one\n> two\nafter\n```\n*raw* <https://a.example|x>\n```\nend')).toEqual([
      { kind: 'lines', lines: [[text('before')]] },
      { kind: 'quote', lines: [[text('one')], [text('two')]] },
      { kind: 'lines', lines: [[text('after')]] },
      { kind: 'code block', text: '*raw* x' },
      { kind: 'lines', lines: [[text('end')]] },
    ]);
  });

  it('quotes all that follows three signs', () => {
    expect(parseMrkdwn('&gt;&gt;&gt;one\ntwo')).toEqual([{ kind: 'quote', lines: [[text('one')], [text('two')]] }]);
  });

  it('reads hostile lengths in linear time', () => {
    const began = performance.now();
    for (const bait of ['*a ', '<', '`', '<<>', '_*~', ':a', 'https://', '&lt;', '```', '<!date^1^', '>\n']) {
      parseMrkdwn(bait.repeat(Math.ceil(40_000 / bait.length)));
    }
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('keeps every word of text without markup characters, and makes nothing of it', () => {
    const words = fc.string({ unit: 'binary' }).filter((each) => !/[*_~`<>&:\n]/.test(each));
    fc.assert(
      fc.property(words, (typed) => {
        expect(parseMrkdwn(typed, { verbatim: true })).toEqual(typed === '' ? [] : oneLine(text(typed)));
      }),
    );
  });

  it('never throws, and links only to safe addresses', () => {
    const noise = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.constantFrom(
          '*',
          '_',
          '~',
          '`',
          '```',
          '<',
          '>',
          '|',
          '\n',
          '&gt;',
          '<!',
          'date^1^{time}',
          'javascript:',
          'https://a.example',
          '<@U1>',
          ':wave:',
        ),
      ),
    );
    fc.assert(
      fc.property(noise, (parts) => {
        for (const url of urlsOf(parseMrkdwn(parts.join('')))) expect(url).toMatch(/^(?:https?|mailto|tel|slack):/i);
      }),
      { numRuns: 500 },
    );
  });

  it('makes no link, mention or date of escaped text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (foreign) => {
        const escaped = foreign.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        const kinds = piecesOf(parseMrkdwn(escaped, { verbatim: true })).map(({ kind }) => kind);
        expect(kinds.filter((kind) => !['text', 'styled', 'code', 'emoji'].includes(kind))).toEqual([]);
      }),
    );
  });
});

function piecesOf(parts: readonly Part[]): readonly Piece[] {
  return parts
    .flatMap((part) => ('lines' in part ? part.lines.flat() : 'line' in part ? part.line : []))
    .flatMap(within);
}

function within(piece: Piece): readonly Piece[] {
  return 'of' in piece ? [piece, ...piece.of.flatMap(within)] : [piece];
}

function urlsOf(parts: readonly Part[]): readonly string[] {
  return piecesOf(parts).flatMap((piece) => ('url' in piece && piece.url !== undefined ? [piece.url] : []));
}
