import { describe, expect, it } from 'vitest';
import { createLookup } from '../../src/lookup.ts';
import type { Message } from '../../src/notice/message.ts';
import { createThreadPast } from '../../src/slack/thread-past.ts';
import { activity, memoryStore, now } from '../lookup-fixtures.ts';

async function setUp(hasReading: boolean) {
  const activities = [activity('09:00')];
  const lookup = createLookup({ store: memoryStore(activities), clock: { now: () => now }, command: '/trail' });
  const asker = { slackUserId: 'U1', channel: 'C1', zone: 'UTC', text: '@ changes', name: 'Lena Vogt' };
  const outcome = await lookup.ask('changes', asker);
  if (outcome.kind !== 'answer') throw new Error(outcome.kind);
  const edits: { ts: string; message: Message }[] = [];
  const run = async () => {
    activities.push(activity('08:00'));
    return {} as never;
  };
  const reading = { run, stop: () => undefined, progress: run as never, readHere: () => [] };
  const finish = createThreadPast({
    past: { begin: async () => (hasReading ? reading : undefined) },
    lookup,
    poster: { edit: async ({ ts }, message) => void edits.push({ ts, message }) },
  });
  await finish({ channel: 'C1', ts: '9.1' }, outcome.answer);
  return edits;
}

describe('createThreadPast', () => {
  it('brings an answer up to date where it stands, and it still says who asked', async () => {
    const [edit, ...others] = await setUp(true);
    expect(others).toEqual([]);
    expect(edit?.ts).toBe('9.1');
    expect(edit?.message.text).toMatch(/^2 changes/);
    expect(JSON.stringify(edit?.message.blocks)).toContain('asked: ');
  });

  it('leaves an answer alone that lacks nothing', async () => {
    expect(await setUp(false)).toEqual([]);
  });
});
