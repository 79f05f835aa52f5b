import { describe, expect, it } from 'vitest';
import { type Change, judge, type ShownNotice } from '../../../sandbox/chaos/judge.ts';

const told = (eventID: string, ...tokens: string[]): Change => ({ eventID, tokens, owed: 'told' });

function notice(ts: string, root: string, more: Partial<ShownNotice> = {}): ShownNotice {
  return { ts, root, replies: [], files: [], ...more };
}

const NOTHING = { lost: [], duplicated: [] };
const strict = { countsSpeak: false };

describe('a change', () => {
  it.each([
    ['in the message', notice('1', 'omar created queue Que-1')],
    ['in the list of the thread', notice('1', 'omar created 40 queues', { replies: ['• Que-0\n• Que-1'] })],
    ['in the file, by its event id', notice('1', 'omar created 40 queues', { files: ['"x","e0"\n"x","e1"\n'] })],
    ['in all three of one notice', notice('1', 'Que-1', { replies: ['Que-1'], files: ['"Que-1","e1"'] })],
  ])('%s is shown once', (_where, shown) => {
    expect(judge([told('e1', 'Que-1')], [shown], strict)).toEqual(NOTHING);
  });

  it('that is nowhere is lost', () => {
    expect(judge([told('e1', 'Que-1')], [notice('1', 'omar created queue Que-2')], strict)).toEqual({
      lost: [{ what: 'Que-1 is nowhere in the channel', eventID: 'e1', where: [] }],
      duplicated: [],
    });
  });

  it('in two notices is said twice', () => {
    const notices = [notice('1', 'Que-1', { noticeId: 'n1' }), notice('2', '12 queues', { files: ['"e1"'] })];
    expect(judge([told('e1', 'Que-1')], notices, strict)).toEqual({
      lost: [],
      duplicated: [{ what: 'Que-1 is in more than one notice', eventID: 'e1', where: ['1 (notice n1)', '2'] }],
    });
  });

  it.each([
    ['told, and missing', 'told', 0, 1, 0],
    ['mended or folded, and missing', 'quiet', 0, 0, 0],
    ['mended or folded, and there once', 'quiet', 1, 0, 0],
    ['mended or folded, and there twice', 'quiet', 2, 0, 1],
    ['only kept, and missing', 'kept', 0, 0, 0],
    ['only kept, and there all the same', 'kept', 1, 0, 1],
  ] as const)('%s', (_what, owed, times, lost, duplicated) => {
    const notices = Array.from({ length: times }, (_, index) => notice(String(index), 'Que-1'));
    const verdict = judge([{ eventID: 'e1', tokens: ['Que-1'], owed }], notices, strict);
    expect([verdict.lost.length, verdict.duplicated.length]).toEqual([lost, duplicated]);
  });
});

describe('a notice', () => {
  it('posted again with the same id is said twice', () => {
    const notices = [notice('1', 'x', { noticeId: 'n1' }), notice('2', 'y', { noticeId: 'n1' }), notice('3', 'z')];
    expect(judge([], notices, strict)).toEqual({
      lost: [],
      duplicated: [{ what: 'a notice was posted more than once', where: ['1 (notice n1)', '2 (notice n1)'] }],
    });
  });

  it('with a second list in its thread says things twice', () => {
    const twice = notice('1', '2 queues', { replies: ['Que-1, Que-2', 'Que-1, Que-2'] });
    expect(judge([told('e1', 'Que-1'), told('e2', 'Que-2')], [twice], strict)).toEqual({
      lost: [],
      duplicated: [{ what: 'Que-1 is listed twice in one thread', eventID: 'e1', where: ['1'] }],
    });
  });

  it('with a list in two parts does not', () => {
    const parts = notice('1', '2 queues', { replies: ['Que-1', 'Que-2'] });
    expect(judge([told('e1', 'Que-1'), told('e2', 'Que-2')], [parts], strict)).toEqual(NOTHING);
  });

  it.each([
    ['a second file', ['"e1"', '"e1"']],
    ['a file that holds a change twice', ['"e1"\n"e1"']],
  ])('with %s says things twice', (_what, files) => {
    expect(judge([told('e1', 'Que-1')], [notice('1', 'Que-1', { files })], strict)).toEqual({
      lost: [],
      duplicated: [{ what: 'Que-1 is twice in the files of one thread', eventID: 'e1', where: ['1'] }],
    });
  });
});

describe('a message that counts more than it names', () => {
  const burst = ['e1', 'e2', 'e3', 'e4'].map((id) => ({ ...told(id, `Que-${id}`), burst: 'b' }));
  const counting = (count: number, more: Partial<ShownNotice> = {}) =>
    notice('1', `omar created ${count} queues\n• Que-e1, Que-e2 and more`, more);
  const lostOf = (notices: readonly ShownNotice[], countsSpeak: boolean) =>
    judge(burst, notices, { countsSpeak }).lost.map(({ eventID }) => eventID);

  it('speaks for them where counts speak', () => {
    expect([lostOf([counting(4)], true), lostOf([counting(4)], false)]).toEqual([[], ['e3', 'e4']]);
  });

  it('does not speak for more than it counts', () => {
    expect(lostOf([counting(3)], true)).toEqual(['e4']);
  });

  it('does not speak where there is a file', () => {
    expect(lostOf([counting(4, { files: ['"e3"'] })], true)).toEqual(['e4']);
  });

  it('does not speak for another burst', () => {
    const other = notice('2', 'dana created 40 queues\n• Other-1');
    expect(lostOf([counting(2), other], true)).toEqual(['e3', 'e4']);
  });
});
