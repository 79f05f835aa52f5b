import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../../src/notice/actions.ts';
import { LOOK_UP } from '../../src/notice/modal.ts';
import type { NoticeSummary } from '../../src/notice/views.ts';
import { activity, escalations } from '../lookup-fixtures.ts';
import { createTrail } from './fake-app.ts';
import { actionBody, IN_PUBLIC, mentionBody, type Said } from './fake-slack.ts';

const story = Array.from({ length: 64 }, (_, index) =>
  activity(`0${Math.floor(index / 60) + 8}:${String(index % 60).padStart(2, '0')}`, {
    eventID: `event-${index}`,
    resource: { ...escalations, id: `queue-${index}`, name: `Queue ${index}` },
  }),
);
const [first = activity('08:00')] = story;

const STORM: NoticeSummary = {
  from: first.at,
  to: first.at,
  done: 64,
  refused: 0,
  mended: 0,
  people: 2,
  tools: 0,
  rows: [
    { example: { activity: first, known: { names: {}, earlier: {} } }, done: 64, things: 64, refused: 0, names: [] },
  ],
  moreRows: 0,
  instances: [],
  sensitiveElsewhere: 0,
};

function trail(parts: Parameters<typeof createTrail>[0] = {}) {
  return createTrail({ activities: story, notices: { n1: story, '5.5': story }, ...parts });
}

/** The texts of a message's buttons with their values. */
function buttons(message: Said | undefined): readonly string[] {
  const json = JSON.stringify(message?.blocks ?? []);
  return [...json.matchAll(/"action_id":"trail:(\w+):v1","text":[^}]*\},"value":"([^"]*)"/g)].map(
    ([, id, value]) => `${id} ${value}`,
  );
}

const inPrivate = { container: { is_ephemeral: true, message_ts: '7.7', channel_id: 'C1' } };

describe('Show all', () => {
  it('shows the first ten to the clicker alone, and turns over in place', async () => {
    const { send, said, posted, asked } = await trail();
    await send(actionBody(ACTIONS.showAll, 'n1', IN_PUBLIC));
    expect(said[0]).toMatchObject({
      text: '1–10 of 64, oldest first',
      response_type: 'ephemeral',
      replace_original: false,
    });
    expect(buttons(said[0])).toEqual(['notice_newer n1:10']);
    await send(actionBody(ACTIONS.noticeNewer, 'n1:10', inPrivate));
    expect(said[1]).toMatchObject({ text: '11–20 of 64, oldest first', replace_original: true });
    expect(buttons(said[1])).toEqual(['notice_older n1:0', 'notice_newer n1:20']);
    await send(actionBody(ACTIONS.noticeOlder, 'n1:0', inPrivate));
    expect(said[2]).toMatchObject({ text: '1–10 of 64, oldest first', replace_original: true });
    expect(posted).toEqual([]);
    expect(asked.map(({ text }) => text)).toEqual([
      'all of notice n1, from 1',
      'all of notice n1, from 11',
      'all of notice n1, from 1',
    ]);
  });

  it('gives every line the menu that lines of answers have', async () => {
    const { send, said } = await trail();
    await send(actionBody(ACTIONS.showAll, 'n1', IN_PUBLIC));
    expect(JSON.stringify(said[0]?.blocks)).toContain('"value":"history:event-0"');
    expect(JSON.stringify(said[0]?.blocks).match(/trail:line_menu:v1/g)).toHaveLength(10);
  });

  it.each([
    ['n1:500', '61–64 of 64, oldest first'],
    ['n1:', '1–10 of 64, oldest first'],
    ['n1:-3', '1–10 of 64, oldest first'],
    ['n1:x', '1–10 of 64, oldest first'],
    ['n9:10', 'What this notice is about is no longer stored.'],
    ['__proto__:0', 'What this notice is about is no longer stored.'],
    ['', 'What this notice is about is no longer stored.'],
  ])('answers %j with what there is', async (value, text) => {
    const { send, said } = await trail();
    await send(actionBody(ACTIONS.noticeNewer, value, inPrivate));
    expect(said.map((each) => each.text)).toEqual([text]);
  });

  it('says so where nothing of the notice is kept', async () => {
    const { send, said } = await trail({ notices: { n1: [] } });
    await send(actionBody(ACTIONS.showAll, 'n1', IN_PUBLIC));
    expect(said.map(({ text }) => text)).toEqual(['What this notice is about is no longer stored.']);
  });
});

describe('a notice that shows counts alone', () => {
  const summaries = { n1: STORM, '5.5': STORM };

  it('has details of its first changes, and says of how many', async () => {
    const { send, posted } = await trail({ summaries });
    await send(actionBody(ACTIONS.details, 'n1', IN_PUBLIC));
    expect(JSON.stringify(posted[0]?.message.blocks)).toContain('details, the first 8 of 64');
  });

  it('is asked in its thread which of its things is meant, and offers no answer for all of them', async () => {
    const { send, posted } = await trail({ summaries });
    await send(mentionBody('history', '5.5'));
    expect(posted[0]?.message.text).toBe(
      'Lena Vogt asked “history”. This notice is about more than 50 things. Which one?',
    );
    expect(JSON.stringify(posted[0]?.message.blocks)).not.toContain('All 50');
    expect(JSON.stringify(posted[0]?.message.blocks)).toContain(
      'There are more: ask with the name of the one you mean.',
    );
  });

  it('knows nobody by “she” where several people are behind it', async () => {
    const { send, posted } = await trail({ summaries });
    await send(mentionBody('what else did she do today', '5.5'));
    expect(posted[0]?.message.text ?? '').not.toMatch(/Dana/);
  });

  it('hands out its first raw records, and says how many more there are', async () => {
    const { send, said } = await trail({ summaries });
    await send(actionBody(ACTIONS.noticeMenu, 'raw:n1', IN_PUBLIC));
    expect(said.at(-1)?.text).toBe("These are the first 3 of this notice's records; 61 more are behind Details.");
  });

  it('is looked up by what it says of them all', async () => {
    const { send, said } = await trail({ summaries });
    await send({
      type: 'message_action',
      callback_id: LOOK_UP,
      user: { id: 'U1', team_id: 'T1' },
      team: { id: 'T1' },
      channel: { id: 'C1' },
      message_ts: '5.5',
      message: { ts: '5.5', text: 'a notice' },
      response_url: 'https://hooks.slack.com/actions/T1/2/secret',
      trigger_id: 't1',
    });
    expect(said.map(({ text }) => text)).toEqual(['Storm: 64 changes in 0 s by 2 people. What do you want to know?']);
    expect(buttons(said[0])).toEqual(['details 5.5', 'show_all 5.5']);
  });
});
