import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { recordFixture, recordFixtures } from '../support/record-fixtures.ts';

const ROOT = join(import.meta.dirname, '../..');
const PROGRAM = join(ROOT, 'bin/connect-trail.mjs');

type Ran = Readonly<{ code: number; out: string; err: string }>;

/** A folder with nothing in it, in which the program runs: no `.env`, a store of its own. */
async function createPlace() {
  const folder = await mkdtemp(join(tmpdir(), 'connect-trail-cli-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const env = { DATABASE_URL: `sqlite:${join(folder, 'trail.db')}` };
  const run = (words: readonly string[], { input = '', node = [] as readonly string[], more = {} } = {}) =>
    new Promise<Ran>((resolve) => {
      const child = execFile(
        process.execPath,
        [...node, PROGRAM, ...words],
        { cwd: folder, env: { ...env, ...more } },
        (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      );
      child.stdin?.end(input);
    });
  return { folder, run };
}

const lines = (records: readonly unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

describe('connect-trail', () => {
  it('lists its commands, each with examples', async () => {
    const { run } = await createPlace();
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const command of ['start', 'preview', 'lookup', 'import', 'backup', 'restore', 'copy', 'quarantine', 'rule']) {
      expect(out).toContain(`  ${command} `);
      expect((await run([command, '--help'])).out).toContain('Examples:\n  $ ');
    }
  }, 60_000);

  it.each<[string[], string, object?]>([
    [['nonsense'], 'unknown command'],
    [['preview'], "missing required argument 'file'"],
    [['preview', '/no/such/file'], 'no file /no/such/file'],
    [['import', '/no/such/file'], 'no file /no/such/file'],
    [['backup', 'copy.db'], 'There is no file '],
    [['restore', '/no/such/file'], 'There is no file /no/such/file.'],
    [['copy', '--from', 'sqlite:trail.db'], "required option '--to <url>' not specified"],
    [['copy', '--from', 'trail.db', '--to', 'sqlite:x.db'], '--from is sqlite:<file>, as in'],
    [['start'], 'SLACK_BOT_TOKEN is not set.'],
    [['lookup', 'changes', '--zone', 'Mars'], '--zone is a name such as Europe/Berlin, not Mars.'],
    [['quarantine', 'drop'], 'Type the ids that `connect-trail quarantine list` shows, or --all.'],
    [['start'], 'fold.yml:2: `tool: terrafrom` is no tool known here.', { POLICY_FILE: 'fold.yml' }],
    [['lookup', 'changes', '--now', 'soon'], '--now is a time such as 2026-11-22T10:00:00Z, not soon.'],
  ])('answers a mistake in %j with a sentence, exit code 2 and no stack', async (words, sentence, more = {}) => {
    const { folder, run } = await createPlace();
    await writeFile(join(folder, 'fold.yml'), 'fold:\n- tool: terrafrom\n');
    const { code, err } = await run(words, { more });
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)]);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('backs up, restores and copies a store, and says how much', async () => {
    const { run } = await createPlace();
    const input = lines(recordFixtures().map(({ record }) => record));
    await run(['import', '-'], { input });
    expect(await run(['backup', 'backup.db'])).toEqual({ code: 0, out: 'backed up to backup.db\n', err: '' });
    const there = await run(['backup', 'backup.db']);
    expect([there.code, there.err]).toEqual([2, 'backup.db is there already: name another file.\n']);
    const counts = /^\w+ [1-9]\d* activities · notices 0 · quarantined \d+ · rows [1-9]\d+\n$/;
    const full = await run(['restore', 'backup.db']);
    expect([full.code, full.err]).toEqual([
      2,
      expect.stringMatching(/ is not empty\. --replace throws away what it holds\.\n$/),
    ]);
    expect((await run(['restore', '--replace', 'backup.db'])).out).toMatch(counts);
    const copied = await run(['copy', '--from', 'sqlite:backup.db', '--to', 'sqlite:copy.db']);
    expect([copied.code, copied.out]).toEqual([0, expect.stringMatching(counts)]);
  }, 60_000);

  it('says in one sentence that the Node is too old', async () => {
    const { run } = await createPlace();
    const older = "Object.defineProperty(process.versions, 'node', { value: '20.19.0' })";
    const { code, err } = await run(['--help'], {
      node: ['--import', `data:text/javascript,${encodeURIComponent(older)}`],
    });
    expect([code, err.trim().split('\n')]).toEqual([
      1,
      [expect.stringContaining('Connect Trail needs Node 22.18 or later')],
    ]);
  });

  it('reads .env of the folder it is started in; the environment wins', async () => {
    const { folder, run } = await createPlace();
    await writeFile(join(folder, '.env'), 'TIME_ZONE=Mars\nPORT=nowhere\n');
    expect((await run(['start'])).err).toContain('TIME_ZONE is a name');
    expect((await run(['start'], { more: { TIME_ZONE: 'UTC' } })).err).not.toContain('TIME_ZONE is a name');
    expect((await run(['start'])).err).toContain('PORT is a number');
  });
});

describe('connect-trail preview', () => {
  it('prints the message of every record of Amazon Connect, whatever its treatment', async () => {
    const { run } = await createPlace();
    const records = recordFixtures().map(({ record }) => record);
    const { code, out, err } = await run(['preview', '--json', '-'], { input: lines([...records, 'nonsense']) });
    const messages = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(messages).toHaveLength(records.length - 1);
    for (const message of messages) expect(Object.keys(message)).toEqual(['eventID', 'text', 'blocks']);
    expect(err).toContain('1 not of Amazon Connect');
    expect(err).toContain('1 unreadable');
  });

  it('says what the channel gets of each record, and by which rule', async () => {
    const { folder, run } = await createPlace();
    await writeFile(join(folder, 'policy.yml'), 'fold:\n- type: Queue\nexclude:\n- tool: website\n  type: User\n');
    const input = lines(
      [
        'CreateQueue.admin-website',
        'CreateUser.admin-website',
        'TagResource.terraform',
        'CreateRule.admin-website',
      ].map((name) => recordFixture(name)),
    );
    const { out } = await run(['preview', '-'], { input, more: { POLICY_FILE: 'policy.yml', TELL: 'tool:terraform' } });
    expect(out.match(/^→ .*$/gm)).toEqual([
      "→ in the day's roll-up (policy.yml:2)",
      '→ no notice (policy.yml:4)',
      '→ told at once (TELL=tool:terraform)',
      '→ told at once',
    ]);
  });

  it('shows other services with --any-source, as text where not told otherwise', async () => {
    const { run } = await createPlace();
    const record = recordFixture('StopLogging.not-ours');
    expect((await run(['preview', '-'], { input: JSON.stringify(record) })).out).toBe('');
    expect((await run(['preview', '--any-source', '-'], { input: JSON.stringify(record) })).out).toContain('▸Details');
  });
});

describe('connect-trail import and lookup', () => {
  it('reads files into the store and answers from it', async () => {
    const { folder, run } = await createPlace();
    const queue = recordFixture('CreateQueue.admin-website');
    const file = join(folder, 'trail.json');
    await writeFile(
      file,
      JSON.stringify({ Records: [queue, recordFixture('StopLogging.not-ours'), { no: 'record' }] }),
    );
    expect((await run(['import', file])).out).toBe('read 3 · new 1 · known 0 · not ours 1 · quarantined 1\n');
    expect((await run(['import', file])).out).toBe('read 3 · new 0 · known 1 · not ours 1 · quarantined 1\n');

    const { out } = await run([
      'lookup',
      'queue',
      'Billing',
      'since',
      '2026-11-01',
      '--json',
      '--zone',
      'Europe/Berlin',
      '--now',
      '2026-11-23T00:00:00Z',
    ]);
    const at = new Date(String(queue.eventTime)).toISOString();
    expect(JSON.parse(out)).toEqual({
      read: {
        actor: null,
        resource: 'Billing',
        type: 'Queue',
        verbs: null,
        from: '2026-10-31T23:00:00.000Z',
        to: null,
        zone: 'Europe/Berlin',
      },
      found: 1,
      activities: [
        {
          eventID: queue.eventID,
          at,
          actor: 'Someone in the admin website (login not known)',
          verb: 'created',
          resource: 'queue Billing',
          outcome: 'succeeded',
        },
      ],
      complete: { from: at, to: '2026-11-23T00:00:00.000Z', partial: true },
    });
    expect((await run(['lookup', 'queue', 'Billing'])).out).toContain('created queue Billing');
    expect(await run(['lookup', 'queue', 'Billing', 'since', 'someday'])).toMatchObject({ code: 2 });
  });
});

describe('connect-trail rule', () => {
  it('prints the patterns, each within what EventBridge takes', async () => {
    const { run } = await createPlace();
    const patterns = JSON.parse((await run(['rule'])).out);
    expect(patterns.map((pattern: object) => Object.keys(pattern))).toEqual([
      ['source', 'detail-type', 'detail'],
      ['source', 'detail-type', 'detail'],
    ]);
    for (const pattern of patterns) expect(JSON.stringify(pattern).length).toBeLessThanOrEqual(2048);
  });
});

describe('package.json', () => {
  it('lets npx find the program in the checkout', async () => {
    const { bin } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    expect(bin).toEqual({ 'connect-trail': 'bin/connect-trail.mjs' });
  });
});
