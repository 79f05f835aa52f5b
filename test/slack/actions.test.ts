import { describe, expect, it, test } from 'vitest';
import { SlackRefusal } from '../../src/errors.ts';
import { ACTIONS } from '../../src/notice/actions.ts';
import { activity, billingUS, escalations, omar, tier2 } from '../lookup-fixtures.ts';
import { createTrail, type Posted } from './fake-app.ts';
import { actionBody, commandBody, IN_PUBLIC, type Said } from './fake-slack.ts';

const story = Array.from({ length: 25 }, (_, index) => activity(`09:${String(index).padStart(2, '0')}`));
const first = story[0] ?? activity('09:00');

/** Buttons and menu values of a message, in the order they stand. */
function values(message: Said | Posted['message'] | undefined): readonly string[] {
  const json = JSON.stringify(message?.blocks ?? []);
  return [...json.matchAll(/"action_id":"trail:(\w+):v1","text":[^}]*\},"value":"([^"]*)"/g)].map(
    ([, id, value]) => `${id} ${value}`,
  );
}

const texts = (said: readonly Said[]) => said.map(({ text }) => text);

describe('Older and Newer', () => {
  it('turn a private answer over in place', async () => {
    const { send, said } = await createTrail({ activities: story });
    await send(commandBody('changes'));
    expect(values(said[0])).toEqual(['older q1:10', 'share q1:0', 'change q1', 'csv q1']);
    await send(actionBody(ACTIONS.older, 'q1:10'));
    expect(values(said[1])).toEqual(['newer q1:0', 'older q1:20', 'share q1:10', 'change q1', 'csv q1']);
    await send(actionBody(ACTIONS.older, 'q1:20'));
    await send(actionBody(ACTIONS.newer, 'q1:0'));
    expect(values(said[3])).toEqual(['older q1:10', 'share q1:0', 'change q1', 'csv q1']);
    expect(said.map((message) => message.replace_original)).toEqual([false, true, true, true]);
  });

  it('leave an answer that others read as it is', async () => {
    const { send, said } = await createTrail({ activities: story });
    await send(commandBody('changes'));
    const inThread = { ...IN_PUBLIC, container: { ...IN_PUBLIC.container, message_ts: '6.6', thread_ts: '5.5' } };
    await send(actionBody(ACTIONS.older, 'q1:10', inThread));
    expect(said[1]).toMatchObject({ response_type: 'ephemeral', replace_original: false, thread_ts: '5.5' });
  });

  test.each([
    [ACTIONS.older, 'q9:10'],
    [ACTIONS.newer, ''],
    [ACTIONS.share, 'q9:0'],
    [ACTIONS.choose, 'q9:1'],
    [ACTIONS.choose, '__proto__:all'],
  ])('%s with %j says that the question is forgotten', async (action, value) => {
    const { send, said, posted } = await createTrail({ activities: story });
    await send(actionBody(action, value));
    expect(texts(said)).toEqual(['I no longer know this question. Ask it again with /trail.']);
    expect(posted).toEqual([]);
  });
});

describe('Share to channel', () => {
  it('posts the page that is shown, says who shared it, and cannot be clicked again', async () => {
    const { send, said, posted } = await createTrail({ activities: story });
    await send(commandBody('changes'));
    await send(actionBody(ACTIONS.share, 'q1:10'));
    expect(posted).toEqual([{ channel: 'C1', message: expect.anything() }]);
    expect(JSON.stringify(posted[0]?.message.blocks)).toMatch(/Lena Vogt.*asked: /);
    expect(values(posted[0]?.message)).toEqual(['newer q1:0', 'older q1:20', 'change q1', 'csv q1']);
    expect(said[1]).toMatchObject({ replace_original: true });
    expect(values(said[1])).toEqual(['newer q1:0', 'older q1:20', 'change q1', 'csv q1']);
  });

  it('posts nothing to a channel shared with another company', async () => {
    const { send, said, posted } = await createTrail({ activities: story, objection: async () => 'shared_channel' });
    await send(commandBody('changes'));
    await send(actionBody(ACTIONS.share, 'q1:0'));
    expect(posted).toEqual([]);
    expect(texts(said)[1]).toBe('This channel is shared with another company, so nothing is posted to it.');
  });

  it('says how to invite the bot where it is not in the channel', async () => {
    const post = async () => {
      throw new SlackRefusal('channel', 'not_in_channel');
    };
    const { send, said } = await createTrail({ activities: story, post });
    await send(commandBody('changes'));
    await send(actionBody(ACTIONS.share, 'q1:0'));
    expect(texts(said)[1]).toBe('I am not in this channel. Type /invite @Connect Trail here, then share again.');
  });
});

