import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type AwsSandbox, createAwsSandbox } from '../../sandbox/aws/aws-sandbox.ts';
import type { Fault } from '../../sandbox/aws/faults.ts';
import { createClock } from '../../src/clock.ts';
import { CHANNEL, DANA, type Flow, startFlow } from '../support/flow.ts';
import { textOf } from '../support/message-text.ts';
import { recordFixture } from '../support/record-fixtures.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Options = Readonly<{
  factor?: number;
  faults?: readonly Fault[];
  records?: number;
  everyMs?: number;
  lagMs?: number;
}>;

/** The bot beside a local Slack and a local CloudTrail that holds so many changes, one every hour before now. */
async function startPast({ factor = 50, faults = [], records = 20, everyMs = HOUR, lagMs = 120_000 }: Options = {}) {
  const clock = createClock({ factor });
  const aws = await createAwsSandbox({ clock, lagMs });
  onTestFinished(() => aws.close());
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'of-tests');
  onTestFinished(() => void vi.unstubAllEnvs());
  aws.addRecords(Array.from({ length: records }, (_, n) => happened(clock.now(), (n + 1) * everyMs, `past-${n}`)));
  for (const fault of faults) aws.faults.order(fault);
  const flow = await startFlow({ factor, clock, env: { AWS_ENDPOINT_URL: aws.endpoint, AWS_REGION: 'eu-central-1' } });
  return { flow, aws, slack: flow.slack };
}

function happened(now: Date, agoMs: number, eventID: string) {
  const eventTime = `${new Date(now.getTime() - agoMs).toISOString().slice(0, 19)}Z`;
  const record = { ...recordFixture('UpdateQueueMaxContacts.cli'), eventID, eventTime, awsRegion: 'eu-central-1' };
  return record as unknown as Parameters<AwsSandbox['addRecords']>[0][number];
}

const said = ({ slack }: Flow) => slack.ephemerals(DANA, CHANNEL).map(textOf);

async function ask(
  flow: Flow,
  question: string,
  until: (said: readonly string[]) => boolean = (all) => all.some(isAnswer),
) {
  await flow.slack.command(DANA, CHANNEL, `/trail ${question}`);
  await flow.slack.until(() => until(said(flow)), 20_000);
  return said(flow);
}

const isAnswer = (text: string) => text.includes('Read as:');

async function click(flow: Flow, text: string | RegExp, actionId: string) {
  const message = flow.slack.ephemerals(DANA, CHANNEL).findLast((each) => textOf(each).match(text));
  expect(await flow.slack.click(DANA, { channel: CHANNEL, ts: message?.ts ?? '', actionId })).toEqual({ ok: true });
}

