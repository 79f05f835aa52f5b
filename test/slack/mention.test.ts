import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../../src/notice/actions.ts';
import { activity, escalations } from '../lookup-fixtures.ts';
import { createTrail } from './fake-app.ts';
import { actionBody, IN_PUBLIC, mentionBody } from './fake-slack.ts';

const first = activity('09:00');
const second = activity('09:30', { resource: escalations });
const notices = { '5.5': [first], '6.6': [first, second] };

/** What was said to one person alone, oldest first. */
function whispered({ calls }: Awaited<ReturnType<typeof createTrail>>): readonly string[] {
  return calls.flatMap(({ method, args }) => (method === 'chat.postEphemeral' ? [args.text ?? ''] : []));
}

function trail(parts: Parameters<typeof createTrail>[0] = {}) {
  return createTrail({ activities: [first, second], notices, ...parts });
}

describe('a mention in a notice’s thread', () => {
  it('is answered there for everybody, and says who asked', async () => {
    const { send, posted, asked } = await trail();
    await send(mentionBody('history', '5.5'));
    expect(posted).toEqual([{ channel: 'C1', threadTs: '5.5', message: expect.anything() }]);
    expect(posted[0]?.message.text).toMatch(/^1 change to queue Billing/);
    expect(JSON.stringify(posted[0]?.message.blocks)).toMatch(/Lena Vogt.*asked: /);
    expect(asked[0]).toMatchObject({ slackUserId: 'U1', channel: 'C1', text: '@ history' });
  });

  it('once, however often Slack sends it, and with a link to whoever asks the same', async () => {
    const all = await trail();
    await all.send(mentionBody('history', '5.5'));
    await all.send(mentionBody('history', '5.5'));
    expect(all.posted).toHaveLength(1);
    await all.send(mentionBody('history', '5.5', { event_id: 'Ev2' }));
    expect(all.posted).toHaveLength(1);
    expect(whispered(all)).toEqual([expect.stringMatching(/^Answered a moment ago/)]);
  });

  it('asks which of several things is meant, and answers what was clicked in the thread', async () => {
    const { send, posted } = await trail();
    await send(mentionBody('history', '6.6'));
    expect(posted[0]?.message.text).toBe('Lena Vogt asked “history”. This notice is about 2 things. Which one?');
    const values = [...JSON.stringify(posted[0]?.message.blocks).matchAll(/"value":"((?:[^"\\]|\\.)*)"/g)];
    const [, billing = '', both = ''] = [values[0], values[1], values[2]].map((each) =>
      JSON.parse(`"${each?.[1] ?? ''}"`),
    );
    const inThread = { ...IN_PUBLIC, container: { message_ts: '9.1', channel_id: 'C1', thread_ts: '6.6' } };
    await send(actionBody(ACTIONS.pick, billing, inThread));
    expect(posted[1]?.message.text).toMatch(/^1 change to queue Billing Escalations/);
    await send(actionBody(ACTIONS.pick, both, inThread));
    expect(posted[2]?.message.text).toMatch(/^2 changes/);
  });

  it('gives the raw record to the asker alone, in the thread', async () => {
    const all = await trail();
    await all.send(mentionBody('raw', '5.5'));
    expect(all.posted).toEqual([]);
    expect(whispered(all)).toEqual([expect.stringContaining(`Record ${first.eventID}`)]);
    const said = all.calls.find(({ method }) => method === 'chat.postEphemeral');
    expect(said?.args).toMatchObject({ channel: 'C1', user: 'U1', thread_ts: '5.5', parse: 'none' });
    expect(all.asked).toHaveLength(1);
  });

  it('helps the asker alone', async () => {
    const all = await trail();
    await all.send(mentionBody('', '5.5'));
    await all.send(mentionBody('queue Nobody', '5.5'));
    expect(all.posted).toEqual([]);
    expect(whispered(all)).toEqual([
      expect.stringContaining('In a notice’s thread'),
      expect.stringContaining('I do not know'),
    ]);
  });

  it('answers nothing in a channel shared with another company', async () => {
    const all = await trail({ objection: async () => 'shared_channel' });
    await all.send(mentionBody('history', '5.5'));
    expect(all.posted).toEqual([]);
    expect(whispered(all)).toEqual([expect.stringContaining('shared with another company')]);
  });
});

describe('a mention of a name that is several things', () => {
  it('asks in the thread, and answers there what was clicked, saying who clicked', async () => {
    const { send, posted } = await trail();
    await send(mentionBody('changes to bill', '5.5'));
    expect(posted[0]?.message.text).toMatch(/is 2 things\. Which one\?$/);
    const inThread = { ...IN_PUBLIC, container: { message_ts: '9.1', channel_id: 'C1', thread_ts: '5.5' } };
    await send(actionBody(ACTIONS.choose, 'q1:0', { ...inThread, user: { id: 'U2', team_id: 'T1' } }));
    expect(posted[1]).toMatchObject({ channel: 'C1', threadTs: '5.5' });
    expect(JSON.stringify(posted[1]?.message.blocks)).toMatch(/Omar Haddad.*asked: /);
  });
});

describe('a mention anywhere', () => {
  it('is answered in its own thread', async () => {
    const { send, posted } = await trail();
    await send(mentionBody('queue "Billing Escalations"', undefined));
    expect(posted).toMatchObject([{ channel: 'C1', threadTs: '5.9' }]);
  });

  it('says where the words of a notice’s thread belong', async () => {
    const all = await trail();
    await all.send(mentionBody('history', undefined));
    expect(whispered(all)).toEqual([expect.stringContaining('in the thread under a notice')]);
  });

  it('is refused with a sentence to the asker alone', async () => {
    const all = await trail();
    const body = mentionBody('history', '5.5');
    await all.send({ ...body, event: { ...body.event, user: 'U7' } });
    expect(all.posted).toEqual([]);
    expect(whispered(all)).toEqual([expect.stringContaining('Lena Vogt')]);
  });

  it('of another app is left alone', async () => {
    const all = await trail();
    const body = mentionBody('history', '5.5');
    await all.send({ ...body, event: { ...body.event, user: undefined, bot_id: 'B9' } });
    expect([all.posted, whispered(all)]).toEqual([[], []]);
  });
});
