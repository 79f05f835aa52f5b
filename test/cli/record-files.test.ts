import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRecordFiles, totalBytes } from '../../src/cli/record-files.ts';
import { isObject } from '../../src/cloudtrail/fields.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'connect-trail-'));
});
afterEach(() => rm(folder, { recursive: true }));

const record = (eventID: string) => ({
  eventTime: '2026-11-22T10:05:12Z',
  eventID,
  eventName: 'CreateQueue',
  requestParameters: { Name: `Billing "{[\\${eventID}]}" ü🙂`, Records: [{ a: 1 }] },
});
const [one, two, three] = [record('e-1'), record('e-2'), record('e-3')];
const envelope = { 'detail-type': 'AWS API Call via CloudTrail', detail: one };
const native = { 'detail-type': 'Amazon Connect Contact Event', detail: {} };
const lookedUp = { EventId: 'e-2', EventTime: 1795341912, CloudTrailEvent: JSON.stringify(two) };
const json = JSON.stringify;

/** Of records the event id, of the rest what it is. */
async function read(paths: readonly string[], stdin?: Readable): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const { carried } of readRecordFiles(paths, stdin && { stdin })) {
    if (carried.kind === 'record') found.push(isObject(carried.detail) ? carried.detail.eventID : carried.detail);
    else found.push(carried.kind === 'native' ? 'native' : carried.reason);
  }
  return found;
}