describe('a choice', () => {
  const activities = [
    activity('10:00'),
    activity('09:00', { resource: billingUS }),
    activity('08:00', { resource: escalations }),
  ];

  it('is replaced by the answer to what was clicked', async () => {
    const { send, said } = await createTrail({ activities });
    await send(commandBody('queue Bill'));
    expect(values(said[0])).toEqual(['choose q1:0', 'choose q1:1', 'choose q1:2', 'choose q1:all']);
    await send(actionBody(ACTIONS.choose, 'q1:all'));
    expect(said[1]).toMatchObject({ text: expect.stringMatching(/^3 changes/), replace_original: true });
  });
});

describe('a notice’s buttons', () => {
  const notices = { n1: [first], n2: [first, activity('10:00', { resource: tier2 })] };

  test.each([
    [ACTIONS.details, 'n1', /^Lena Vogt asked: details/],
    [ACTIONS.moreBy, 'n1', /25 changes/],
    [ACTIONS.history, 'n1', /^25 changes to queue Billing/],
    [ACTIONS.noticeMenu, 'around:n1', /changes/],
  ])('%s answers in the notice’s thread and says who asked', async (action, value, text) => {
    const { send, said, posted } = await createTrail({ activities: story, notices });
    expect(await send(actionBody(action, value, IN_PUBLIC))).toEqual(['']);
    expect(posted).toEqual([
      { channel: 'C1', threadTs: '5.5', message: expect.objectContaining({ text: expect.stringMatching(text) }) },
    ]);
    expect(JSON.stringify(posted[0]?.message.blocks)).toMatch(/Lena Vogt.*asked: /);
    expect(said).toEqual([]);
  });

  it('points at the answer above when the same is asked within ten minutes', async () => {
    const { send, said, posted, clock } = await createTrail({ activities: story, notices });
    await send(actionBody(ACTIONS.history, 'n1', IN_PUBLIC));
    await clock.advance(4 * 60_000);
    await send(actionBody(ACTIONS.history, 'n1', { ...IN_PUBLIC, user: { id: 'U2', team_id: 'T1' } }));
    expect(posted).toHaveLength(1);
    expect(said).toEqual([
      expect.objectContaining({ text: 'Answered 4 min ago, further up in this thread.', response_type: 'ephemeral' }),
    ]);
    expect(JSON.stringify(said)).toContain('https://acme.slack.com/archives/C1/p9.1');
    await clock.advance(6 * 60_000 + 1);
    await send(actionBody(ACTIONS.history, 'n1', IN_PUBLIC));
    expect(posted).toHaveLength(2);
  });

  it('answers once when two click at the same moment', async () => {
    const { send, said, posted } = await createTrail({ activities: story, notices });
    await Promise.all([
      send(actionBody(ACTIONS.details, 'n1', IN_PUBLIC)),
      send(actionBody(ACTIONS.details, 'n1', { ...IN_PUBLIC, user: { id: 'U2', team_id: 'T1' } })),
    ]);
    expect([posted.length, texts(said)]).toEqual([1, ['Answered a moment ago, further up in this thread.']]);
  });

  it('answers anew what failed to be posted', async () => {
    let fail = true;
    const post = async () => {
      if (fail) throw new SlackRefusal('passing', 'internal_error');
      return { ts: '9.1' };
    };
    const { send, said } = await createTrail({ activities: story, notices, post });
    await send(actionBody(ACTIONS.details, 'n1', IN_PUBLIC));
    fail = false;
    await send(actionBody(ACTIONS.details, 'n1', IN_PUBLIC));
    expect(texts(said)).toEqual([expect.stringContaining('ref1')]);
  });

  it('shows the raw record to the asker alone', async () => {
    const { send, said, posted } = await createTrail({ activities: [...story, ...notices.n2], notices });
    await send(actionBody(ACTIONS.noticeMenu, 'raw:n2', IN_PUBLIC));
    expect(posted).toEqual([]);
    expect(said.map(({ response_type, replace_original }) => [response_type, replace_original])).toEqual([
      ['ephemeral', false],
      ['ephemeral', false],
    ]);
    expect(JSON.stringify(said[0])).toContain(first.eventID);
  });

  it('records who looked at what', async () => {
    const { send, asked } = await createTrail({ activities: story, notices });
    await send(actionBody(ACTIONS.details, 'n1', IN_PUBLIC));
    await send(actionBody(ACTIONS.noticeMenu, 'raw:n1', IN_PUBLIC));
    await send(actionBody(ACTIONS.history, 'n1', IN_PUBLIC));
    await send(actionBody(ACTIONS.lineMenu, `details:${first.eventID}`));
    expect(asked.map(({ slackUserId, channel, text }) => `${slackUserId} in ${channel}: ${text}`)).toEqual([
      'U1 in C1: details of notice n1',
      'U1 in C1: raw record of notice n1',
      'U1 in C1: history (trail:history:v1)',
      `U1 in C1: details of event ${first.eventID}`,
    ]);
  });

  it('keeps within the five uses of a response_url for a notice of many records', async () => {
    const { send, said } = await createTrail({ activities: story, notices: { n1: story } });
    await send(actionBody(ACTIONS.noticeMenu, 'raw:n1', IN_PUBLIC));
    expect(said).toHaveLength(4);
    expect(said.at(-1)?.text).toContain('22 more');
  });

  it('asks back in private which of several things is meant', async () => {
    const { send, said, posted } = await createTrail({ activities: story, notices });
    await send(actionBody(ACTIONS.history, 'n2', IN_PUBLIC));
    expect([posted, said.map(({ response_type }) => response_type), values(said[0])]).toEqual([
      [],
      ['ephemeral'],
      ['choose q1:0', 'choose q1:1', 'choose q1:all'],
    ]);
  });

  test.each([
    [ACTIONS.link, 'n1'],
    [ACTIONS.noticeMenu, 'link:n1'],
  ])('%s %s is only acknowledged', async (action, value) => {
    const { send, said, posted } = await createTrail({ activities: story, notices });
    expect(await send(actionBody(action, value, IN_PUBLIC))).toEqual(['']);
    expect([said, posted]).toEqual([[], []]);
  });

  test.each([
    [ACTIONS.details, 'gone'],
    [ACTIONS.moreBy, '__proto__'],
    [ACTIONS.noticeMenu, 'raw:gone'],
  ])('%s %s says that nothing is stored', async (action, value) => {
    const { send, said } = await createTrail({ activities: story, notices });
    await send(actionBody(action, value, IN_PUBLIC));
    expect(texts(said)).toEqual(['What this notice is about is no longer stored.']);
  });

  it('refuses whom the guard refuses', async () => {
    const { send, said, posted } = await createTrail({ activities: story, notices });
    await send(actionBody(ACTIONS.details, 'n1', { ...IN_PUBLIC, user: { id: 'U7', team_id: 'T1' } }));
    expect([posted, texts(said)]).toEqual([[], [expect.stringContaining('Lena Vogt')]]);
  });
});

