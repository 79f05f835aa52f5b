import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type AwsSandbox, createAwsSandbox } from '../../sandbox/aws/aws-sandbox.ts';
import { toTable } from '../../src/cli/lookup-table.ts';
import { createClock } from '../../src/clock.ts';
import { activity, dana } from '../lookup-fixtures.ts';
import { answer } from '../notice/answer.ts';
import { recordFixture } from '../support/record-fixtures.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/connect-trail.mjs');
const HOUR = 3_600_000;

function explained(parts: Parameters<typeof activity>[1] = {}) {
  return { activity: activity('10:00', parts), known: { names: {}, earlier: {} } };
}

describe('toTable', () => {
  it('has a head, a line for each change, and what the answer is complete for', () => {
    const lines = toTable(answer({ page: [explained(), explained({ severity: 'sensitive' })], found: 2 })).split('\n');
    expect(lines.slice(0, 2)).toEqual([
      expect.stringMatching(/^2 changes to queue Billing/),
      expect.stringMatching(/^Read as: queue Billing in Acme EU/),
    ]);
    expect(lines[3]).toMatch(/^When {2,}Who {2,}Instance {2,}What$/);
    expect(lines[4]).toMatch(/^Sun 22 Nov 11:00 {2}dana@example\.com {2}.*disabled queue Billing/);
    expect(lines[5]).toContain('Sensitive: disabled');
    expect(new Set([3, 4, 5].map((at) => lines[at]?.search(/What|disabled|Sensitive/))).size).toBe(1);
    expect(lines.at(-2)).toMatch(/^Complete from/);
  });

  it('obeys nothing that a name holds', () => {
    const name = 'Bill\u001b[31ming\u202egnilliB\u0007\nSecond line';
    const hostile = explained({
      actor: { ...dana, name: `x\u001b]0;title\u0007${'y'.repeat(500)}` },
      resource: { type: 'Queue', id: 'q', name },
    });
    const table = toTable(answer({ page: [hostile], found: 1, names: [`queue ${name}`], text: name }));
    expect(table.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(table.split('\n')).toHaveLength(8);
  });

  it('says what was searched where nothing was found', () => {
    expect(toTable(answer())).toMatch(/^No change recorded for queue Billing[\s\S]*Searched: 4,120 records/);
  });
});

describe('connect-trail lookup --past', () => {
  async function place() {
    const aws = await createAwsSandbox({ clock: createClock() });
    onTestFinished(() => aws.close());
    const eventTime = `${new Date(Date.now() - 30 * HOUR).toISOString().slice(0, 19)}Z`;
    const record = { ...recordFixture('UpdateQueueMaxContacts.cli'), eventTime, awsRegion: 'eu-central-1' };
    aws.addRecords([record as unknown as Parameters<AwsSandbox['addRecords']>[0][number]]);
    const folder = await mkdtemp(join(tmpdir(), 'connect-trail-cli-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const env = {
      DATABASE_URL: `sqlite:${join(folder, 'trail.db')}`,
      AWS_ENDPOINT_URL: aws.endpoint,
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'of-tests',
    };
    const run = (words: readonly string[], more: object = { AWS_REGION: 'eu-central-1' }) =>
      new Promise<Readonly<{ code: number; out: string; err: string }>>((resolve) => {
        execFile(
          process.execPath,
          [PROGRAM, 'lookup', ...words],
          { cwd: folder, env: { ...env, ...more } },
          (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
        );
      });
    return { run, aws };
  }

  it('asks CloudTrail for what is not stored, once', async () => {
    const { run, aws } = await place();
    expect((await run(['event', 'UpdateQueueMaxContacts', 'last', '3d'])).out).toMatch(/^No change/);
    expect(aws.log).toEqual([]);
    const past = ['--past', '--json', 'event', 'UpdateQueueMaxContacts', 'last', '3d'];
    const first = await run(past);
    expect(JSON.parse(first.out)).toMatchObject({ found: 1, complete: { partial: false } });
    const calls = aws.log.length;
    expect(calls).toBeGreaterThan(0);
    expect(JSON.parse((await run(past)).out)).toMatchObject({ found: 1, complete: { partial: false } });
    expect(aws.log).toHaveLength(calls);
  }, 30_000);

  it('says which settings it needs, and what AWS refuses', async () => {
    const { run, aws } = await place();
    expect(await run(['--past', 'changes'], {})).toMatchObject({
      code: 2,
      err: expect.stringContaining('--past needs REGIONS or AWS_REGION'),
    });
    aws.faults.order({ kind: 'access-denied', times: 100 });
    const { code, out } = await run(['--past', 'changes', 'last', '3d']);
    expect(code).toBe(0);
    expect(out).toContain('AWS refuses event history in eu-central-1: allow cloudtrail:LookupEvents');
  }, 30_000);
});
