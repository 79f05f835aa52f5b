import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Interval } from '../../src/activity/interval.ts';
import { createPoller } from '../../src/aws/poller.ts';
import { createClock } from '../../src/clock.ts';
import type { Carried } from '../../src/cloudtrail/envelope.ts';
import type { CoverageArea } from '../../src/coverage.ts';
import type { Ingest } from '../../src/ingest.ts';
import { createWire, type LookupAnswer, type LookupCall } from './wire.ts';

const SOURCE = 'connect.amazonaws.com';
const NOW = new Date();
/** A minute of the poller's in a few milliseconds of ours. */
const FACTOR = 5_000;

type Covered = Readonly<{ areas: readonly CoverageArea[]; interval: Interval; readAt: Date }>;

type Answers = Readonly<Record<string, (call: LookupCall, nth: number) => LookupAnswer>>;

async function poll(
  answers: Answers,
  { marks = new Map<string, Date>(), accept }: Readonly<{ marks?: Map<string, Date>; accept?: Ingest['accept'] }> = {},
) {
  const wires = new Map<string, Awaited<ReturnType<typeof createWire>>>();
  for (const [region, answer] of Object.entries(answers)) wires.set(region, await createWire(answer));
  const lines: string[] = [];
  const keep = (_fields: object, sentence: string) => void lines.push(sentence);
  const accepted: Carried[] = [];
  const saved: Date[] = [];
  const covered: Covered[] = [];
  const poller = createPoller({
    clients: new Map([...wires].map(([region, { client }]) => [region, client])),
    eventSources: [SOURCE],
    ingest: {
      async accept(carried, carrier) {
        if (accept) return accept(carried, carrier);
        accepted.push(...carried);
        return { kept: carried.length, known: 0, notOurs: 0, quarantined: 0 };
      },
    },
    marks: {
      findMark: async (name) => marks.get(name),
      saveMark: async (name, at) => {
        saved.push(at);
        marks.set(name, at);
      },
    },
    coverage: {
      addCoverage: async (areas, interval, readAt) => void covered.push({ areas, interval, readAt }),
    },
    turns: async () => undefined,
    keepReads: false,
    clock: createClock({ factor: FACTOR }),
    log: { debug: keep, info: keep, warn: keep, error: keep },
  });
  const stopping = new AbortController();
  const ended = poller.run(stopping.signal);
  const stop = () => {
    stopping.abort();
    return ended;
  };
  onTestFinished(stop);
  const calls = (region: string) => wires.get(region)?.calls ?? [];
  return { poller, calls, accepted, marks, saved, covered, lines, stop };
}

const seconds = (time: Date) => time.getTime() / 1_000;
const event = (detail: object) => ({ CloudTrailEvent: JSON.stringify(detail) });

