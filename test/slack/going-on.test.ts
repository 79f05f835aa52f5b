import { describe, expect, it, test } from 'vitest';
import { ACTIONS } from '../../src/notice/actions.ts';
import { LOOK_UP, SEARCH } from '../../src/notice/modal.ts';
import { CHANNEL, DANA, type Flow, type FlowOptions, LEE, OMAR, startFlow } from '../support/flow.ts';
import { textOf } from '../support/message-text.ts';
import { recordFixture } from '../support/record-fixtures.ts';

const GENERAL = 'C0GENERAL0';
const MODES = ['socket', 'http'] as const;

type Json = Readonly<Record<string, unknown>>;

/** A queue created by somebody of the admin website: in time to be noticed, or three days ago. */
function created(index: number, name: string, at: Date): Json {
  const record = recordFixture('CreateQueue.admin-website');
  const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  return {
    ...record,
    eventID: `00000000-aaaa-4000-8000-${String(index).padStart(12, '0')}`,
    eventTime: at.toISOString(),
    requestParameters: { ...Object(record.requestParameters), Name: name },
    responseElements: { ...Object(record.responseElements), QueueId: id },
  };
}

/** The bot with one notice about queues of these names; resolves to the notice's ts. */
async function withNotice(names: readonly string[], options: FlowOptions = {}) {
  const flow = await startFlow(options);
  expect(await flow.send(names.map((name, index) => created(index, name, flow.now())))).toMatchObject({ status: 200 });
  await flow.slack.until(() => flow.slack.messages(CHANNEL).length > 0);
  return { flow, ts: flow.slack.messages(CHANNEL)[0]?.ts ?? '' };
}

/** The bot with so many queues created three days ago, too old to be noticed. */
async function withPast(names: readonly string[], options: FlowOptions = {}): Promise<Flow> {
  const flow = await startFlow(options);
  const start = flow.now().getTime() - 3 * 86_400_000;
  const records = names.map((name, index) => created(index, name, new Date(start + index * 1_000)));
  expect(await flow.send(records)).toMatchObject({ status: 200 });
  return flow;
}

function replies({ slack }: Flow, ts: string): readonly string[] {
  const own = slack.thread(CHANNEL, ts).filter((message) => message.own);
  return own.slice(1).map(textOf);
}

function seen({ slack }: Flow, person: string, channel: string): readonly string[] {
  return slack.ephemerals(person, channel).map(textOf);
}

/** Waits until a person sees one more by themselves in a channel, and reads it. */
async function nextSeen(flow: Flow, person: string, channel: string, act: () => unknown): Promise<string> {
  const before = seen(flow, person, channel).length;
  await act();
  await flow.slack.until(() => seen(flow, person, channel).length > before);
  return seen(flow, person, channel).at(-1) ?? '';
}

async function nextReply(flow: Flow, ts: string, act: () => unknown): Promise<string> {
  const before = replies(flow, ts).length;
  await act();
  await flow.slack.until(() => replies(flow, ts).length > before);
  return replies(flow, ts).at(-1) ?? '';
}

async function nextDm(flow: Flow, person: string, act: () => unknown): Promise<string> {
  const before = flow.slack.dms(person).length;
  await act();
  await flow.slack.until(() => flow.slack.dms(person).length > before);
  const last = flow.slack.dms(person).at(-1);
  return last ? textOf(last) : '';
}

function ask(flow: Flow, text: string, person = DANA, channel = GENERAL): Promise<string> {
  return nextSeen(flow, person, channel, async () =>
    expect(await flow.slack.command(person, channel, `/trail ${text}`)).toEqual({ ok: true }),
  );
}

/** Clicks on the newest ephemeral. */
async function click(flow: Flow, actionId: string, choice: object = {}, channel = GENERAL, person = DANA) {
  const ts = flow.slack.ephemerals(person, channel).at(-1)?.ts ?? '';
  expect(await flow.slack.click(person, { channel, ts, actionId, ...choice })).toEqual({ ok: true });
}

