import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { MentionContext } from '../../src/slack/mention-context.ts';
import { readMention } from '../../src/slack/mention-read.ts';

const billing = { key: 'Queue/1', label: 'queue Billing', asked: 'queue "id-1"' };
const kim = { key: 'User/2', label: 'user kim.lee', asked: 'user "id-2"' };
const one: MentionContext = { things: [billing], actor: '"dana"' };
const two: MentionContext = { things: [billing, kim], actor: '"dana"' };

describe('readMention', () => {
  test.each([
    ['', 'help'],
    ['help', 'help'],
    ['History', 'history'],
    ['history?', 'history'],
    ['show me the history please', 'history'],
    ['history of this', 'history'],
    ['it', 'history'],
    ['user', 'more_by'],
    ['more by this person', 'more_by'],
    ['around this time', 'around'],
    ['raw record', 'raw'],
    ['the details', 'details'],
  ])('knows the word of a thread in %j', (typed, verb) => {
    expect(readMention(typed, one)).toEqual({ kind: 'verb', verb });
  });

  test.each([
    ['who changed it', 'who changed queue "id-1"'],
    ['Who changed this?', 'Who changed queue "id-1"'],
    ['who changed this queue since monday', 'who changed queue "id-1" since monday'],
    ['changes to it by omar', 'changes to queue "id-1" by omar'],
    ['its history last 7d', 'queue "id-1" last 7d'],
    ['history last 7d', 'queue "id-1" last 7d'],
    ['history of it since yesterday', 'queue "id-1" since yesterday'],
    ['last 7d', 'queue "id-1" last 7d'],
    ['2026-11-20..2026-11-21', 'queue "id-1" 2026-11-20..2026-11-21'],
    ['user since monday', 'user "dana" since monday'],
    ['what else did she change today', 'what else did "dana" change today'],
    ['changes by this person', 'changes by "dana"'],
    ['history of queue "Main Line"', 'queue "Main Line"'],
    // Words that only look like the notice's thing.
    ['changes this week', 'changes this week'],
    ['user dana last week', 'user dana last week'],
    ['flow "it"', 'flow "it"'],
    ['this flow', 'this flow'],
    ['queue Billing since yesterday 9:00', 'queue Billing since yesterday 9:00'],
  ])('%j asks %j', (typed, text) => {
    expect(readMention(typed, one)).toEqual({ kind: 'question', text });
  });

  it('asks which of several things is meant, unless the words say it', () => {
    expect(readMention('who changed it', two)).toEqual({ kind: 'which', things: [billing, kim] });
    expect(readMention('who changed this queue', two)).toEqual({ kind: 'question', text: 'who changed queue "id-1"' });
  });

  it('leaves a question as it was typed where there is no notice', () => {
    expect(readMention('who changed it')).toEqual({ kind: 'question', text: 'who changed it' });
    expect(readMention('history')).toEqual({ kind: 'verb', verb: 'history' });
  });

  it('reads any line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(undefined, one, two), (typed, context) => {
        expect(['verb', 'question', 'which']).toContain(readMention(typed, context).kind);
      }),
    );
  });
});
