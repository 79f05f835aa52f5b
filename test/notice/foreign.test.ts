import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, cut, lengthOf } from '../../src/notice/foreign.ts';
import { bracketless, escaped, inert } from '../../src/notice/mrkdwn.ts';

describe('cleanText', () => {
  it.each([
    ['two  blanks', 'two blanks'],
    [' edges ', 'edges'],
    ['one\r\ntwo\u2028three\ttab', 'one two three tab'],
    ['bell\u0007 null\u0000', 'bell null'],
    ['\u202egnillib\u202c', 'gnillib'],
    ['\u2066isolated\u2069', 'isolated'],
    ['zero\u200b\u200d\ufeff\u00adwidth', 'zerowidth'],
    ['\ud800lone\udc00', 'lone'],
    ['tag\u{e0041}s', 'tags'],
    ['\u3164', ''],
    ['e\u0301\u0301\u0301\u0301\u0301\u0301', 'é\u0301\u0301\u0301'.normalize('NFD')],
    ['<!channel>', '<!channel>'],
  ])('makes %j one visible line', (text, clean) => {
    expect(cleanText(text, 80)).toBe(clean);
  });

  it('cuts by code points and says so', () => {
    expect(cleanText('🙂🙂🙂🙂', 3)).toBe('🙂🙂…');
    expect(cleanText('🙂🙂🙂', 3)).toBe('🙂🙂🙂');
  });

  it('answers at once for a megabyte', () => {
    expect(cleanText('a '.repeat(1_000_000), 5)).toBe('a a…');
  });

  it('never exceeds its limit and leaves nothing unseen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const clean = cleanText(text, limit);
        expect(lengthOf(clean)).toBeLessThanOrEqual(limit);
        expect(clean).not.toMatch(/[\p{Cc}\p{Cf}\p{Surrogate}]|^\s|\s$/u);
      }),
    );
  });
});

describe('cut', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['ab d', 3, 'ab…'],
    ['abc', 0, ''],
  ])('%j to %d', (text, limit, expected) => {
    expect(cut(text, limit)).toBe(expected);
  });
});

describe('mrkdwn', () => {
  it('escapes what Slack asks to be escaped, once', () => {
    expect(escaped('a & b <c> &amp;')).toBe('a &amp; b &lt;c&gt; &amp;amp;');
  });

  it.each([
    ['<!channel>', '&lt;!channel&gt;'],
    ['*Kim*', '∗Kim∗'],
    ['_a_ ~b~ `c`', 'ˍaˍ ∼b∼ ˋcˋ'],
    ['dana_ruiz 2*3', 'dana_ruiz 2*3'],
    ['> quote', '› quote'],
    [':siren: at 10:30:15', '꞉siren: at 10:30:15'],
    ['R&D', 'R&amp;D'],
  ])('makes %j inert as %j', (text, expected) => {
    expect(inert(text)).toBe(expected);
  });

  it('shows angle brackets in the lock screen’s text without their power', () => {
    expect(bracketless('<!here> R&D')).toBe('‹!here› R&amp;D');
  });
});