describe.each(MODES)('going on in %s mode', (mode) => {
  it('a mention in a notice’s thread is answered there, once', async () => {
    const { flow, ts } = await withNotice(['Billing'], { mode });
    const history = await nextReply(flow, ts, () => flow.slack.mention(DANA, CHANNEL, 'history', ts));
    expect(history).toMatch(/^1 change to queue Billing/);
    expect(history).toContain('Dana Ruiz asked: ');
    const again = await nextSeen(flow, OMAR, CHANNEL, () => flow.slack.mention(OMAR, CHANNEL, 'history', ts));
    expect(again).toMatch(/^Answered .* further up in this thread/);
    expect(await nextReply(flow, ts, () => flow.slack.mention(OMAR, CHANNEL, 'who changed it', ts))).toMatch(
      /^1 change to queue Billing/,
    );
    expect(await nextReply(flow, ts, () => flow.slack.mention(OMAR, CHANNEL, 'around', ts))).toContain('1 change');
    expect(await nextReply(flow, ts, () => flow.slack.mention(OMAR, CHANNEL, 'user', ts))).toContain('1 change');
    expect(await nextReply(flow, ts, () => flow.slack.mention(OMAR, CHANNEL, 'details', ts))).toContain('SHA-256');
    const raw = await nextSeen(flow, DANA, CHANNEL, () => flow.slack.mention(DANA, CHANNEL, 'raw', ts));
    expect(raw).toContain('"eventName": "CreateQueue"');
    expect(await nextSeen(flow, DANA, CHANNEL, () => flow.slack.mention(DANA, CHANNEL, 'help', ts))).toContain(
      'history',
    );
    expect(seen(flow, OMAR, CHANNEL)).toHaveLength(1);
  });

  it('a mention about several things asks which, and answers in the thread', async () => {
    const { flow, ts } = await withNotice(['Billing', 'Refunds', 'Sales'], { mode });
    const which = await nextReply(flow, ts, () => flow.slack.mention(DANA, CHANNEL, 'history', ts));
    expect(which).toContain('This notice is about 3 things. Which one?');
    const asked = flow.slack.thread(CHANNEL, ts).at(-1)?.ts ?? '';
    const pick = (nth: number) =>
      nextReply(flow, ts, () => flow.slack.click(OMAR, { channel: CHANNEL, ts: asked, actionId: ACTIONS.pick, nth }));
    expect(await pick(1)).toMatch(/^1 change to queue Refunds/);
    expect(await pick(3)).toMatch(/^3 changes/);
  });

  it('the message shortcut offers a notice’s questions in private', async () => {
    const { flow, ts } = await withNotice(['Billing'], { mode });
    const look = (id: string) => () => flow.slack.shortcut(DANA, LOOK_UP, { channel: CHANNEL, ts: id });
    expect(await nextSeen(flow, DANA, CHANNEL, look(ts))).toMatch(/created queue Billing.*What do you want to know\?/);
    expect(await nextSeen(flow, DANA, CHANNEL, () => click(flow, ACTIONS.history, {}, CHANNEL))).toMatch(
      /^1 change to queue Billing/,
    );
    const { ts: said = '' } = flow.slack.message(OMAR, CHANNEL, 'Who touched the Billing queue?');
    expect(await nextSeen(flow, DANA, CHANNEL, look(said))).toMatch(/^1 change to queue Billing/);
    const { ts: idle = '' } = flow.slack.message(OMAR, CHANNEL, 'Lunch?');
    expect(await nextSeen(flow, DANA, CHANNEL, look(idle))).toContain('no notice of mine');
    expect(replies(flow, ts)).toEqual([]);
  });

  it('Change opens the form with the reading, and its answer comes where it was opened', async () => {
    const flow = await withPast(['Billing', 'Refunds'], { mode });
    await ask(flow, 'queue Billing since 2026-01-02 9:00');
    await click(flow, ACTIONS.change);
    await flow.slack.until(() => flow.slack.modals(DANA).length === 1);
    const blocks = JSON.stringify(flow.slack.modals(DANA)[0]?.view.blocks);
    expect(blocks).toMatch(/"initial_option":\{"text":\{"type":"plain_text","text":"queue Billing/);
    expect(blocks).toContain('"initial_date":"2026-01-02"');
    expect(blocks).toContain('"initial_time":"09:00"');
    const viewId = flow.slack.modals(DANA)[0]?.id ?? '';
    const [option] = await flow.slack.options(DANA, { viewId, actionId: 'trail:what:v1' }, 'refu');
    expect(option).toMatchObject({ text: { text: expect.stringMatching(/^Queue Refunds/) } });
    const answer = await nextSeen(flow, DANA, GENERAL, async () =>
      expect(
        await flow.slack.submitView(DANA, {
          what: { 'trail:what:v1': { type: 'external_select', selected_option: option } },
          fromDate: { 'trail:from_date:v1': { type: 'datepicker', selected_date: null } },
          fromTime: { 'trail:from_time:v1': { type: 'timepicker', selected_time: null } },
        }),
      ).toEqual({ ok: true }),
    );
    expect(answer).toMatch(/^1 change to queue Refunds/);
    expect(flow.slack.modals(DANA)).toEqual([]);
  });

  it('Search changes opens the form empty and answers in a direct message', async () => {
    const flow = await withPast(['Billing', 'Refunds'], { mode });
    await flow.slack.shortcut(DANA, SEARCH);
    await flow.slack.until(() => flow.slack.modals(DANA).length === 1);
    expect(JSON.stringify(flow.slack.modals(DANA)[0]?.view)).not.toContain('initial_');
    expect(
      await flow.slack.submitView(DANA, {
        toDate: { 'trail:to_date:v1': { type: 'datepicker', selected_date: '2026-01-02' } },
        fromDate: { 'trail:from_date:v1': { type: 'datepicker', selected_date: '2026-01-03' } },
      }),
    ).toMatchObject({ ok: false, fields: { toDate: 'This is before the beginning.' } });
    const answer = await nextDm(flow, DANA, () =>
      flow.slack.submitView(DANA, {
        toDate: { 'trail:to_date:v1': { type: 'datepicker', selected_date: null } },
        fromDate: { 'trail:from_date:v1': { type: 'datepicker', selected_date: null } },
      }),
    );
    expect(answer).toMatch(/^2 changes/);
  });

  it('CSV sends all of an answer to whoever clicks', async () => {
    const names = Array.from({ length: 25 }, (_, index) => (index === 0 ? '=HYPERLINK("x")' : `Queue ${index}`));
    const flow = await withPast(names, { mode });
    await ask(flow, 'changes');
    const said = await nextSeen(flow, DANA, GENERAL, () => click(flow, ACTIONS.csv));
    expect(said).toBe('A file of 25 changes is in your direct messages with me.');
    const [message] = flow.slack.dms(DANA);
    expect(message?.text).toMatch(/^25 changes\. Read as: /);
    const file = flow.slack.files.get(message?.files[0] ?? '');
    expect(file?.name).toMatch(/^connect-changes-\d{4}-\d\d-\d\d\.csv$/);
    const text = file?.bytes?.toString('utf8') ?? '';
    expect(text.split('\r\n')).toHaveLength(27);
    expect(text).toMatch(/^\uFEFF"when \(UTC\)","who",/);
    expect(text).not.toMatch(/"[=+@-]/);
  });

  it('/trail audit shows those in ASKERS who asked what', async () => {
    const flow = await withPast(['Billing'], { mode, env: { ASKERS: OMAR } });
    await ask(flow, 'queue Billing');
    expect(await ask(flow, 'audit')).toContain('named in ASKERS');
    const audit = await ask(flow, 'audit', OMAR);
    expect(audit).toMatch(/Who asked what/);
    expect(audit).toContain('Dana Ruiz in ');
    expect(audit).toContain('/trail queue Billing');
  });
});

describe('going on', () => {
  it('is guarded on every way in, and says so to the person alone', async () => {
    const { flow, ts } = await withNotice(['Billing']);
    flow.slack.setMember(CHANNEL, LEE, false);
    expect(await nextDm(flow, LEE, () => flow.slack.shortcut(LEE, SEARCH))).toMatch(/answers members of/);
    expect(flow.slack.modals(LEE)).toEqual([]);
    expect(replies(flow, ts)).toEqual([]);
  });

  test.each([
    ['files:write', { slack: { optionalScopes: ['im:write'] } }],
    ['im:write', { slack: { optionalScopes: ['files:write'] } }],
  ])('without %s CSV says which scope is missing', async (scope, options) => {
    const flow = await withPast(['Billing'], options);
    await ask(flow, 'changes');
    expect(await nextSeen(flow, DANA, GENERAL, () => click(flow, ACTIONS.csv))).toBe(
      `To send you files, the app lacks the scope ${scope}: an admin adds it (manifest.yml) and installs the app again.`,
    );
    expect(flow.slack.dms(DANA)).toEqual([]);
  });

  it('offers people, things, kinds and operations as they are typed, and answers what is chosen of all of them', async () => {
    const flow = await withPast(['Billing', 'Refunds', 'Sales']);
    await flow.slack.shortcut(DANA, SEARCH);
    await flow.slack.until(() => flow.slack.modals(DANA).length === 1);
    const viewId = flow.slack.modals(DANA)[0]?.id ?? '';
    const first = async (field: string, typed: string) => {
      const [option] = await flow.slack.options(DANA, { viewId, actionId: `trail:${field}:v1` }, typed);
      return { [field]: { [`trail:${field}:v1`]: { type: 'external_select', selected_option: option } } };
    };
    const [what, who, event, type] = [
      await first('what', 'r'),
      await first('who', ''),
      await first('event', 'createqueue'),
      await first('type', 'que'),
    ];
    expect(JSON.stringify([what, event, type])).toMatch(/Queue Refunds.*"CreateQueue".*"Queues"/);
    const search = (fields: object) => nextDm(flow, DANA, () => flow.slack.submitView(DANA, fields as never));
    expect(await search({ ...what, ...who, ...event })).toMatch(/^1 change/);
    await flow.slack.shortcut(DANA, SEARCH);
    await flow.slack.until(() => flow.slack.modals(DANA).length === 1);
    expect(await search({ ...who, ...type })).toMatch(/^3 changes/);
    await flow.slack.shortcut(DANA, SEARCH);
    await flow.slack.until(() => flow.slack.modals(DANA).length === 1);
    const refused = {
      outcome: { 'trail:outcome:v1': { type: 'static_select', selected_option: { value: 'failed' } } },
    };
    expect(await search({ ...type, ...refused })).toMatch(/^No change recorded/);
  });

  it('works without any optional scope but for files', async () => {
    const { flow, ts } = await withNotice(['Billing'], { slack: { optionalScopes: false } });
    expect(await nextReply(flow, ts, () => flow.slack.mention(DANA, CHANNEL, 'who changed it', ts))).toMatch(
      /^1 change to queue Billing/,
    );
    await ask(flow, 'changes');
    await click(flow, ACTIONS.change);
    await flow.slack.until(() => flow.slack.modals(DANA).length === 1);
    expect(await nextSeen(flow, DANA, GENERAL, () => click(flow, ACTIONS.csv))).toContain(
      'lacks the scope files:write',
    );
  });

  it('changes the answers of buttons too: what they were about is found again', async () => {
    const { flow, ts } = await withNotice(['Billing']);
    await nextSeen(flow, DANA, CHANNEL, () => flow.slack.shortcut(DANA, LOOK_UP, { channel: CHANNEL, ts }));
    const copy = flow.slack.ephemerals(DANA, CHANNEL).at(-1)?.ts ?? '';
    for (const actionId of [ACTIONS.history, ACTIONS.moreBy]) {
      await nextSeen(flow, DANA, CHANNEL, () => flow.slack.click(DANA, { channel: CHANNEL, ts: copy, actionId }));
      await click(flow, ACTIONS.change, {}, CHANNEL);
      await flow.slack.until(() => flow.slack.modals(DANA).length === 1);
      expect(await nextSeen(flow, DANA, CHANNEL, () => flow.slack.submitView(DANA, {}))).toMatch(/1 change/);
    }
  });

  it('answers in a direct message where the form’s channel cannot be reached any more', async () => {
    const flow = await withPast(['Billing']);
    await ask(flow, 'changes');
    await click(flow, ACTIONS.change);
    await flow.slack.until(() => flow.slack.modals(DANA).length === 1);
    flow.slack.faults.order({ method: 'response_url', kind: 'error500' });
    expect(await nextDm(flow, DANA, () => flow.slack.submitView(DANA, {}))).toMatch(/^1 change/);
  });

  it('turns the pages of the audit', async () => {
    const flow = await withPast(['Billing'], { env: { ASKERS: DANA } });
    for (let asked = 0; asked < 20; asked += 1) await ask(flow, `changes last ${asked + 1}d`);
    expect(await ask(flow, 'audit')).toContain('newest first: 1–15');
    await click(flow, ACTIONS.auditOlder);
    await flow.slack.until(() => (seen(flow, DANA, GENERAL).at(-1) ?? '').includes('newest first: 16–'));
  });

  it('names the field of the form that was not understood', async () => {
    const flow = await withPast(['Billing']);
    await flow.slack.shortcut(DANA, SEARCH);
    await flow.slack.until(() => flow.slack.modals(DANA).length === 1);
    const words = (value: string) => ({ words: { 'trail:words:v1': { type: 'plain_text_input', value } } });
    expect(await flow.slack.submitView(DANA, words('queue Zzyzx'))).toMatchObject({
      fields: { words: expect.stringContaining('like “Zzyzx”') },
    });
    expect(flow.slack.modals(DANA)).toHaveLength(1);
  });
});
