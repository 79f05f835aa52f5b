import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CSV_HEAD, safeCell, toCsv, toCsvLine } from '../../src/notice/csv.ts';
import { DANA, explained, refTo, setTo } from './explained.ts';

/** The rows of a file, as RFC 4180 has them. */
function rowsOf(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  const row: string[] = [];
  for (const [, quoted = '', after] of csv.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    row.push(quoted.replaceAll('""', '"'));
    if (after === '\r\n') rows.push(row.splice(0));
  }
  return rows;
}

describe('toCsv', () => {
  it('has a line for each activity, in words', () => {
    const refused = explained({
      eventID: 'event-2',
      from: '192.0.2.44',
      failure: { code: 'AccessDeniedException', message: 'no', problems: [] },
    });
    expect(rowsOf(toCsv([explained({ eventID: 'event-1' }), refused]))).toEqual([
      [
        '2026-11-22T10:05:12Z',
        'Dana Ruiz',
        expect.stringContaining('queue Billing'),
        'queue Billing',
        'succeeded',
        'admin website',
        expect.anything(),
        'Acme EU',
        'event-1',
      ],
      [
        '2026-11-22T10:05:12Z',
        'Dana Ruiz',
        expect.stringMatching(/^tried to .*queue Billing/),
        'queue Billing',
        'refused: not allowed',
        'admin website',
        '192.0.2.44',
        'Acme EU',
        'event-2',
      ],
    ]);
  });

  it('leaves empty what a record does not tell', () => {
    const bare = explained({ at: new Date(Number.NaN), eventID: 'event-3' });
    const { resource: _, instanceId: __, ...activity } = bare.activity;
    const { instanceName: ___, ...known } = bare.known;
    const [row] = rowsOf(toCsv([{ activity, known }]));
    expect([row?.[0], row?.[3], row?.[7]]).toEqual(['', '', '']);
  });

  it('begins with a byte order mark and its columns', () => {
    expect(CSV_HEAD).toBe(
      '\uFEFF"when (UTC)","who","did what","thing","outcome","how","from","instance","event id"\r\n',
    );
  });

  it('keeps nine cells, none of them a formula, whatever names hold', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '=1+1',
        '+1',
        '-1',
        '@SUM(A1)',
        '\t=1',
        ' =1',
        '＝1',
        'a;=1',
        '"=1',
        '\r\n=1',
        '|calc',
        '\u202e=1',
        '\0=1',
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, (who, thing, value) => {
        const each = explained({
          actor: { ...DANA, name: who },
          resource: refTo('Queue', undefined, thing),
          from: value,
          eventID: value,
          eventName: value,
          verb: '',
          changes: [setTo('Description', value)],
        });
        const rows = rowsOf(toCsv([each, each]));
        expect(rows.map((row) => row.length)).toEqual([9, 9]);
        for (const cell of rows.flat()) expect(cell).not.toMatch(/^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠|]/u);
      }),
    );
  });
});

describe('safeCell', () => {
  test.each([
    ['=HYPERLINK("https://evil.example")', '\'=HYPERLINK("https://evil.example")'],
    ['+18005550100', "'+18005550100"],
    ['-1', "'-1"],
    ['@dana', "'@dana"],
    ['\t=1', "'\t=1"],
    ['  =1', "'  =1"],
    ['＝1', "'＝1"],
    ['\u0001=1', "'\u0001=1"],
    ['\u200b=1', "'\u200b=1"],
    ['a;=1', "a;'=1"],
    ['a\r\n=1', 'a =1'],
    ['Billing - EU', 'Billing - EU'],
    ['dana@example.com', 'dana@example.com'],
    ['', ''],
  ])('%j is written %j', (text, cell) => {
    expect(safeCell(text)).toBe(cell);
  });

  it('stays one cell of one line', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 9 }), (cells) => {
        const line = toCsvLine(cells);
        expect(rowsOf(line)).toEqual([cells.map(safeCell)]);
        expect(line.match(/[\r\n]/g)).toHaveLength(2);
      }),
    );
  });
});
