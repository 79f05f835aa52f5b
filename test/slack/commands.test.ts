import { describe, expect, it, test } from 'vitest';
import { commandText } from '../../src/slack/command-text.ts';
import { activity, billingUS, omar } from '../lookup-fixtures.ts';
import { createTrail } from './fake-app.ts';
import { commandBody } from './fake-slack.ts';

const story = [
  activity('10:00'),
  activity('09:00', { actor: omar, resource: billingUS }),
  activity('2026-11-21T22:30:00Z'),
];

describe('/trail', () => {
  it('answers the asker alone, once, with text and blocks', async () => {
    const { send, said } = await createTrail({ activities: story });
    expect(await send(commandBody('queue Billing'))).toEqual(['']);
    expect(said).toEqual([
      {
        text: '3 changes to queue Billing, the last by dana@example.com 30 min ago.',
        blocks: expect.anything(),
        response_type: 'ephemeral',
        replace_original: false,
      },
    ]);
  });

  it('reads days in the asker’s zone, else in that of the settings', async () => {
    const { send, said } = await createTrail({ activities: story });
    // 23:30 in Berlin was yesterday, 17:30 in New York too; in both, two changes are of today.
    await send(commandBody('changes yesterday'));
    await send(commandBody('changes yesterday', { user_id: 'U2' }));
    expect(said.map((message) => JSON.stringify(message))).toEqual([
      expect.stringContaining('Europe/Berlin'),
      expect.stringContaining('America/New_York'),
    ]);
  });

  test.each([
    ['', /Who changed what/],
    ['help', /Who changed what/],
    ['user', /Say whose changes/],
    ['queue Zzyzx', /I do not know/],
    ['queue Billlling', /^I read “Billlling” as Billing\./],
    ['Bill', /changes/],
    ['queue Bil since yestrday', /^I read “yestrday” as yesterday\./],
  ])('answers %j', async (text, sentence) => {
    const { send, said } = await createTrail({ activities: story });
    await send(commandBody(text));
    expect(said).toEqual([expect.objectContaining({ text: expect.stringMatching(sentence) })]);
  });

  it('records who asked what, where', async () => {
    const { send, asked } = await createTrail({ activities: story });
    await send(commandBody('changes &lt;today&gt;'));
    expect(asked.map(({ slackUserId, channel, text }) => [slackUserId, channel, text])).toEqual([
      ['U1', 'C1', '/trail changes <today>'],
    ]);
  });

  it('repeats nothing that could ping', async () => {
    const { send, said } = await createTrail({ activities: story });
    await send(commandBody('user &lt;!channel&gt; &lt;@U2&gt;'));
    expect(JSON.stringify(said)).not.toMatch(/"[^"]*<[!@#]/);
  });

  it('refuses with one private sentence that names whom to ask', async () => {
    const { send, said, asked } = await createTrail({ activities: story });
    await send(commandBody('changes', { user_id: 'U7' }));
    expect(said).toEqual([
      {
        text: expect.stringContaining('Lena Vogt'),
        blocks: expect.anything(),
        response_type: 'ephemeral',
        replace_original: false,
      },
    ]);
    expect(asked).toEqual([]);
  });
});

describe('commandText', () => {
  const people = {
    person: async (id: string) => {
      if (id !== 'U1') throw new Error('user_not_found');
      return { name: 'Lena Vogt', handle: 'lena<>|', isBot: false, isGuest: false, isStranger: false, isGone: false };
    },
  };

  test.each([
    ['a &amp; b &lt;c&gt; &amp;lt;', 'a & b <c> &lt;'],
    ['user <@U1>', 'user <@U1|lena>'],
    ['user <@U1|dana.ruiz>', 'user <@U1|dana.ruiz>'],
    ['user <@U2>', 'user <@U2>'],
  ])('reads %j', async (text, plain) => {
    expect(await commandText(text, people)).toBe(plain);
  });
});
