import { describe, expect, it } from 'vitest';
import { createCommands } from '../../src/cli/commands.ts';
import { runProgram } from '../../src/cli/program.ts';
import { BotError } from '../../src/errors.ts';
import { createStore, type Store } from '../../src/store/store.ts';
import { aFolder } from '../store/open-store.ts';
import { recordFixture } from '../support/record-fixtures.ts';

const QUEUE = { ...recordFixture('CreateQueue.admin-website'), eventTime: secondsAgo(90) };
const HOSTILE = `{"eventTime":"x\u001b[31m \u202e`;
const AT = new Date('2026-11-22T09:00:00Z');

function secondsAgo(seconds: number): string {
  return `${new Date(Date.now() - seconds * 1000).toISOString().slice(0, 19)}Z`;
}

/** A store in which something was put aside, and the program over it. */
async function createPlace(fill: (store: Store) => Promise<void>, more: Record<string, string> = {}) {
  const path = `${aFolder()}/trail.db`;
  const inStore = async <T>(use: (store: Store) => Promise<T>): Promise<T> => {
    const store = await createStore({ path });
    return use(store).finally(() => store.close());
  };
  await inStore(fill);
  const run = async (...words: readonly string[]) => {
    const out: string[] = [];
    const err: string[] = [];
    const console = {
      out: async (text: string) => void out.push(text),
      err: (text: string) => void err.push(text),
      terminal: false,
    };
    const env = { DATABASE_URL: `sqlite:${path}`, TIME_ZONE: 'Europe/Berlin', ...more };
    const code = await runProgram(['quarantine', ...words], createCommands(env, console), console).catch(
      (error: unknown) => {
        if (!(error instanceof BotError) || error.code !== 'usage') throw error;
        err.push(error.message);
        return 2;
      },
    );
    return { code, out: out.join(''), err: err.join('') };
  };
  return { run, inStore };
}

/** At 09:00 a broken line; a minute later a record that a fault of ours put aside; at 09:02 a refused message. */
async function fillAll(store: Store): Promise<void> {
  const minute = (number: number) => new Date(AT.getTime() + number * 60_000);
  const record = { body: JSON.stringify(QUEUE), reason: 'a fault of ours', carrier: 'ingest', at: minute(1) } as const;
  await store.write(async (tx) => {
    await tx.saveQuarantine({ body: HOSTILE, reason: 'line 3 is \u001b[1mno JSON', carrier: 'import', at: AT });
    await tx.saveQuarantine(record);
  });
  await store.saveRefusedMessage({
    noticeId: 'n1',
    channel: 'C0123456789',
    message: { text: 'Dana \u202e', blocks: [] },
    reason: 'invalid_blocks',
    at: minute(2),
  });
}

async function idsOf({ inStore }: Awaited<ReturnType<typeof createPlace>>): Promise<readonly string[]> {
  return (await inStore((store) => store.listQuarantined())).map(({ id }) => id);
}

