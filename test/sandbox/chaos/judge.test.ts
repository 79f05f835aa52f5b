import { describe, expect, it } from 'vitest';
import { judge } from '../../../sandbox/chaos/judge.ts';
import type { Change, ShownNotice } from '../../../sandbox/chaos/owed.ts';

const told = (eventID: string, ...tokens: string[]): Change => ({ eventID, tokens, owed: 'told' });

function notice(ts: string, root: string, more: Partial<ShownNotice> = {}): ShownNotice {
  return { ts, root, replies: [], files: [], ...more };
}

const NOTHING = { lost: [], duplicated: [], untrue: [] };

describe('a change', () => {
  it.each([
    ['in the message', notice('1', 'omar created queue Que-1')],
    ['in the list of the thread', notice('1', 'omar created 40 queues', { replies: ['• Que-0\n• Que-1'] })],
    ['in the file, by its event id', notice('1', 'omar created 40 queues', { files: ['"x","e0"\n"x","e1"\n'] })],
    ['in all three of one notice', notice('1', 'Que-1', { replies: ['Que-1'], files: ['"Que-1","e1"'] })],
  ])('%s is shown once', (_where, shown) => {
    expect(judge([told('e1', 'Que-1')], [shown])).toEqual(NOTHING);
  });

  it('that is nowhere is lost', () => {
    expect(judge([told('e1', 'Que-1')], [notice('1', 'omar created queue Que-2')])).toEqual({
      ...NOTHING,
      lost: [{ what: 'Que-1 is nowhere in the channel', eventID: 'e1', where: [] }],
    });
  });

  it('in two notices is said twice', () => {
    const notices = [notice('1', 'Que-1', { noticeId: 'n1' }), notice('2', '12 queues', { files: ['"e1"'] })];
    expect(judge([told('e1', 'Que-1')], notices)).toEqual({
      ...NOTHING,
      duplicated: [{ what: 'Que-1 is in more than one notice', eventID: 'e1', where: ['1 (notice n1)', '2'] }],
    });
  });

  it('is not in the file that holds an earlier try of it', () => {
    const notices = [notice('1', '67 changes', { files: ['"tried to create Que-1","e0"'] }), notice('2', 'Que-1')];
    expect(judge([told('e1', 'Que-1')], notices)).toEqual(NOTHING);
  });

  it.each([
    ['told, and missing', 'told', 0, 1, 0],
    ['mended, and missing', 'quiet', 0, 0, 0],
    ['mended, and there once', 'quiet', 1, 0, 0],
    ['mended, and there twice', 'quiet', 2, 0, 1],
    ['counted, and named all the same', 'counted', 2, 1, 1],
    ['only kept, and missing', 'kept', 0, 0, 0],
    ['only kept, and there all the same', 'kept', 1, 0, 1],
  ] as const)('%s', (_what, owed, times, lost, duplicated) => {
    const notices = Array.from({ length: times }, (_, index) => notice(String(index), 'Que-1'));
    const verdict = judge([{ eventID: 'e1', tokens: ['Que-1'], owed }], notices);
    expect([verdict.lost.length, verdict.duplicated.length]).toEqual([lost, duplicated]);
  });
});

describe('a notice', () => {
  it('posted again with the same id is said twice', () => {
    const notices = [notice('1', 'x', { noticeId: 'n1' }), notice('2', 'y', { noticeId: 'n1' }), notice('3', 'z')];
    expect(judge([], notices)).toEqual({
      ...NOTHING,
      duplicated: [{ what: 'a notice was posted more than once', where: ['1 (notice n1)', '2 (notice n1)'] }],
    });
  });

  it('with a second list in its thread says things twice', () => {
    const twice = notice('1', '2 queues', { replies: ['Que-1, Que-2', 'Que-1, Que-2'] });
    expect(judge([told('e1', 'Que-1'), told('e2', 'Que-2')], [twice])).toEqual({
      ...NOTHING,
      duplicated: [{ what: 'Que-1 is listed twice in one thread', eventID: 'e1', where: ['1'] }],
    });
  });

  it('with a list in two parts does not', () => {
    const parts = notice('1', '2 queues', { replies: ['Que-1', 'Que-2'] });
    expect(judge([told('e1', 'Que-1'), told('e2', 'Que-2')], [parts])).toEqual(NOTHING);
  });

  it.each([
    ['a second file', ['"e1"', '"e1"']],
    ['a file that holds a change twice', ['"e1"\n"e1"']],
  ])('with %s says things twice', (_what, files) => {
    expect(judge([told('e1', 'Que-1')], [notice('1', 'Que-1', { files })])).toEqual({
      ...NOTHING,
      duplicated: [{ what: 'Que-1 is twice in the files of one thread', eventID: 'e1', where: ['1'] }],
    });
  });
});

describe('a roll-up', () => {
  const routine = ['e1', 'e2', 'e3'].map((eventID) => ({ eventID, tokens: [], owed: 'counted' }) as const);
  const rollups = (...counts: readonly string[]) =>
    counts.map((count, index) => notice(String(index), `${count} on 26 Nov\n*${count}* · 26 Nov · by 3 people`));
  const verdictOf = (...counts: readonly string[]) => judge(routine, rollups(...counts));

  it('counts what was accepted for it, over all days', () => {
    expect([verdictOf('3 routine changes'), verdictOf('2 routine changes', '1 routine change')]).toEqual([
      NOTHING,
      NOTHING,
    ]);
  });

  it('that counts less has lost something, and said something twice where it counts more', () => {
    const off = (count: number) => ({ what: `3 routine changes are counted as ${count}`, where: ['0'] });
    expect(verdictOf('2 routine changes')).toEqual({ ...NOTHING, lost: [off(2)] });
    expect(verdictOf('1,204 routine changes')).toEqual({ ...NOTHING, duplicated: [off(1204)] });
  });

  it('that is not there has lost all of it', () => {
    expect(verdictOf().lost).toEqual([{ what: '3 routine changes are counted as 0', where: [] }]);
  });
});

describe('a refusal', () => {
  const stands: Change = { ...told('e1', 'Que-1'), refused: true };
  const mended: Change = { eventID: 'e2', tokens: ['Que-2'], owed: 'quiet' };
  const untrue = (text: string) => judge([stands, mended, told('e3', 'Que-3')], [notice('1', `Que-3: ${text}`)]).untrue;

  it('that stands may be said', () => {
    expect([untrue('tried to create Que-1 and was refused.'), untrue('created 3 queues, 1 refused: Que-1')]).toEqual([
      [],
      [],
    ]);
  });

  it('that was made good may not', () => {
    const finding = (said: number, stand: number) => [
      { what: `a notice speaks of ${said} refused, and ${stand} stand`, where: ['1'] },
    ];
    expect(untrue('and was refused. Nothing changed.')).toEqual(finding(1, 0));
    expect(untrue('created 3 queues, *2 refused*: Que-1')).toEqual(finding(2, 1));
  });

  it('that is told as a retry is not called one', () => {
    expect(untrue('3 calls succeeded only on a retry.')).toEqual([]);
  });
});
