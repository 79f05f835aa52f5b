import { describe, expect, it } from 'vitest';
import { completionAt, usageFor } from '../../sandbox/page/composer/completion.ts';
import { DANA, fakeState, fakeWorkspace } from './fake-workspace.ts';

const state = fakeState(fakeWorkspace(), DANA);
const labels = (text: string, caret = text.length): readonly string[] =>
  completionAt(text, caret, state)?.suggestions.map(({ label }) => label) ?? [];

describe('completionAt', () => {
  it.each([
    ['/', ['/trail', '/topic']],
    ['/tr', ['/trail']],
    ['/trail ', []],
    ['say /tr', []],
    ['@', ['Dana Ruiz', 'Omar Haddad', 'Lena Vogt', 'Kim Lee', 'Connect Trail']],
    ['ask @con', ['Connect Trail']],
    ['ask @ruiz', ['Dana Ruiz']],
    ['mail@con', []],
    ['in #gen', ['#general']],
    ['', []],
  ])('offers for %j', (text, expected) => {
    expect(labels(text)).toEqual(expected);
  });

  it('looks only at what stands before the caret', () => {
    expect(labels('@kim and more', 4)).toEqual(['Kim Lee']);
  });

  it('writes full names in messages and short ones in commands', () => {
    const inserted = (text: string) => completionAt(text, text.length, state)?.suggestions[0]?.insert;
    expect([inserted('hey @dana'), inserted('/trail user @dana')]).toEqual(['@Dana Ruiz ', '@dana.ruiz ']);
  });
});

describe('usageFor', () => {
  it('shows how a command goes on once it stands there whole', () => {
    expect([usageFor('/topic', state), usageFor('/topic x', state), usageFor('/nosuch x', state)]).toEqual([
      undefined,
      '/topic [topic]',
      undefined,
    ]);
  });
});
