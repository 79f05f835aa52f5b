import { expect, it } from 'vitest';
import { createFresh } from '../../src/slack/fresh.ts';
import { createPeople } from '../../src/slack/people.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { ACME, createFakeSlack, type Methods } from './fake-slack.ts';

function peopleOf(methods: Methods = {}) {
  const slack = createFakeSlack({ ...ACME, ...methods });
  return { slack, people: createPeople({ client: slack.client, clock: createManualClock(), timeZone: 'Asia/Tokyo' }) };
}

it('tells a member’s name and zone, asked for once', async () => {
  const { slack, people } = peopleOf();
  expect([await people.nameOf('U1'), await people.zoneOf('U1')]).toEqual(['Lena Vogt', 'Europe/Berlin']);
  expect(slack.calls).toEqual([{ method: 'users.info', args: expect.objectContaining({ user: 'U1' }) }]);
});

it('falls back on the zone of the settings, and on no name', async () => {
  const { people } = peopleOf({ 'users.info': () => ({ ok: false, error: 'user_not_found' }) });
  expect([await people.nameOf('U1'), await people.zoneOf('U1')]).toEqual([undefined, 'Asia/Tokyo']);
});

it('prefers the full name to a nickname', async () => {
  const profile = { display_name: 'lena', real_name: 'Lena Vogt' };
  const { people } = peopleOf({ 'users.info': () => ({ user: { id: 'U1', name: 'lv', profile } }) });
  expect(await people.nameOf('U1')).toBe('Lena Vogt');
});

it('does not take a zone that nobody knows', async () => {
  const { people } = peopleOf({
    'users.info': () => ({ user: { id: 'U1', tz: 'Moon/Base', profile: { display_name: 'Lena' } } }),
  });
  expect([await people.nameOf('U1'), await people.zoneOf('U1')]).toEqual(['Lena', 'Asia/Tokyo']);
});

it('keeps a bounded number of answers', async () => {
  let asked = 0;
  const fresh = createFresh(createManualClock(), 60_000, async (key) => {
    asked += 1;
    return key;
  });
  for (let key = 0; key < 1_100; key += 1) await fresh(String(key));
  await fresh('1099');
  expect(asked).toBe(1_100);
  await fresh('0');
  expect(asked).toBe(1_101);
});
