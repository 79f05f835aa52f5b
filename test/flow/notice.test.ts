import { describe, expect, it, vi } from 'vitest';
import { CHANNEL, DANA, type Flow, LEE, OMAR, startFlow } from '../support/flow.ts';
import { textOf } from '../support/message-text.ts';
import { recordFixture } from '../support/record-fixtures.ts';

const KEPT = { status: 200, body: { kept: 1, known: 0, notOurs: 0, quarantined: 0 } };

/** A recorded shape, as if it happened this moment. */
function happening(flow: Flow, name: string, changes: Record<string, unknown> = {}) {
  return { ...recordFixture(name), eventTime: flow.now().toISOString(), ...changes };
}

/** What Slack parses of a message: its text and its mrkdwn; the leaves of rich text it never does. */
function parsed(messages: readonly Readonly<{ text: string; blocks?: readonly unknown[] }>[]): readonly string[] {
  const mrkdwn = (value: unknown): readonly string[] => {
    if (typeof value !== 'object' || value === null) return [];
    if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return [String(value.text)];
    return Object.values(value).flatMap(mrkdwn);
  };
  return messages.flatMap(({ text, blocks }) => [text, ...mrkdwn(blocks)]);
}

/** The request's members but for one. */
function without(record: Readonly<Record<string, unknown>>, member: string): object {
  const entries = Object.entries({ ...(record.requestParameters as object) });
  return Object.fromEntries(entries.filter(([name]) => name !== member));
}

function notices({ slack }: Flow) {
  return slack.messages(CHANNEL);
}

async function noticeOf(flow: Flow, name: string) {
  expect(await flow.send(happening(flow, name))).toEqual(KEPT);
  await flow.slack.until(() => notices(flow).length === 1);
  const [notice] = notices(flow);
  return { channel: CHANNEL, ts: notice?.ts ?? '', text: notice ? textOf(notice) : '', lockScreen: notice?.text };
}

describe.each(['socket', 'http'] as const)('a change, in %s mode', (mode) => {
  it('is told in the channel and explained in the thread', async () => {
    const flow = await startFlow({ mode });
    const { slack } = flow;
    const notice = await noticeOf(flow, 'CreateQueue.admin-website');
    expect(notice.text).toContain('created queue Billing');
    expect(notice.lockScreen).toBe('Someone in the admin website (login not known) created queue Billing');
    for (const actionId of ['trail:details:v1', 'trail:history:v1', 'trail:more_by:v1']) {
      expect(await slack.click(DANA, { ...notice, actionId })).toEqual({ ok: true });
    }
    await slack.until(() => slack.thread(CHANNEL, notice.ts).length === 4);
    const answers = slack.thread(CHANNEL, notice.ts).slice(1).map(textOf);
    expect(answers.filter((text) => text.includes('Dana Ruiz asked: '))).toHaveLength(3);
    expect(answers.join()).toContain('Call: CreateQueue');
    expect(answers.join()).toContain('1 change to queue Billing');
  });

  it('is looked up by a command that only the asker sees, and shared on request', async () => {
    const flow = await startFlow({ mode });
    const { slack } = flow;
    await noticeOf(flow, 'CreateQueue.admin-website');
    expect(await slack.command(DANA, CHANNEL, '/trail queue billing since yesterday')).toEqual({ ok: true });
    await slack.until(() => slack.ephemerals(DANA, CHANNEL).length === 1);
    const [answer] = slack.ephemerals(DANA, CHANNEL);
    expect(answer && textOf(answer)).toMatch(/^1 change to queue Billing/);
    expect(slack.ephemerals(OMAR, CHANNEL)).toEqual([]);
    await slack.click(DANA, { channel: CHANNEL, ts: answer?.ts ?? '', actionId: 'trail:share:v1' });
    await slack.until(() => notices(flow).length === 2);
    expect(notices(flow).map(textOf)[1]).toContain('1 change to queue Billing');
  });

  it('is not shown to those who are not in the notice channel', async () => {
    const flow = await startFlow({ mode });
    const { slack } = flow;
    await noticeOf(flow, 'CreateQueue.admin-website');
    await slack.command(LEE, 'C0GENERAL0', '/trail changes');
    await slack.until(() => slack.ephemerals(LEE).length === 1);
    expect(slack.ephemerals(LEE).map(textOf).join()).not.toContain('Billing');
  });
});

