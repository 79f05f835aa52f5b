import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { Listener } from '../../src/slack/listener.ts';
import { createTrail } from './fake-app.ts';
import { actionBody, commandBody } from './fake-slack.ts';

const SLACK = resolve(import.meta.dirname, '../../src/slack');

const VIEW = { id: 'V1', type: 'modal', callback_id: 'any', state: { values: {} } };

/** A request that reaches a listener of such a kind and id. */
function requestFor({ kind, id }: Pick<Listener, 'kind' | 'id'>, parts: Readonly<Record<string, unknown>>) {
  const name = typeof id === 'string' ? id : 'something-new';
  const user = { id: parts.user_id ?? 'U1', team_id: 'T1' };
  if (kind === 'command') return commandBody('changes', { command: typeof id === 'string' ? id : '/new', ...parts });
  if (kind === 'action') return actionBody(name, 'v', { user });
  if (kind === 'shortcut') return { type: 'shortcut', callback_id: name, user, team: { id: 'T1' }, trigger_id: 't' };
  if (kind === 'view')
    return { type: 'view_submission', user, team: { id: 'T1' }, view: { ...VIEW, callback_id: name } };
  if (kind === 'options')
    return { type: 'block_suggestion', action_id: name, block_id: 'b', value: 'x', user, team: { id: 'T1' } };
  return { type: 'event_callback', team_id: 'T1', event: { type: name, user: user.id, channel: 'C1' } };
}

const never = async (): Promise<never> => {
  throw new Error('reached');
};

/** One listener of each kind, which nobody unknown may reach. */
const oneOfEach: readonly Listener[] = [
  { kind: 'command', id: '/one', run: never },
  { kind: 'action', id: 'one', run: never },
  { kind: 'shortcut', id: 'one', run: never },
  { kind: 'view', id: 'one', run: never },
  { kind: 'options', id: 'one', run: never },
  { kind: 'event', id: 'app_mention', run: never },
];

describe('registerListeners', () => {
  it('is the only place that teaches Bolt a listener', () => {
    const files = readdirSync(SLACK).filter((file) => file.endsWith('.ts') && file !== 'registry.ts');
    const others = files.filter((file) =>
      /\.(command|action|shortcut|view|options|event|message|function|use)\(\s*['"/a-z]/.test(
        readFileSync(join(SLACK, file), 'utf8').replaceAll('client.', ''),
      ),
    );
    expect(files.length).toBeGreaterThan(10);
    expect(others).toEqual([]);
  });

  it('lets a stranger reach none of the bot’s listeners, and acknowledges each once', async () => {
    const { listeners } = await createTrail();
    expect(listeners.length).toBeGreaterThan(10);
    for (const each of listeners) {
      // The listener itself is replaced by one that would fail: only the guard can keep the request from it.
      const trail = await createTrail({ listeners: [{ ...each, run: never }] });
      const acks = await trail.send(requestFor(each, { user_id: 'U7' }));
      expect([String(each.id), acks.length, trail.log.lines.filter((line) => line.includes('reached'))]).toEqual([
        String(each.id),
        1,
        [],
      ]);
      expect(trail.log.lines).toEqual([expect.stringContaining('Refused a request')]);
    }
  });

  test.each(oneOfEach)('guards a $kind', async (listener) => {
    const trail = await createTrail({ listeners: [listener] });
    const acks = await trail.send(requestFor(listener, { user_id: 'U7' }));
    // Bolt itself acknowledges events.
    expect(acks).toHaveLength(1);
    expect(trail.log.lines).toEqual([expect.stringContaining('info Refused a request')]);
    expect(trail.said.every(({ text }) => /Lena Vogt/.test(text))).toBe(true);
  });

  test.each(oneOfEach)('acknowledges a $kind once when it fails, and logs why under a reference', async (listener) => {
    const trail = await createTrail({ listeners: [listener] });
    expect(await trail.send(requestFor(listener, { user_id: 'U1' }))).toHaveLength(1);
    expect(trail.log.lines).toEqual([
      expect.stringMatching(/^error A request of Slack failed .*"reference":"ref1".*"error":"Error: reached"/),
    ]);
  });

  it('says sorry to whom it failed, once and in private', async () => {
    const trail = await createTrail({ listeners: oneOfEach });
    await trail.send(requestFor({ kind: 'command', id: '/one' }, {}));
    expect(trail.said).toEqual([
      {
        text: expect.stringContaining('ref1'),
        blocks: expect.anything(),
        response_type: 'ephemeral',
        replace_original: false,
      },
    ]);
  });

  it('survives a response_url that is used up, and keeps its secret out of the log', async () => {
    const trail = await createTrail({ listeners: oneOfEach, responseStatus: () => 404 });
    await trail.send(requestFor({ kind: 'command', id: '/one' }, {}));
    expect(trail.log.lines).toHaveLength(2);
    expect(trail.log.lines.join()).not.toMatch(/secret|0123456789abcdef|xoxb/);
  });

  it('acknowledges options and views with what they return', async () => {
    const option = { text: { type: 'plain_text', text: 'Billing' }, value: 'q' } as const;
    const errors = { response_action: 'errors', errors: { b: 'No.' } } as const;
    const listeners: readonly Listener[] = [
      { kind: 'options', id: 'one', run: async () => ({ options: [option] }) },
      { kind: 'view', id: 'one', run: async () => errors },
    ];
    const trail = await createTrail({ listeners });
    expect(await trail.send(requestFor({ kind: 'options', id: 'one' }, {}))).toEqual([{ options: [option] }]);
    expect(await trail.send(requestFor({ kind: 'view', id: 'one' }, {}))).toEqual([errors]);
  });

  it('acknowledges in time when options are slow', async () => {
    const { promise, resolve: finish } = Promise.withResolvers<{ options: [] }>();
    const trail = await createTrail({ listeners: [{ kind: 'options', id: 'one', run: () => promise }] });
    const acks = trail.send(requestFor({ kind: 'options', id: 'one' }, {}));
    await trail.clock.advance(2_500);
    expect(await acks).toEqual([{ options: [] }]);
    finish({ options: [] });
  });

  it('waits at the end for what was acknowledged', async () => {
    const { promise, resolve: finish } = Promise.withResolvers<void>();
    const trail = await createTrail({ listeners: [{ kind: 'command', id: '/one', run: () => promise }] });
    const sent = trail.send(requestFor({ kind: 'command', id: '/one' }, {}));
    await trail.clock.advance(0);
    const drained = trail.inFlight.drain(20_000);
    await trail.clock.advance(1_000);
    finish();
    expect(await drained).toBe(0);
    await sent;
  });

  it('gives up waiting after the time it was given', async () => {
    const trail = await createTrail({
      listeners: [{ kind: 'command', id: '/one', run: () => new Promise(() => undefined) }],
    });
    void trail.send(requestFor({ kind: 'command', id: '/one' }, {}));
    await trail.clock.advance(0);
    const drained = trail.inFlight.drain(20_000);
    await trail.clock.advance(20_000);
    expect(await drained).toBe(1);
  });
});

describe('catchAll', () => {
  test.each([
    ['command', /not mine/],
    ['action', /another version/],
    ['shortcut', undefined],
    ['view', undefined],
    ['options', undefined],
  ] as const)('answers an unknown %s', async (kind, sentence) => {
    const trail = await createTrail();
    expect(await trail.send(requestFor({ kind, id: /x/ }, {}))).toHaveLength(1);
    expect(trail.said.map(({ text }) => text)).toEqual(sentence ? [expect.stringMatching(sentence)] : []);
  });
});
