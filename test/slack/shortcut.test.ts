import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { LOOK_UP } from '../../src/notice/modal.ts';
import { candidatesIn, namedIn } from '../../src/slack/shortcut-names.ts';
import { messageText } from '../../src/slack/shortcut-text.ts';
import { activity, billingEU, claimed, escalations, memoryStore, tier2, tier2Rights } from '../lookup-fixtures.ts';
import { createTrail } from './fake-app.ts';

const store = memoryStore([
  activity('09:00'),
  activity('09:10', { resource: escalations, actor: claimed }),
  activity('09:20', { resource: tier2, related: [tier2Rights] }),
]);

describe('namedIn', () => {
  test.each([
    ['who broke Billing?', ['Queue Billing in Acme EU']],
    ['the "Billing Escalations" queue', ['Queue Billing Escalations in Acme EU']],
    ['Billing Escalations is odd', ['Queue Billing Escalations in Acme EU']],
    ['ask dana@example.com', ['SSO user dana@example.com']],
    [`see ${billingEU.id}`, ['Queue Billing in Acme EU']],
    ['Tier 2 is odd', ['Routing profile Tier 2 in Acme EU', 'Security profile Tier 2 in Acme EU']],
    ['lunch?', []],
    ['', []],
  ])('finds in %j %j', async (text, labels) => {
    expect((await namedIn(store, text)).map(({ label }) => label)).toEqual(labels);
  });

  it('tries a bounded number of names of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 10_000 }), (text) => {
        expect(candidatesIn(text).length).toBeLessThanOrEqual(120);
      }),
    );
  });
});

describe('messageText', () => {
  it('reads what stands in blocks and attachments', () => {
    const message = {
      text: 'Alarm &amp; co',
      blocks: [{ type: 'rich_text', elements: [{ elements: [{ type: 'text', text: 'queue Billing' }] }] }],
      attachments: [{ fallback: 'Kim', fields: [{ title: 'Queue', value: 'Sales' }] }],
    };
    expect(messageText({ message })).toBe('Alarm & co queue Billing Kim Queue Sales');
  });

  it('reads any body', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        expect(typeof messageText({ message })).toBe('string');
      }),
    );
  });
});

describe('Look up this change', () => {
  it('asks which where a message names several things, and answers what is clicked', async () => {
    const { send, said } = await createTrail({
      activities: [activity('09:00'), activity('09:20', { resource: tier2, related: [tier2Rights] })],
    });
    await send({
      type: 'message_action',
      callback_id: LOOK_UP,
      user: { id: 'U1', team_id: 'T1' },
      team: { id: 'T1' },
      channel: { id: 'C1' },
      message_ts: '3.3',
      message: { ts: '3.3', text: 'Billing or Tier 2?' },
      response_url: 'https://hooks.slack.com/actions/T1/2/secret',
      trigger_id: 't',
    });
    expect(said[0]?.text).toBe('This message names 3 things. Which one?');
  });
});
