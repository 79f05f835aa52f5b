import { describe, expect, it } from 'vitest';
import { createLookup } from '../src/lookup.ts';
import { csvOf, MOST_ROWS } from '../src/lookup-csv.ts';
import { activity, memoryStore, now } from './lookup-fixtures.ts';

const asker = { slackUserId: 'U1', channel: 'C1', zone: 'UTC', text: '/trail changes' };

async function fileOf(count: number) {
  const store = memoryStore(Array.from({ length: count }, () => activity('09:00')));
  const lookup = createLookup({ store, clock: { now: () => now }, command: '/trail' });
  const outcome = await lookup.ask('changes', asker);
  if (outcome.kind !== 'answer') throw new Error(outcome.kind);
  return csvOf({ lookup, store }, outcome.answer.askedId);
}

describe('csvOf', () => {
  it('has every activity of an answer, whatever its pages', async () => {
    const file = await fileOf(450);
    expect([file?.rows, file?.text.split('\r\n').length]).toEqual([450, 452]);
  });

  it('ends at a bound, and tells how many there are', async () => {
    const file = await fileOf(MOST_ROWS + 1);
    expect([file?.rows, file?.answer.found]).toEqual([MOST_ROWS, MOST_ROWS + 1]);
  });

  it('is nothing for a question that nobody asked', async () => {
    const store = memoryStore([]);
    const lookup = createLookup({ store, clock: { now: () => now }, command: '/trail' });
    expect(await csvOf({ lookup, store }, 'q')).toBeUndefined();
  });
});