describe('connect-trail quarantine list', () => {
  it('shows what is there, newest first, in nothing that a terminal would obey', async () => {
    const place = await createPlace(fillAll);
    const ids = (await idsOf(place)).map((id) => id.slice(0, 8));
    expect(await place.run('list')).toEqual({
      code: 0,
      err: '',
      out: [
        'Id        When              Kind     From or for  Reason',
        `${ids[0]}  Sun 22 Nov 10:02  message  C0123456789  invalid_blocks`,
        `${ids[1]}  Sun 22 Nov 10:01  record   ingest       a fault of ours`,
        `${ids[2]}  Sun 22 Nov 10:00  record   import       line 3 is [1mno JSON`,
        '',
      ].join('\n'),
    });
  });

  it('gives one object a line with --json', async () => {
    const place = await createPlace(fillAll);
    const ids = await idsOf(place);
    const { out } = await place.run('list', '--json');
    expect(out).not.toMatch(/[^\n\x20-\x7e]/);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        id: ids[0],
        at: '2026-11-22T09:02:00.000Z',
        kind: 'message',
        carrier: 'delivery',
        channel: 'C0123456789',
        noticeId: 'n1',
        reason: 'invalid_blocks',
      },
      { id: ids[1], at: '2026-11-22T09:01:00.000Z', kind: 'record', carrier: 'ingest', reason: 'a fault of ours' },
      {
        id: ids[2],
        at: '2026-11-22T09:00:00.000Z',
        kind: 'record',
        carrier: 'import',
        reason: 'line 3 is \u001b[1mno JSON',
      },
    ]);
  });

  it('says that there is nothing', async () => {
    const { run } = await createPlace(async () => undefined);
    expect(await run('list')).toEqual({ code: 0, out: 'Nothing is in quarantine.\n', err: '' });
    expect(await run('list', '--json')).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('connect-trail quarantine show', () => {
  it('prints a record whole, as JSON where it is', async () => {
    const place = await createPlace(fillAll);
    const [message = '', record = '', broken = ''] = await idsOf(place);
    expect((await place.run('show', record.slice(0, 8))).out).toBe(
      `${record}\nrecord by ingest of Sun 22 Nov 10:01, a fault of ours\n\n${JSON.stringify(QUEUE, null, 2)}\n`,
    );
    expect((await place.run('show', broken.toUpperCase())).out).toBe(
      `${broken}\nrecord by import of Sun 22 Nov 10:00, line 3 is [1mno JSON\n\n{"eventTime":"x\\u001b[31m \\u202e\n`,
    );
    expect((await place.run('show', message)).out).toBe(
      `${message}\nmessage for C0123456789 of Sun 22 Nov 10:02, invalid_blocks · notice n1\n\n{\n  "text": "Dana \\u202e",\n  "blocks": []\n}\n`,
    );
  });

  it('gives all of it as one object with --json', async () => {
    const place = await createPlace(fillAll);
    const [message = '', , broken = ''] = await idsOf(place);
    expect(JSON.parse((await place.run('show', '--json', message)).out)).toMatchObject({
      id: message,
      body: { text: 'Dana \u202e', blocks: [] },
    });
    expect(JSON.parse((await place.run('show', '--json', broken)).out)).toMatchObject({ id: broken, body: HOSTILE });
  });
});

describe('connect-trail quarantine retry', () => {
  it('reads what can be read now and tells it where the bot would; the rest stays', async () => {
    const place = await createPlace(fillAll, { NOTICE_CHANNEL: 'C0123456789' });
    const [message, record, broken] = (await idsOf(place)).map((id) => id.slice(0, 8));
    expect(await place.run('retry', '--all')).toEqual({
      code: 1,
      err: '',
      out: [
        `${broken} stays, it still cannot be read: line 3 is [1mno JSON`,
        `${record} read and kept, its notice is due`,
        `${message} stays, its notice is not stored any more: connect-trail quarantine drop ends it`,
        '',
      ].join('\n'),
    });
    expect((await idsOf(place)).map((id) => id.slice(0, 8))).toEqual([message, broken]);
    const due = await place.inStore((store) => store.dueNotices('C0123456789', 9));
    expect(due.map(({ channel }) => channel)).toEqual(['C0123456789']);
  });

  it('tells nothing without a bot, nor what the operator keeps', async () => {
    const alone = await createPlace(fillAll);
    const [, record = ''] = await idsOf(alone);
    expect(await alone.run('retry', record)).toMatchObject({ code: 0, out: `${record.slice(0, 8)} read and kept\n` });
    const kept = await createPlace(fillAll, { NOTICE_CHANNEL: 'C0123456789', EXCLUDE: 'event:CreateQueue' });
    expect((await kept.run('retry', record)).out).toBe(`${record.slice(0, 8)} read and kept\n`);
  });

  it('makes the notice of a refused message due again', async () => {
    const place = await createPlace(fillAll, { NOTICE_CHANNEL: 'C0123456789' });
    const [, record = ''] = await idsOf(place);
    await place.run('retry', record);
    const refused = await place.inStore(async (store) => {
      const [notice] = await store.dueNotices('C0123456789', 1);
      const noticeId = notice?.noticeId ?? '';
      await store.closeNotice(noticeId, 'refused');
      const message = { text: 'Dana', blocks: [] };
      await store.saveRefusedMessage({ noticeId, channel: 'C0123456789', message, reason: 'odd', at: new Date() });
      return (await store.listQuarantined(1))[0]?.id ?? '';
    });
    expect(await place.run('retry', refused)).toEqual({
      code: 0,
      err: '',
      out: `${refused.slice(0, 8)} its notice is due again in C0123456789\n`,
    });
    expect(await place.inStore((store) => store.dueNotices('C0123456789', 9))).toHaveLength(1);
  });
});

describe('connect-trail quarantine drop', () => {
  it('says what it dropped', async () => {
    const place = await createPlace(fillAll);
    const [message = '', record = '', broken = ''] = await idsOf(place);
    const short = record.slice(0, 8);
    expect(await place.run('drop', short, record)).toEqual({
      code: 0,
      err: '',
      out: `${short} dropped: record by ingest of Sun 22 Nov 10:01, a fault of ours\n`,
    });
    expect(await idsOf(place)).toEqual([message, broken]);
    expect((await place.run('drop', '--all')).out.split('\n')).toHaveLength(3);
    expect(await idsOf(place)).toEqual([]);
  });
});

describe('a mistake', () => {
  it.each([
    [
      ['show', 'zz\u001b[1m'],
      'Nothing in quarantine has the id `zz[1m`. `connect-trail quarantine list` shows the ids.',
    ],
    [['drop', '0123456789abcdef'], 'Nothing in quarantine has the id `0123456789abcdef`.'],
    [['drop', ''], 'Nothing in quarantine has the id ``.'],
    [['drop', '%'], 'Nothing in quarantine has the id `%`.'],
    [['drop'], 'Type the ids that `connect-trail quarantine list` shows, or --all.'],
    [['retry'], 'Type the ids that `connect-trail quarantine list` shows, or --all.'],
    [['retry', 'ab', '--all'], 'Type either ids or --all, not both.'],
    [['show'], "missing required argument 'id'"],
    [['look'], "unknown command 'look'"],
    [[], 'Usage: connect-trail quarantine'],
  ])('in %j is answered with a sentence, and nothing is done', async (words, sentence) => {
    const place = await createPlace(fillAll);
    expect(await place.run(...words)).toEqual({ code: 2, out: '', err: expect.stringContaining(sentence) });
    expect(await idsOf(place)).toHaveLength(3);
  });

  it('is a beginning that several ids share', async () => {
    const place = await createPlace((store) =>
      store.write(async (tx) => {
        for (let number = 0; number < 80; number += 1)
          await tx.saveQuarantine({ body: `${number}`, reason: 'odd', carrier: 'poll', at: AT });
      }),
    );
    const { code, err } = await place.run('drop', 'a');
    expect(code).toBe(2);
    expect(err).toMatch(/^a is the beginning of several ids: (a[0-9a-f]{7}, )+(a[0-9a-f]{7}|…)\. Type more of it\.$/);
    expect(await idsOf(place)).toHaveLength(80);
  });
});