async function saved(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

const layouts: [string, string, readonly unknown[]][] = [
  ['one record', json(one), ['e-1']],
  ['one record, pretty-printed', json(one, null, 2), ['e-1']],
  ['an envelope', json(envelope), ['e-1']],
  ['a native event', json(native), ['native']],
  ['a log file', json({ Records: [one, two] }), ['e-1', 'e-2']],
  ['a log file, pretty-printed', json({ Records: [one, two] }, null, 2), ['e-1', 'e-2']],
  ['an empty log file', '{"Records":[]}', []],
  ['a list', json([one, envelope, native]), ['e-1', 'e-1', 'native']],
  ['a list, pretty-printed', json([one, two], null, '\t'), ['e-1', 'e-2']],
  ['lists in a list', json([[one], [two, [three]]]), ['e-1', 'e-2', 'e-3']],
  ['log files in a list', json([{ Records: [one] }, { Records: [two] }]), ['e-1', 'e-2']],
  ['a LookupEvents answer', json({ Events: [lookedUp], NextToken: 't' }), ['e-2']],
  ['a LookupEvents answer, its list last', json({ NextToken: 't', Events: [lookedUp] }, null, 4), ['e-2']],
  ['JSON lines', `${json(one)}\n${json(two)}\n`, ['e-1', 'e-2']],
  ['JSON lines of Windows with empty lines', `\r\n${json(one)}\r\n\r\n${json(two)}\r\n`, ['e-1', 'e-2']],
  ['log files one a line', `${json({ Records: [one] })}\n${json({ Records: [two, three] })}`, ['e-1', 'e-2', 'e-3']],
  ['values in a row', json(one) + json(two) + json([three]), ['e-1', 'e-2', 'e-3']],
  ['pretty-printed values in a row', `${json(one, null, 2)}\n${json(two, null, 2)}`, ['e-1', 'e-2']],
  ['a byte-order mark', `\ufeff${json(one)}`, ['e-1']],
  [
    'lines of which one is broken',
    `${json(one)}\n{"eventID":\n${json(three)}\n`,
    ['e-1', 'line 2 ends in the middle', 'e-3'],
  ],
  ['lines of which one is no JSON', `${json(one)}\nSlow down\n${json(three)}`, ['e-1', 'line 2 is not JSON', 'e-3']],
  ['a line that is cut off', `${json(one)}\n${json(two).slice(0, -9)}`, ['e-1', 'line 2 ends in the middle']],
  [
    'a log file that is cut off',
    json({ Records: [one, two, three] }).slice(0, -30),
    ['e-1', 'e-2', 'ends in the middle'],
  ],
  ['a log file broken in the middle', `{"Records":[${json(one)},${json(two)},{]}`, ['e-1', 'e-2', 'is not JSON']],
  ['a list without an end', `[${json(one)}`, ['e-1', 'ends in the middle']],
  ['something else', 'This is a letter.\n', ['is not JSON']],
  ['a number', '42', ['not an object']],
  ['an object of something else', '{"a":1}', ['neither an envelope nor a record']],
  ['nothing', '', ['is empty']],
  ['blank lines', ' \n\n', ['is empty']],
];

describe('readRecordFiles', () => {
  it.each(layouts)('reads %s, plain, packed and in small pieces', async (_, text, expected) => {
    const plain = await saved('plain.json', text);
    const packed = await saved('packed.json.gz', gzipSync(text));
    expect(await read([plain])).toEqual(expected);
    expect(await read([packed])).toEqual(expected);
    const pieces = Readable.from([...Buffer.from(text)].map((byte) => Buffer.of(byte)));
    expect(await read(['-'], pieces)).toEqual(expected);
  });

  it.each(layouts.filter(([name]) => !name.includes('byte-order')))('reads %s in UTF-16', async (_, text, expected) => {
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    expect(await read([await saved('little.json', little)])).toEqual(expected);
    expect(await read([await saved('big.json', little.swap16())])).toEqual(expected);
  });

  it('reads standard input packed', async () => {
    expect(await read(['-'], Readable.from([gzipSync(json([one, two]))]))).toEqual(['e-1', 'e-2']);
  });

  it('reads files in the order given and folders by path, and says which file', async () => {
    await mkdir(join(folder, 'trail/2026/11/22'), { recursive: true });
    await mkdir(join(folder, 'trail/2026/11/21'), { recursive: true });
    const later = await saved('trail/2026/11/22/a.json.gz', gzipSync(json({ Records: [two] })));
    const earlier = await saved('trail/2026/11/21/b.json', json({ Records: [one] }));
    const single = await saved('single', json(three));
    await saved('trail/notes.txt', 'not read');
    await symlink(join(folder, 'trail'), join(folder, 'trail/2026/loop'));
    const found: unknown[] = [];
    for await (const { carried, file } of readRecordFiles([single, join(folder, 'trail')])) {
      found.push([file, carried.kind === 'record' && isObject(carried.detail) && carried.detail.eventID]);
    }
    expect(found).toEqual([
      [single, 'e-3'],
      [earlier, 'e-1'],
      [later, 'e-2'],
    ]);
  });

  it('counts the bytes of all files as they are stored', async () => {
    const files = [await saved('a.json', json(one)), await saved('b.json.gz', gzipSync(json(two)))];
    const counts: number[] = [];
    for await (const { bytesRead } of readRecordFiles(files)) counts.push(bytesRead);
    expect(counts.at(-1)).toBe(await totalBytes(files));
    expect(counts[0]).toBe(Buffer.byteLength(json(one)));
  });

  it('does not let a broken file stop its neighbours', async () => {
    const cut = await saved('cut.json.gz', gzipSync(json({ Records: [one, two] }), { level: 0 }));
    await truncate(cut, json(one).length + 40);
    const spoilt = await saved(
      'spoilt.json.gz',
      Buffer.concat([gzipSync('x').subarray(0, 10), Buffer.alloc(50, 0xff)]),
    );
    const binary = await saved('binary.json', Buffer.from([0, 1, 2, 0xff, 0xfe]));
    const good = await saved('good.json', json(three));
    const [first, middle, ...rest] = await read([cut, spoilt, binary, good]);
    expect([first, middle]).toEqual(['e-1', 'ends in the middle']);
    expect(rest).toEqual([expect.stringMatching(/^cannot be read: /), 'is not JSON', 'e-3']);
  });

  it('keeps the text of a broken line, and of a broken file its name', async () => {
    const file = await saved('lines.jsonl', `${json(one)}\n{"a":`);
    const broken = await saved('broken.json', '[');
    const bodies: unknown[] = [];
    for await (const { carried } of readRecordFiles([file, broken])) {
      if (carried.kind === 'unreadable') bodies.push(carried.body);
    }
    expect(bodies).toEqual(['{"a":', broken]);
  });

  it('refuses what is nested without end', async () => {
    const deep = `{"eventTime":1795341912,"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    expect(await read([await saved('deep.json', `${deep}\n${json(two)}`)])).toEqual(['nested too deep', 'e-2']);
  });

  it('takes prototype names as plain keys', async () => {
    const file = await saved('proto.json', '[{"eventID":"e-1","__proto__":{"polluted":true},"constructor":1}]');
    const details: unknown[] = [];
    for await (const { carried } of readRecordFiles([file]))
      if (carried.kind === 'record') details.push(carried.detail);
    expect(json(details)).toBe('[{"eventID":"e-1","__proto__":{"polluted":true},"constructor":1}]');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('reads a first line longer than a mebibyte in each layout', async () => {
    const long = { ...one, requestParameters: { Content: 'x}\\n'.repeat(600_000) } };
    expect(await read([await saved('one.json', json(long))])).toEqual(['e-1']);
    expect(await read([await saved('lines.json', `${json(long)}\n${json(two)}\n`)])).toEqual(['e-1', 'e-2']);
    expect(await read([await saved('late.json', json({ x: long, Events: [lookedUp] }))])).toEqual(['e-2']);
  });

  it('stops reading when its reader does', async () => {
    const file = await saved('many.json', json(Array.from({ length: 20_000 }, () => one)));
    for await (const { bytesRead } of readRecordFiles([file])) {
      expect(bytesRead).toBeLessThan((await totalBytes([file])) ?? 0);
      break;
    }
  });

  it('says which path leads nowhere before it reads anything', async () => {
    await saved('good.json', json(one));
    const missing = join(folder, 'missing.json');
    await expect(read([join(folder, 'good.json'), missing])).rejects.toMatchObject({
      code: 'usage',
      message: `There is no file ${missing}.`,
    });
    await mkdir(join(folder, 'empty'));
    await expect(read([join(folder, 'empty')])).rejects.toMatchObject({ code: 'usage' });
  });

  it('answers for any text', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.array(fc.json()).map((parts) => parts.join('\n')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        await read(['-'], Readable.from([Buffer.from(given)]));
      }),
    );
  });
});

describe('totalBytes', () => {
  it('is the size of all files, unknown with standard input', async () => {
    await saved('a.json', '12345');
    await saved('b.jsonl', '123');
    expect(await totalBytes([folder])).toBe(8);
    expect(await totalBytes([folder, '-'])).toBeUndefined();
  });
});