describe('createPoller', () => {
  it('begins 15 minutes back, hands over what it reads, and marks until when it read', async () => {
    const { calls, accepted, saved, poller } = await poll({ 'eu-central-1': () => ({ Events: [event({ n: 1 })] }) });
    await vi.waitFor(() => expect(saved.length).toBeGreaterThanOrEqual(1));
    const [mark = NOW] = saved;
    expect(Math.abs((calls('eu-central-1')[0]?.StartTime ?? 0) - (seconds(mark) - 900))).toBeLessThanOrEqual(1);
    expect(accepted[0]).toEqual({ kind: 'record', detail: { n: 1 } });
    await vi.waitFor(() => expect(poller.state()).toEqual({ 'eu-central-1': { lastReadAt: expect.any(Date) } }));
  });

  it('reads the last 15 minutes again each round', async () => {
    const { calls, saved } = await poll({ 'eu-central-1': () => ({ Events: [] }) });
    await vi.waitFor(() => expect(saved.length).toBeGreaterThanOrEqual(4));
    const starts = calls('eu-central-1').map(({ StartTime = 0 }) => StartTime);
    for (const [round, mark] of saved.slice(0, 3).entries())
      expect(Math.abs((starts[round + 1] ?? 0) - (seconds(mark) - 900))).toBeLessThanOrEqual(1);
    expect(starts[2]).toBeGreaterThanOrEqual((starts[1] ?? 0) + 59);
  });

  it('tells the ledger what each whole round has read, and nothing of one that was not whole', async () => {
    const { covered, saved } = await poll({ 'eu-central-1': () => ({ Events: [event({ n: 1 })] }) });
    await vi.waitFor(() => expect(saved.length).toBeGreaterThanOrEqual(1));
    const [mark = NOW] = saved;
    const area = { account: '', region: 'eu-central-1', eventSource: SOURCE };
    expect(covered[0]).toEqual({
      areas: [
        { ...area, class: 'changes' },
        { ...area, class: 'runtime' },
      ],
      interval: { from: new Date(mark.getTime() - 900_000), to: mark },
      readAt: mark,
    });
    const half = await poll({ 'eu-central-1': () => ({ refusal: 'ThrottlingException' }) });
    await vi.waitFor(() => expect(half.calls('eu-central-1').length).toBeGreaterThanOrEqual(2));
    expect(half.covered).toEqual([]);
  });

  it('goes on after a pause from where it stopped, no further back than event history goes', async () => {
    const days = (count: number) => new Date(NOW.getTime() - count * 86_400_000);
    const name = `poll eu-central-1 ${SOURCE}`;
    const answers = { 'eu-central-1': (): LookupAnswer => ({ Events: [] }) };
    const twoDays = await poll(answers, { marks: new Map([[name, days(2)]]) });
    await vi.waitFor(() => expect(twoDays.calls('eu-central-1')[0]?.StartTime).toBeCloseTo(seconds(days(2)) - 900, 0));
    const aYear = await poll(answers, { marks: new Map([[name, days(365)]]) });
    await vi.waitFor(() =>
      expect(aYear.calls('eu-central-1')[0]?.StartTime).toBeGreaterThanOrEqual(Math.floor(seconds(days(90)))),
    );
  });

  it('leaves the mark where a page could not be read or kept', async () => {
    const half = await poll({
      'eu-central-1': ({ NextToken }) =>
        NextToken ? { refusal: 'ThrottlingException' } : { Events: [], NextToken: 'x' },
    });
    await vi.waitFor(() => expect(half.calls('eu-central-1').length).toBeGreaterThanOrEqual(3));
    expect(half.marks.size).toBe(0);
    const unkept = await poll(
      { 'eu-central-1': () => ({ Events: [event({ n: 1 })] }) },
      { accept: () => Promise.reject(new Error('the disk is full')) },
    );
    await vi.waitFor(() => expect(unkept.calls('eu-central-1').length).toBeGreaterThanOrEqual(2));
    expect(unkept.marks.size).toBe(0);
  });

  it.each([
    ['AccessDeniedException', /^AWS refuses event history in eu-central-1: allow cloudtrail:LookupEvents/],
    ['ThrottlingException', /^AWS slows down reading of event history in eu-central-1/],
    ['UnrecognizedClientException', /^AWS does not accept the bot's credentials in eu-central-1/],
    ['ExpiredTokenException', /^AWS does not accept the bot's credentials in eu-central-1/],
    ['InvalidTimeRangeException', /^Event history in eu-central-1 could not be read \(InvalidTimeRangeException\)/],
  ])('says %s in a sentence, once, and when it is over', async (refusal, sentence) => {
    let isMended = false;
    const answer = (): LookupAnswer => (isMended ? { Events: [] } : { refusal });
    const { poller, lines, calls } = await poll({ 'eu-central-1': answer });
    await vi.waitFor(() =>
      expect(poller.state()).toEqual({ 'eu-central-1': { refusal: expect.stringMatching(sentence) } }),
    );
    await vi.waitFor(() => expect(calls('eu-central-1').length).toBeGreaterThanOrEqual(3));
    isMended = true;
    await vi.waitFor(() =>
      expect(lines).toEqual([expect.stringMatching(sentence), 'Event history can be read again.']),
    );
    expect(poller.state()).toEqual({ 'eu-central-1': { lastReadAt: expect.any(Date) } });
  });

  it('reads one Region while another refuses or keeps silent', async () => {
    const { calls, poller } = await poll({
      'eu-central-1': () => ({ Events: [] }),
      'us-east-1': () => ({ refusal: 'AccessDeniedException' }),
      'us-west-2': () => 'silence',
    });
    await vi.waitFor(() => expect(calls('eu-central-1').length).toBeGreaterThanOrEqual(3));
    expect(calls('us-west-2')).toHaveLength(1);
    expect(poller.state()).toMatchObject({
      'eu-central-1': { lastReadAt: expect.any(Date) },
      'us-east-1': { refusal: expect.any(String) },
    });
  });

  it('stops at once, also in the middle of a call, and says nothing of it', async () => {
    const { calls, lines, marks, stop } = await poll({ 'eu-central-1': () => 'silence' });
    await vi.waitFor(() => expect(calls('eu-central-1')).toHaveLength(1));
    expect(await Promise.race([stop().then(() => 'stopped'), wait(2_000, 'hangs')])).toBe('stopped');
    expect({ lines, marks: marks.size }).toEqual({ lines: [], marks: 0 });
  });
});
