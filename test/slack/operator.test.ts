import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createClock } from '../../src/clock.ts';
import { createTellOperator } from '../../src/slack/operator.ts';
import { createPacer } from '../../src/slack/pacer.ts';
import { createPoster } from '../../src/slack/poster.ts';
import { createWireClient, type WireAnswer } from './web-client.ts';

type Parts = Readonly<{ channel?: string; answer?: WireAnswer; objection?: string }>;

/** Told once; what was posted and what was logged then. */
async function told({ channel = 'C0OPS', answer = { body: { ok: true, ts: '1.0' } }, objection }: Parts) {
  const { client, calls } = createWireClient(() => answer);
  const warned: unknown[] = [];
  const tell = createTellOperator({
    poster: createPoster(client, createPacer(createClock({ factor: 10_000 }))),
    channel,
    objection: async () => objection,
    log: { warn: (fields, sentence) => void warned.push([fields, sentence]) },
  });
  tell('Cannot post to <!channel>: it is archived.');
  for (let turns = 0; turns < 50; turns += 1) await turn();
  return { posted: calls.map(({ args }) => [args.channel, args.text]), warned };
}

it('says the sentence in the operator’s channel, as text', async () => {
  const { posted, warned } = await told({});
  expect(posted).toEqual([['C0OPS', 'Cannot post to ‹!channel›: it is archived.']]);
  expect(warned).toEqual([]);
});

it('says nothing where there is no such channel', async () => {
  expect(await told({ channel: '' })).toEqual({ posted: [], warned: [] });
});

it('posts nothing to a channel that must not be posted to, and logs why', async () => {
  expect(await told({ objection: 'shared_channel' })).toEqual({
    posted: [],
    warned: [[{ channel: 'C0OPS', reason: 'shared_channel' }, 'OPS_CHANNEL cannot be posted to.']],
  });
});

it('logs what Slack refuses, and throws nothing', async () => {
  const { warned } = await told({ answer: { body: { ok: false, error: 'channel_not_found' } } });
  expect(warned).toEqual([[{ channel: 'C0OPS', reason: 'channel_not_found' }, 'OPS_CHANNEL was not told.']]);
});