describe('the menu on a line', () => {
  const activities = [activity('10:00'), activity('09:00', { actor: omar })];
  const id = activities[0]?.eventID;

  test.each([
    ['details', /^Details/],
    ['more_by', /1 change/],
    ['history', /2 changes/],
    ['around', /change/],
  ])('%s answers a private answer in private', async (verb, text) => {
    const { send, said, posted } = await createTrail({ activities });
    await send(actionBody(ACTIONS.lineMenu, `${verb}:${id}`));
    expect(posted).toEqual([]);
    expect(said).toEqual([
      expect.objectContaining({
        text: expect.stringMatching(text),
        response_type: 'ephemeral',
        replace_original: false,
      }),
    ]);
  });

  test.each(['details', 'more_by', 'history', 'around'])('%s answers a shared answer in its thread', async (verb) => {
    const { send, said, posted } = await createTrail({ activities });
    await send(actionBody(ACTIONS.lineMenu, `${verb}:${id}`, IN_PUBLIC));
    await send(actionBody(ACTIONS.lineMenu, `${verb}:${id}`, IN_PUBLIC));
    expect(posted.map(({ threadTs }) => threadTs)).toEqual(['5.5']);
    expect(JSON.stringify(posted)).toMatch(/Lena Vogt.*asked: /);
    expect(texts(said)).toEqual([expect.stringContaining('Answered')]);
  });

  test.each([
    ['details:gone', 'This change is no longer stored.'],
    [`dance:${id}`, 'This menu is from another version of Connect Trail.'],
  ])('%s is said to be gone', async (value, text) => {
    const { send, said } = await createTrail({ activities });
    await send(actionBody(ACTIONS.lineMenu, value));
    expect(texts(said)).toEqual([text]);
  });
});
