import { describe, expect, it, test } from 'vitest';
import { ACTIONS } from '../../src/notice/actions.ts';
import { CHANNEL, DANA, type Flow, LEE, OMAR, startFlow } from '../support/flow.ts';
import { textOf } from '../support/message-text.ts';
import { recordFixture } from '../support/record-fixtures.ts';

const KIM = 'U0KIM00000';
const GENERAL = 'C0GENERAL0';
const SECRET = 'C0SECRET00';
const SHARED = 'C0SHARED00';
const GUEST = 'U0GUEST000';
const STRANGER = 'U0STRANGER';

/** So many queues created, the first an hour ago and each a second later: too old to be noticed one by one. */
async function storeWith(count: number, names: (index: number) => string, flow: Flow): Promise<void> {
  const created = recordFixture('CreateQueue.admin-website');
  const start = flow.now().getTime() - 3 * 86_400_000;
  const records = Array.from({ length: count }, (_, index) => {
    const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    return {
      ...created,
      eventID: `event-${index}`,
      eventTime: new Date(start + index * 1_000).toISOString(),
      requestParameters: { ...members(created, 'requestParameters'), Name: names(index) },
      responseElements: { ...members(created, 'responseElements'), QueueId: id },
    };
  });
  expect(await flow.send(records)).toMatchObject({ status: 200 });
}

function members(record: Readonly<Record<string, unknown>>, key: string): object {
  return Object(record[key]);
}

/** What the person sees by themselves in a channel, newest last. */
function seen({ slack }: Flow, person: string, channel = GENERAL): readonly string[] {
  return slack.ephemerals(person, channel).map(textOf);
}

async function ask(flow: Flow, text: string, person = DANA, channel = GENERAL): Promise<string> {
  const before = seen(flow, person, channel).length;
  expect(await flow.slack.command(person, channel, `/trail ${text}`)).toEqual({ ok: true });
  await flow.slack.until(() => seen(flow, person, channel).length > before);
  return seen(flow, person, channel).at(-1) ?? '';
}

/** Clicks in the newest ephemeral of a channel and resolves to what it says then, once something has changed. */
async function click(flow: Flow, actionId: string, choice: object = {}, channel = GENERAL): Promise<string> {
  const before = seen(flow, DANA, channel).join();
  const ts = flow.slack.ephemerals(DANA, channel).at(-1)?.ts ?? '';
  expect(await flow.slack.click(DANA, { channel, ts, actionId, ...choice })).toEqual({ ok: true });
  await flow.slack.until(() => seen(flow, DANA, channel).join() !== before);
  return seen(flow, DANA, channel).at(-1) ?? '';
}

describe.each(['socket', 'http'] as const)('questions in %s mode', (mode) => {
  it('are answered in pages that turn over in place', async () => {
    const flow = await startFlow({ mode });
    await storeWith(25, (index) => `Queue ${index}`, flow);
    expect(await ask(flow, 'changes')).toContain('Shown: 1–10 of 25');
    expect(await click(flow, ACTIONS.older)).toContain('Shown: 11–20 of 25');
    expect(await click(flow, ACTIONS.older)).toContain('Shown: 21–25 of 25');
    expect(await click(flow, ACTIONS.newer)).toContain('Shown: 11–20 of 25');
    expect(seen(flow, DANA)).toHaveLength(1);
    expect(seen(flow, OMAR)).toEqual([]);
  });

  it('are followed up in private from a line', async () => {
    const flow = await startFlow({ mode });
    await storeWith(3, (index) => `Queue ${index}`, flow);
    await ask(flow, 'changes');
    expect(await click(flow, ACTIONS.lineMenu, { optionIndex: 2 })).toMatch(/^1 change to queue Queue 2/);
    expect(seen(flow, DANA)).toHaveLength(2);
  });
});

