import { expect, it } from 'vitest';
import { createLookup } from '../../src/lookup.ts';
import { anActivity, aRef, at, save } from '../store/an-activity.ts';
import { openStore } from '../store/open-store.ts';

const NOW = new Date('2026-11-20T12:00:00Z');

async function askWith(...zones: readonly string[]) {
  const store = await openStore();
  const hours = zones.map((value, number) =>
    anActivity(`hours-${number}`, {
      at: at('8:00'),
      resource: aRef('HoursOfOperation', number),
      changes: [{ field: 'TimeZone', value, hidden: false, wholeList: false }],
    }),
  );
  await save(store, ...hours);
  const lookup = createLookup({ store, clock: { now: () => NOW }, command: '/trail' });
  const asker = { slackUserId: 'U1', channel: 'C1', zone: 'UTC', text: '' };
  const outcome = await lookup.ask('changes since 9:00 instance time', asker);
  if (outcome.kind === 'answer')
    return { from: outcome.answer.read.window.from, zone: outcome.answer.read.question.zone };
  return outcome.kind;
}

it('is the zone that all hours of operation are kept in, and is said', async () => {
  const expected = { from: new Date('2026-11-20T08:00:00Z'), zone: 'Europe/Berlin' };
  expect(await askWith('Europe/Berlin', 'Europe/Berlin')).toEqual(expected);
});

it.each([[[]], [['Europe/Berlin', 'America/New_York']], [['Nowhere/Land']]])(
  'is asked for where hours are kept in %j',
  async (zones) => {
    expect(await askWith(...zones)).toBe('mistake');
  },
);
