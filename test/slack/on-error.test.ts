import { describe, expect, it, test } from 'vitest';
import { causeOf, createOnError } from '../../src/slack/on-error.ts';
import { keepingLog } from './fake-slack.ts';

describe('causeOf', () => {
  test.each([
    ['xoxb-123-456-abcDEF', 'xox…'],
    ['xoxe.xoxb-1-abc and xapp-1-A0-1-abc', 'xox… and xox…'],
    ['POST https://hooks.slack.com/commands/T1/2/secret failed', 'POST https://hooks.slack.com/… failed'],
    ['wss://wss-primary.slack.com/link/?ticket=abc', 'wss://wss-primary.slack.com/…'],
    ['trigger 123456789.987654321.0123456789abcdef0123456789abcdef', 'trigger …'],
    ['nothing secret', 'nothing secret'],
  ])('keeps %j from opening a door', (text, unlocked) => {
    const { error, stack = '', cause } = causeOf(new Error(text, { cause: text }));
    expect([error, cause]).toEqual([`Error: ${unlocked}`, unlocked]);
    expect(stack).toContain(unlocked);
  });

  test.each([
    ['thrown text', { error: 'thrown text' }],
    [undefined, { error: 'undefined' }],
  ])('reads what is no error: %j', (thrown, cause) => {
    expect(causeOf(thrown)).toEqual(cause);
  });
});

describe('onError', () => {
  it('gives each failure a reference of its own', async () => {
    const log = keepingLog();
    const said: string[] = [];
    const onError = createOnError({ log });
    const respond = async ({ text }: { text: string }) => {
      said.push(text);
    };
    await onError(new Error('no'), { listener: 'command /trail', respond });
    await onError(new Error('no'), { listener: 'command /trail', respond });
    const references = log.lines.map((line) => /"reference":"([0-9a-f]{8})"/.exec(line)?.[1] ?? 'none');
    expect(new Set(references).size).toBe(2);
    expect(said.map((text, index) => text.includes(references[index] ?? 'none'))).toEqual([true, true]);
  });
});