describe('questions', () => {
  it('ask back which of several things is meant', async () => {
    const flow = await startFlow();
    await storeWith(3, (index) => `Billing ${index}`, flow);
    expect(await ask(flow, 'queue bill')).toMatch(/^“bill” is 3 things\. Which one\?/);
    expect(await click(flow, ACTIONS.choose, { nth: 1 })).toMatch(/^1 change to queue Billing 1/);
    expect(seen(flow, DANA)).toHaveLength(1);
  });

  it('repeat nothing that could ping, and survive names of 5,000 characters', async () => {
    const flow = await startFlow();
    const names = ['<!channel> *Kim* |<https://evil.example|AWS>', '\u202eˋ`gnillib`', 'x'.repeat(5_000)];
    await storeWith(3, (index) => names[index] ?? '', flow);
    await ask(flow, 'changes');
    await ask(flow, `user "<!channel>" ${'y'.repeat(1_500)}`);
    const [answer, stranger] = flow.slack.ephemerals(DANA, GENERAL);
    for (const message of [answer, stranger]) expect(message?.text).not.toMatch(/<[!@#]|\u202e/);
  });

  it('are answered in the asker’s own zone', async () => {
    const flow = await startFlow();
    expect(await ask(flow, 'changes today', DANA)).toContain('Europe/Berlin');
    expect(await ask(flow, 'changes today', OMAR)).toContain('America/New_York');
  });

  test.each([
    ['', /Who changed what/],
    ['help', /Who changed what/],
    ['queue Zzyzx', /I do not know a person or thing like “Zzyzx”/],
    ['changes since blursday', /blursday/],
    ['“Billing', /quotation mark/],
  ])('that cannot be answered are told what to type: %j', async (text, answer) => {
    const flow = await startFlow();
    await storeWith(1, () => 'Billing', flow);
    expect(await ask(flow, text)).toMatch(answer);
  });

  it('are recorded and guarded, but not logged with what opens doors', async () => {
    const flow = await startFlow();
    await ask(flow, 'changes', LEE);
    expect(flow.logged.join('')).toContain('Refused a request');
    expect(flow.logged.join('')).not.toMatch(/response_url|trigger_id|xoxb-|\/response\//);
  });
});

describe('sharing', () => {
  it('needs the bot in the channel, and says so', async () => {
    const flow = await startFlow();
    await storeWith(1, () => 'Billing', flow);
    await ask(flow, 'changes', DANA, SECRET);
    expect(await click(flow, ACTIONS.share, {}, SECRET)).toContain('/invite');
    expect(flow.slack.messages(SECRET)).toEqual([]);
  });

  it('never goes to a channel shared with another company', async () => {
    const flow = await startFlow();
    await storeWith(1, () => 'Billing', flow);
    await ask(flow, 'changes', DANA, SHARED);
    expect(await click(flow, ACTIONS.share, {}, SHARED)).toContain('shared with another company');
    expect(flow.slack.messages(SHARED)).toEqual([]);
  });
});

describe('the guard', () => {
  const refused = /Connect Trail (answers|does not answer)/;

  test.each([
    ['who is not in the notice channel', {}, LEE, GENERAL],
    ['who is of another company', {}, STRANGER, SHARED],
    ['who is a guest, where guests are refused', { REFUSE_GUESTS: 'true' }, GUEST, CHANNEL],
    ['who is not on the list', { ALLOWED_USERS: LEE }, DANA, GENERAL],
    ['who is not of the group', { ALLOWED_GROUPS: 'S0SUPERV00' }, OMAR, GENERAL],
    ['in a channel that is not allowed', { ALLOWED_CHANNELS: CHANNEL }, DANA, GENERAL],
  ])('refuses somebody %s', async (_, env, person, channel) => {
    const flow = await startFlow({ env });
    const answer = await ask(flow, 'changes', person, channel);
    expect(answer).toMatch(refused);
    expect(answer).toMatch(/\((?:dana|lee|Dana|Lee)[^)]*\)/i);
  });

  test.each([
    ['on the list', { ALLOWED_USERS: LEE }, LEE, GENERAL],
    ['of the group', { ALLOWED_GROUPS: 'S0SUPERV00' }, KIM, GENERAL],
    ['in an allowed channel', { ALLOWED_CHANNELS: `${CHANNEL},${GENERAL}` }, DANA, GENERAL],
    ['a guest of the notice channel', {}, GUEST, CHANNEL],
  ])('lets somebody through: %s', async (_, env, person, channel) => {
    const flow = await startFlow({ env });
    expect(await ask(flow, 'changes', person, channel)).not.toMatch(refused);
  });
});
