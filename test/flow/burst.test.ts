import { describe, expect, it, vi } from 'vitest';
import { shownNotices } from '../../sandbox/chaos/shown.ts';
import { CHANNEL, clockFrom, DANA, type Flow, startFlow } from '../support/flow.ts';
import { happened, idOf, queueMade } from '../support/happenings.ts';
import { textOf } from '../support/message-text.ts';
import { timesTold } from '../support/shown.ts';

const FACTOR = 60;
const START = new Date('2026-11-20T08:00:00Z');
const COUNT = 40;

async function begin(options: Parameters<typeof startFlow>[0] = {}): Promise<Flow> {
  return startFlow({ clock: clockFrom(START, FACTOR), factor: FACTOR, ...options });
}

/** Queues made one after the other by one person, `q-1` the first, in a few deliveries of EventBridge's. */
async function sendBurst(flow: Flow, count: number): Promise<readonly string[]> {
  const made = Array.from({ length: count }, (_, index) =>
    queueMade(`q-${index + 1}`, { at: new Date(START.getTime() + index * 1000), by: 'dana', id: index + 1 }),
  );
  for (let sent = 0; sent < count; sent += 10) await flow.send(made.slice(sent, sent + 10));
  return made.map((_, index) => `q-${index + 1}`);
}

function filesOf({ slack }: Flow) {
  return [...slack.files.values()].filter(({ shared }) => shared);
}

function rowsOf(text: string): readonly string[] {
  return text.trimEnd().split('\r\n').slice(1);
}

describe('forty like changes by one person', () => {
  it('are one notice, with a list and a file of all in its thread', async () => {
    const flow = await begin();
    const { slack } = flow;
    const names = await sendBurst(flow, COUNT);
    await slack.until(() => filesOf(flow).length > 0, 15_000);
    const [notice, ...others] = shownNotices(slack, CHANNEL);
    expect(others).toEqual([]);
    const [root, list, share, ...more] = slack.thread(CHANNEL, notice?.ts ?? '');
    expect(more).toEqual([]);
    expect(root && textOf(root)).toContain(`dana created 40 queues`);
    expect(root && textOf(root)).toContain('List and CSV file in the thread.');
    expect(list?.text).toBe('All 40, by dana, oldest first');
    expect(share?.text).toBe('All 40 calls of this notice, refused ones and retries included. Times are in UTC.');
    const [file] = filesOf(flow);
    expect(file?.name).toBe('connect-changes-2026-11-20-0800.csv');
    const rows = rowsOf(file?.bytes?.toString('utf8') ?? '');
    expect(rows.map((row) => /q-\d+/.exec(row)?.[0])).toEqual(names);
    expect(names.filter((name) => timesTold(slack, CHANNEL, name) !== 1)).toEqual([]);
    const calls = slack.log.calls().filter(({ method }) => /^(chat|files)\./.test(method));
    expect(calls.length).toBeLessThanOrEqual(12);
  });

  it('are turned over ten at a time by whoever asks', async () => {
    const flow = await begin();
    const { slack } = flow;
    await sendBurst(flow, COUNT);
    await slack.until(() => slack.messages(CHANNEL).some(({ text }) => text.includes('40 queues')), 15_000);
    const [notice] = slack.messages(CHANNEL);
    const at = { channel: CHANNEL, ts: notice?.ts ?? '' };
    expect(await slack.click(DANA, { ...at, actionId: 'trail:show_all:v1' })).toEqual({ ok: true });
    const page = () => slack.ephemerals(DANA).at(-1);
    await slack.until(() => page()?.text === '1–10 of 40, oldest first');
    for (const text of ['11–20 of 40, oldest first', '21–30 of 40, oldest first', '31–40 of 40, oldest first']) {
      await slack.click(DANA, { channel: CHANNEL, ts: page()?.ts ?? '', actionId: 'trail:notice_newer:v1' });
      await slack.until(() => page()?.text === text);
    }
    const last = page();
    expect(last && textOf(last)).toMatch(/q-31\b.*q-40\b/s);
    await slack.click(DANA, { channel: CHANNEL, ts: page()?.ts ?? '', actionId: 'trail:notice_older:v1' });
    await slack.until(() => page()?.text === '21–30 of 40, oldest first');
    expect(slack.ephemerals(DANA)).toHaveLength(1);
  });

  it('have no file where the app may not send one, and all are shown all the same', async () => {
    const flow = await begin({ slack: { optionalScopes: ['channels:history', 'groups:history'] } });
    const { slack, logged } = flow;
    await sendBurst(flow, COUNT);
    const missing = () => logged.filter((line) => line.includes('Without the scope files:write a notice has no file'));
    await vi.waitFor(() => expect(missing()).toHaveLength(1), { timeout: 15_000 });
    const [notice] = slack.messages(CHANNEL);
    expect(slack.thread(CHANNEL, notice?.ts ?? '').map(({ text }) => text)).toEqual([
      expect.stringContaining('40 queues'),
      'All 40, by dana, oldest first',
    ]);
    await slack.click(DANA, { channel: CHANNEL, ts: notice?.ts ?? '', actionId: 'trail:show_all:v1' });
    await slack.until(() => slack.ephemerals(DANA).at(-1)?.text === '1–10 of 40, oldest first');
    expect(missing()).toHaveLength(1);
    expect((await flow.get('/healthz')).body).toMatchObject({ problems: [] });
  });
});

it('tells a deploy without the refusals that were mended later', async () => {
  const flow = await begin();
  const { slack } = flow;
  const flows = Array.from({ length: 20 }, (_, index) => index + 1);
  const update = (number: number, at: number, members: object = {}) =>
    happened('UpdateContactFlowMetadata.terraform', {
      eventID: `update-${number}-${at}`,
      eventTime: new Date(START.getTime() + at * 1000).toISOString(),
      parameters: { ContactFlowId: idOf(number), Name: `f-${number}` },
      ...members,
    });
  const throttled = { errorCode: 'ThrottlingException', errorMessage: 'Rate exceeded' };
  const refused = { errorCode: 'InvalidContactFlowException', errorMessage: 'The flow is not valid' };
  await flow.send(flows.map((number) => update(number, number, number % 2 ? throttled : refused)));
  await slack.until(() => slack.messages(CHANNEL).length > 0, 15_000);
  await flow.send(flows.map((number) => update(number, 30 + number)));
  const text = () => slack.messages(CHANNEL).map(textOf).join();
  await slack.until(() => filesOf(flow).length > 0, 15_000);
  expect(slack.messages(CHANNEL)).toHaveLength(1);
  expect(text()).toContain('Deploy');
  expect(text()).not.toMatch(/refused|not valid|Rate exceeded/);
  expect(slack.messages(CHANNEL)[0]?.text).not.toMatch(/refused/);
  expect(rowsOf(filesOf(flow)[0]?.bytes?.toString('utf8') ?? '')).toHaveLength(40);
});