describe('a change', () => {
  it('is told once, however often and by whatever way it comes', async () => {
    const flow = await startFlow();
    const record = happening(flow, 'CreateQueue.admin-website');
    const envelope = {
      version: '0',
      'detail-type': 'AWS API Call via CloudTrail',
      source: 'aws.connect',
      detail: record,
    };
    await flow.send(envelope);
    await flow.slack.until(() => notices(flow).length === 1);
    expect((await flow.send([envelope, { Records: [record] }, record])).body).toMatchObject({ kept: 0, known: 3 });
    await flow.send(happening(flow, 'DeleteQueue.no-user-identity'));
    await flow.slack.until(() => notices(flow).length === 2);
    expect(notices(flow).filter(({ text }) => text.includes('Billing'))).toHaveLength(1);
  });

  it('joins the notice of the same save, which is edited', async () => {
    const flow = await startFlow();
    const first = happening(flow, 'UpdateQueueHoursOfOperation.admin-website');
    await flow.send(first);
    await flow.slack.until(() => notices(flow).length === 1);
    const second = happening(flow, 'UpdateQueueHoursOfOperation.admin-website', {
      eventID: 'the-second-call',
      eventName: 'UpdateQueueMaxContacts',
      requestParameters: { ...without(first, 'HoursOfOperationId'), MaxContacts: 10 },
    });
    await flow.send(second);
    await flow.slack.until(() => notices(flow).some((notice) => textOf(notice).includes('max contacts')));
    expect(notices(flow)).toHaveLength(1);
  });

  it('says a repeated question only once in its thread, and shows the way to the answer', async () => {
    const flow = await startFlow();
    const { slack } = flow;
    const notice = await noticeOf(flow, 'CreateQueue.admin-website');
    await slack.click(DANA, { ...notice, actionId: 'trail:history:v1' });
    await slack.until(() => slack.thread(CHANNEL, notice.ts).length === 2);
    await slack.click(OMAR, { ...notice, actionId: 'trail:history:v1' });
    await slack.until(() => slack.ephemerals(OMAR).length === 1);
    expect(slack.thread(CHANNEL, notice.ts)).toHaveLength(2);
    expect(slack.ephemerals(OMAR).map(textOf).join()).toMatch(/answer/i);
  });

  it('shows the raw record to the asker alone', async () => {
    const flow = await startFlow();
    const { slack } = flow;
    const notice = await noticeOf(flow, 'CreateQueue.admin-website');
    await slack.click(DANA, { ...notice, actionId: 'trail:notice_menu:v1', optionIndex: 1 });
    await slack.until(() => slack.ephemerals(DANA).length === 1);
    expect(slack.ephemerals(DANA).map(textOf).join()).toContain('"eventName"');
    expect(slack.thread(CHANNEL, notice.ts)).toHaveLength(1);
  });

  it('with a hostile name pings nobody and links nowhere, also when it is edited', async () => {
    const flow = await startFlow();
    await flow.send(happening(flow, 'CreateUser.hostile-name'));
    await flow.slack.until(() => flow.slack.messages(CHANNEL).length === 1);
    await flow.send(happening(flow, 'CreateUser.hostile-name', { eventID: 'second' }));
    await flow.slack.until(() => flow.slack.log.calls('chat.update').length > 0);
    expect(flow.slack.log.calls().flatMap(({ pings }) => pings)).toEqual([]);
    expect(flow.slack.log.calls('chat.postMessage').flatMap(({ unfurls }) => unfurls)).toEqual([]);
    expect(JSON.stringify(parsed(notices(flow)))).not.toMatch(/<!channel>|<https:/);
  });
});

describe('delivery', () => {
  it('tells nothing to a channel that is shared with another company, and says so in its health', async () => {
    const flow = await startFlow({ env: { NOTICE_CHANNEL: 'C0SHARED00' } });
    await flow.send(happening(flow, 'CreateQueue.admin-website'));
    await flow.slack.until(() => flow.slack.log.calls('conversations.info').length > 0);
    await vi.waitFor(async () => expect(JSON.stringify(await flow.get('/healthz'))).toContain('ALLOW_SHARED_CHANNEL'));
    expect(flow.slack.messages('C0SHARED00')).toEqual([]);
  });

  it('waits for an invitation to a channel it is not in', async () => {
    const flow = await startFlow({ env: { NOTICE_CHANNEL: 'C0SECRET00' }, factor: 200 });
    await flow.send(happening(flow, 'CreateQueue.admin-website'));
    await flow.slack.until(() => flow.logged.some((line) => line.includes('/invite @Connect Trail')));
    flow.slack.setMember('C0SECRET00', flow.slack.botUserId, true);
    await flow.slack.until(() => flow.slack.messages('C0SECRET00').length === 1, 15_000);
  });

  it('outlives a 429 and a post whose answer was lost, and says everything once', async () => {
    const flow = await startFlow();
    flow.slack.faults.order({ method: 'chat.postMessage', kind: 'lost_answer', times: 1 });
    await flow.send(happening(flow, 'CreateQueue.admin-website'));
    await flow.slack.until(() => notices(flow).length === 1);
    flow.slack.faults.order({ method: 'chat.postMessage', kind: 'rate_limited', times: 2 });
    await flow.send(happening(flow, 'DeleteQueue.no-user-identity'));
    await flow.slack.until(() => notices(flow).length === 2, 15_000);
    await vi.waitFor(
      async () => expect((await flow.get('/healthz')).body).toMatchObject({ store: { noticesDue: 0 } }),
      5_000,
    );
    expect(notices(flow)).toHaveLength(2);
  });
});

describe('the program', () => {
  it('is ready and healthy, and never logs a token', async () => {
    const flow = await startFlow();
    expect(await flow.get('/readyz')).toEqual({ status: 200, body: { ready: true } });
    expect(await flow.get('/healthz')).toMatchObject({ status: 200, body: { status: 'ok', problems: [] } });
    await flow.slack.command(DANA, CHANNEL, '/trail changes');
    expect(flow.logged.join('\n')).not.toMatch(/xoxb-|xapp-|response_url/);
  });
});