describe('a question about the past', () => {
  it('is announced, read from CloudTrail, and answered as complete', async () => {
    const { flow, aws } = await startPast();
    const [announced, answer] = await ask(flow, 'changes last 7d');
    expect(announced).toMatch(/^Reading CloudTrail, about \d+ s …/);
    expect(answer).toMatch(/^20 changes in the last 7 days/);
    expect(answer).toContain('Complete from ');
    expect(new Set(aws.log.map(({ status }) => status))).toEqual(new Set([200]));
    const calls = aws.log.length;
    await flow.slack.command(DANA, CHANNEL, '/trail changes last 3d');
    await flow.slack.until(() => said(flow).filter(isAnswer).length === 2, 20_000);
    expect(said(flow)).toHaveLength(3);
    expect(aws.log).toHaveLength(calls);
  });

  it('is told of what happened today, though late for nobody', async () => {
    const { flow, slack } = await startPast({ records: 3, everyMs: 20 * MINUTE });
    await ask(flow, 'changes last 7d');
    await slack.until(() => slack.messages(CHANNEL).length > 0, 20_000);
    expect(slack.messages(CHANNEL).map(textOf).join()).toContain('set max contacts of queue');
  });

  it('stays true where AWS refuses: one sentence beside what the store has', async () => {
    const { flow } = await startPast({ faults: [{ kind: 'access-denied', times: 100 }] });
    await flow.send(happened(flow.now(), 2 * HOUR, 'stored'));
    const [answer] = await ask(flow, 'changes last 7d');
    expect(answer).toMatch(/^1 change in the last 7 days so far/);
    expect(answer).toContain('Not complete');
    expect(answer).toContain('AWS refuses event history in eu-central-1: allow cloudtrail:LookupEvents');
    expect(answer).not.toContain('Go on reading');
  });

  it('says in a sentence that its credentials have expired, or that there are none', async () => {
    const { flow } = await startPast({ faults: [{ kind: 'expired', times: 100 }] });
    expect((await ask(flow, 'changes last 7d')).at(-1)).toContain("AWS does not accept the bot's credentials");
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, undefined);
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']) vi.stubEnv(name, '/nonexistent');
    const bare = await startFlow({ env: { AWS_REGION: 'eu-central-1' } });
    expect((await ask(bare, 'changes last 7d')).at(-1)).toContain('there are no AWS credentials');
    expect(said(bare).at(-1)).toMatch(/^No change found so far/);
  });

  it('finds with the next question what CloudTrail shows late', async () => {
    const { flow, aws } = await startPast({ records: 2, lagMs: 10 * MINUTE, factor: 200 });
    aws.addRecords([happened(flow.now(), MINUTE, 'late')]);
    const first = (await ask(flow, 'changes last 7d')).find(isAnswer);
    expect(first).toMatch(/^2 changes/);
    expect(first).toContain('records of the last 15 min may still arrive');
    await flow.clock.sleep(12 * MINUTE);
    await ask(flow, 'changes last 7d', (all) => all.filter(isAnswer).length === 2);
    expect(said(flow).findLast(isAnswer)).toMatch(/^3 changes/);
  });

  it('says no “no change” where it could not look', async () => {
    const { flow } = await startPast({ faults: [{ kind: 'access-denied', times: 100 }] });
    const [answer] = await ask(flow, 'changes last 7d');
    expect(answer).toMatch(/^No change found so far/);
    expect(answer).toContain('Not complete');
  });

  it('outlives throttling, errors and lost answers', async () => {
    const { flow } = await startPast({
      factor: 10,
      faults: [
        { kind: 'throttle', times: 4 },
        { kind: 'server-error', times: 2 },
        { kind: 'cut', times: 1 },
      ],
    });
    const all = await ask(flow, 'event UpdateQueueMaxContacts last 7d');
    expect(all.at(-1)).toMatch(/^20 changes|^20 /);
    expect(all.at(-1)).toContain('Complete from ');
  });

  it('that takes long gets what there is, goes on by a click in its place, and ends complete', async () => {
    const { flow } = await startPast({ factor: 50, records: 60, faults: [{ kind: 'slow', ms: 30_000, times: 2 }] });
    const all = await ask(flow, 'changes last 7d');
    const partial = all.at(-1) ?? '';
    expect(partial).toMatch(/so far/);
    expect(partial).toMatch(/CloudTrail is not read to its end: \d+ of about \d+ pages|Not complete/);
    await click(flow, isAnswerText, 'trail:go_on:v1');
    await flow.slack.until(() => said(flow).some((text) => text.includes('Complete from ')), 20_000);
    expect(said(flow).filter(isAnswer)).toHaveLength(1);
    expect(said(flow).find(isAnswer)).toMatch(/^60 changes/);
  });

  it('is stopped by a click, and says how far it came', async () => {
    const { flow } = await startPast({ factor: 100, faults: [{ kind: 'slow', ms: 20_000, times: 50 }] });
    await ask(flow, 'changes last 7d', (all) => all.some((text) => text.startsWith('Reading CloudTrail')));
    await click(flow, /^Reading CloudTrail/, 'trail:stop:v1');
    await flow.slack.until(() => said(flow).some(isAnswer), 20_000);
    expect(said(flow).find(isAnswer)).toContain('Not complete');
    expect(said(flow).join()).toContain('Reading CloudTrail was stopped');
  });

  it('is told by direct message when it is done', async () => {
    const { flow, slack } = await startPast({
      factor: 50,
      records: 60,
      faults: [{ kind: 'slow', ms: 30_000, times: 2 }],
    });
    await ask(flow, 'changes last 7d');
    await click(flow, isAnswerText, 'trail:tell_me:v1');
    await slack.until(() => slack.dms(DANA).length === 1, 20_000);
    expect(slack.dms(DANA).map(textOf)[0]).toMatch(/^60 changes/);
    expect(slack.dms(DANA).map(textOf)[0]).toContain('Complete from ');
  });

  it('knows a person whom only CloudTrail knows', async () => {
    const { flow, aws } = await startPast({ records: 4 });
    const all = await ask(flow, 'user omar.haddad last 7d');
    expect(all.at(-1)).toMatch(/4 changes/);
    expect(all.at(-1)).toContain('Complete from ');
    const attributes = aws.log.map(({ input }) => JSON.stringify(input.LookupAttributes));
    expect(new Set(attributes)).toEqual(new Set(['[{"AttributeKey":"Username","AttributeValue":"omar.haddad"}]']));
  });

  it('shows reads where they are asked for, though they are not kept', async () => {
    const { flow, aws } = await startPast({ records: 2 });
    const read = {
      ...recordFixture('ListUsers.read'),
      eventTime: new Date(flow.now().getTime() - 90 * MINUTE).toISOString(),
    };
    aws.addRecords([{ ...read, eventID: 'a-read', awsRegion: 'eu-central-1' } as never]);
    const all = await ask(flow, 'changes last 7d including reads');
    expect(all.at(-1)).toMatch(/^3 /);
    expect(all.at(-1)).toContain('Complete from ');
  });

  it('that finds nothing says what was searched, and offers more time', async () => {
    const { flow } = await startPast({ records: 2, everyMs: 3 * DAY });
    const all = await ask(flow, 'changes last 24h');
    expect(all.at(-1)).toMatch(/^No change recorded in the last 24 hours/);
    await click(flow, /^No change recorded/, 'trail:wider:v1');
    await flow.slack.until(() => said(flow).filter(isAnswer).length === 2, 20_000);
    expect(said(flow).findLast(isAnswer)).toMatch(/^(1|2) changes?/);
  });
});

const isAnswerText = /Read as:/;
