import { expect, it } from 'vitest';
import { createLookup } from '../src/lookup.ts';
import { toJson } from '../src/lookup-json.ts';
import { activity, billingUS, escalations, memoryStore, now, omar } from './lookup-fixtures.ts';

const asker = { slackUserId: '', channel: '', zone: 'UTC', text: '' };
const refused = activity('09:00', {
  actor: omar,
  resource: billingUS,
  failure: { code: 'AccessDenied', problems: [] },
});
const succeeded = activity('10:00');
const lookup = createLookup({ store: memoryStore([succeeded, refused]), clock: { now: () => now }, command: '/trail' });

it('gives an answer in the shape that programs know', async () => {
  expect(toJson(await lookup.ask('queue Billing since today 9:00', asker))).toEqual({
    read: {
      actor: null,
      resource: 'Billing',
      type: 'Queue',
      verbs: null,
      from: '2026-11-22T09:00:00.000Z',
      to: null,
      zone: 'UTC',
    },
    found: 2,
    activities: [
      {
        eventID: succeeded.eventID,
        at: '2026-11-22T10:00:00.000Z',
        actor: 'dana@example.com',
        verb: 'disabled',
        resource: 'queue Billing',
        outcome: 'succeeded',
      },
      {
        eventID: refused.eventID,
        at: '2026-11-22T09:00:00.000Z',
        actor: 'omar',
        verb: 'disabled',
        resource: 'queue Billing',
        outcome: 'refused',
      },
    ],
    complete: { from: '2026-11-22T09:00:00.000Z', to: '2026-11-22T10:30:00.000Z', partial: false },
  });
});

it.each([
  ['user dana', { actor: 'dana', resource: null, type: null }],
  ['changes', { actor: null, resource: null, type: null }],
  ['queues', { actor: null, resource: null, type: 'Queue' }],
])('reads %j', async (text, read) => {
  expect(toJson(await lookup.ask(text, asker)).read).toEqual({
    ...read,
    verbs: null,
    from: null,
    to: null,
    zone: 'UTC',
  });
});

it.each([
  ['user', 'Say whose changes: `user dana@example.com`, by name, login, e-mail or id.'],
  ['user Bob', 'No person or thing is known as “Bob”. Closest: Billing, Billing Escalations.'],
  ['help', 'Ask about a person, a resource or all changes.'],
])('keeps the shape where there is no answer: %j', async (text, problem) => {
  expect(toJson(await lookup.ask(text, asker))).toEqual({
    read: { actor: null, resource: null, type: null, verbs: null, from: null, to: null, zone: null },
    found: 0,
    activities: [],
    complete: { from: null, to: null, partial: true },
    problem,
  });
});

it('lists what a name may be', async () => {
  const several = memoryStore([succeeded, activity('08:00', { resource: escalations })]);
  const outcome = await createLookup({ store: several, clock: { now: () => now }, command: '/trail' }).ask(
    'queue bill',
    asker,
  );
  expect(toJson(outcome)).toMatchObject({
    found: 0,
    problem: '“bill” is 2 things. Name one.',
    choice: ['Queue Billing in Acme EU', 'Queue Billing Escalations in Acme EU'],
  });
});

it('has no words for what is not there', async () => {
  const outcome = await createLookup({ store: memoryStore([]), clock: { now: () => now }, command: '/trail' }).ask(
    'today',
    asker,
  );
  expect(toJson(outcome)).toMatchObject({
    read: { from: '2026-11-22T00:00:00.000Z', to: '2026-11-22T10:30:00.000Z' },
    found: 0,
    complete: { from: null, to: '2026-11-22T10:30:00.000Z', partial: true },
  });
});
