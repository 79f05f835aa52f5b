import { describe, expect, it } from 'vitest';
import { dateInZone } from '../../src/notice/date-token.ts';
import { LOCK_LIMIT, lockScreen } from '../../src/notice/lock-screen.ts';
import { saidOnce } from '../../src/notice/not-known.ts';
import { dated, foreign, joined, NAME_NOT_KNOWN, ours, shortened, styled, type Words } from '../../src/notice/words.ts';
import { toLockScreen, toMrkdwn, toPlain, toRichText, wordsLength } from '../../src/notice/written.ts';

const AT = new Date('2026-11-22T10:05:12Z');
const TOKEN = '<!date^1795341912^{date_short_pretty} {time}|2026-11-22 10:05 UTC>';
const WORDS: Words = [{ kind: 'dot' }, ours(' ', 'bold'), foreign('<Kim>', 'bold'), ours(' at '), dated(AT)];

describe('words', () => {
  it('are leaves in rich text, neighbours of one style as one', () => {
    expect(toRichText([...WORDS, ours(''), ours(' a'), foreign('b'), { kind: 'channel', id: 'C1' }])).toEqual([
      { type: 'emoji', name: 'red_circle' },
      { type: 'text', text: ' <Kim>', style: { bold: true } },
      { type: 'text', text: ' at ' },
      { type: 'date', timestamp: 1795341912, format: '{date_short_pretty} {time}', fallback: '2026-11-22 10:05 UTC' },
      { type: 'text', text: ' ab' },
      { type: 'channel', channel_id: 'C1' },
    ]);
  });

  it('are escaped in mrkdwn, with marks around what stands together and never around a blank', () => {
    expect(toMrkdwn([...WORDS, { kind: 'channel', id: 'C1' }])).toBe(`:red_circle: *&lt;Kim&gt;* at ${TOKEN}<#C1>`);
    expect(toMrkdwn([ours(' ', 'bold'), ours('a', 'italic'), ours('b', 'code')])).toBe(' _a_`b`');
  });

  it('are plain without form, and inert on the lock screen', () => {
    expect(toPlain(WORDS)).toBe(' <Kim> at 2026-11-22 10:05 UTC');
    expect(toLockScreen([...WORDS, { kind: 'channel', id: 'C1' }])).toBe(' ‹Kim› at 2026-11-22 10:05 UTCits channel');
    expect(wordsLength(WORDS)).toBe(30);
  });

  it('say so where nothing visible was sent', () => {
    expect(foreign('\u200b')).toEqual(ours('(empty)'));
    expect(foreign('', 'bold')).toEqual(ours('(empty)', 'bold'));
  });

  it('join what is there', () => {
    expect(joined([[], [ours('a')], [], [ours('b')]], ' · ')).toEqual([ours('a'), ours(' · '), ours('b')]);
  });

  it('take a style but for dates and doubts', () => {
    const words = [ours('a'), dated(AT), ours(NAME_NOT_KNOWN)];
    expect(styled(words, 'italic')).toEqual([ours('a', 'italic'), dated(AT), ours(NAME_NOT_KNOWN)]);
  });

  it('are cut after so many characters', () => {
    expect(shortened([ours('abc'), dated(AT), foreign('defg'), ours('h')], 6)).toEqual([
      ours('abc'),
      dated(AT),
      { kind: 'foreign', text: 'de…' },
    ]);
  });
});

describe('saidOnce', () => {
  it('lets the last of several unknown names speak for all', () => {
    const unknown = ours(NAME_NOT_KNOWN);
    expect(saidOnce([ours('a'), unknown, ours('b'), unknown])).toEqual([
      ours('a'),
      ours('b'),
      ours(' (names not known)'),
    ]);
    expect(saidOnce([ours('a'), unknown])).toEqual([ours('a'), unknown]);
    expect(saidOnce([ours('a')])).toEqual([ours('a')]);
  });
});

describe('lockScreen', () => {
  it('keeps a sentence that fits', () => {
    expect(lockScreen([foreign('Dana'), ours(' did it')])).toBe('Dana did it');
  });

  it('cuts names evenly and never the verb', () => {
    const text = lockScreen([
      foreign('n'.repeat(70)),
      ours(' disabled queue '),
      foreign('q'.repeat(79)),
      ours(' · '),
      foreign('Acme'),
    ]);
    expect(text).toBe(`${'n'.repeat(42)}… disabled queue ${'q'.repeat(43)}… · Acme`);
    expect(Array.from(text)).toHaveLength(LOCK_LIMIT);
  });

  it('drops asides before it cuts names', () => {
    const words = [
      foreign('n'.repeat(60)),
      ours(' (login not known)'),
      ours(' published '),
      foreign('q'.repeat(20)),
      ours('; what changed is hidden by AWS'),
    ];
    expect(lockScreen(words)).toBe(`${'n'.repeat(60)} (login not known) published ${'q'.repeat(20)}`);
  });

  it('cuts at the end where there is no name left to cut', () => {
    expect(lockScreen([ours('x'.repeat(200))])).toBe(`${'x'.repeat(109)}…`);
  });
});

describe('dateInZone', () => {
  it.each([
    ['{date_short_pretty} {time}', 'Europe/Berlin', 'Sun 22 Nov 11:05'],
    ['{time}', 'UTC', '10:05'],
    ['{date_short_pretty}', 'Nowhere/Land', 'Sun 22 Nov'],
  ])('reads %s in %s', (format, zone, expected) => {
    expect(dateInZone(1795341912, format, { zone, now: AT })).toBe(expected);
    expect(dateInZone(1795341912, '{date}', { zone })).toBe('Sun 22 Nov 2026');
  });
});
