import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { wordsOf } from '../../src/activity/words.ts';

const word = (text: string) => ({ text, quoted: false });
const name = (text: string) => ({ text, quoted: true });

describe('wordsOf', () => {
  test.each([
    ['', []],
    ['  queue   Billing ', [word('queue'), word('Billing')]],
    ['flow "Main IVR" last 7d', [word('flow'), name('Main IVR'), word('last'), word('7d')]],
    ['flow “Main IVR”', [word('flow'), name('Main IVR')]],
    ['flow „Main IVR“', [word('flow'), name('Main IVR')]],
    ['flow “Main IVR"', [word('flow'), name('Main IVR')]],
    ['flow «Main IVR»', [word('flow'), name('Main IVR')]],
    ['flow `Main IVR`', [word('flow'), name('Main IVR')]],
    ["flow 'Main IVR' today", [word('flow'), name('Main IVR'), word('today')]],
    ['flow ‘Today’s Special’', [word('flow'), name('Today’s Special')]],
    ["flow Today's Special", [word('flow'), word("Today's"), word('Special')]],
    ["queue 'til", [word('queue'), word("'til")]],
    ['screen 5" wide', [word('screen'), word('5"'), word('wide')]],
    ['flow "Main IVR', [word('flow'), { text: 'Main IVR', quoted: true, open: true }]],
    ['queue ""', [word('queue'), name('')]],
    ['user <@U123ABC|dana.ruiz>', [word('user'), { ...word('dana.ruiz'), mention: true, member: 'U123ABC' }]],
    ['user <@U123ABC>', [word('user'), { ...word('U123ABC'), mention: true, member: 'U123ABC' }]],
    ['<#C123|general>', [word('general')]],
    ['<mailto:dana@example.com|dana@example.com>', [word('dana@example.com')]],
    ['<mailto:dana@example.com>', [word('dana@example.com')]],
    ['a <b c', [word('a'), word('<b'), word('c')]],
    ['<>', [word('<>')]],
  ])('reads %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('keeps a quoted name letter by letter, blanks included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/["”“]/.test(text));
        expect(wordsOf(`queue "${text}" today`)).toEqual([word('queue'), name(text), word('today')]);
      }),
    );
  });

  it('loses no letter of any line without marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!/["”“„«»`'‘’<]/.test(text));
        const said = wordsOf(text)
          .map((each) => each.text)
          .join('');
        expect(said).toBe(text.replace(/\s/g, ''));
      }),
    );
  });

  it('reads any text in reasonable time', () => {
    for (const mark of ['"', "'", '<', '“', '‘ ']) expect(wordsOf(mark.repeat(2_000)).length).toBeGreaterThan(0);
  });
});
