import { describe, expect, it } from 'vitest';
import { layOut, postedAt } from '../../sandbox/page/message/layout.ts';
import { NOW, plain } from './fake-workspace.ts';

const reader = { zone: 'Europe/Berlin', now: NOW };
const shapes = (...messages: readonly ReturnType<typeof plain>[]): readonly string[] =>
  layOut(messages, reader).map((entry) => (entry.kind === 'day' ? entry.title : entry.compact ? 'compact' : 'full'));

describe('layOut', () => {
  it('draws a line between days of the reader', () => {
    // 23:30 and 00:30 in Berlin are one day in UTC.
    expect(shapes(plain('1795300200.000100', 'U1', 'a'), plain('1795303800.000100', 'U1', 'b'))).toEqual([
      'Yesterday',
      'full',
      'Today',
      'full',
    ]);
  });

  it('runs on without a name for five minutes, by the same person', () => {
    const at = (seconds: number, who: string) => plain(`${1795340000 + seconds}.000100`, who, 'x');
    expect(shapes(at(0, 'U1'), at(60, 'U1'), at(120, 'U2'), at(600, 'U2'))).toEqual([
      'Today',
      'full',
      'compact',
      'full',
      'full',
    ]);
  });

  it('sets ephemeral messages apart', () => {
    const first = plain('1795340000.000100', 'U1', 'x');
    expect(shapes(first, { ...first, ts: '1795340001.000100', ephemeral: true })).toEqual(['Today', 'full', 'full']);
  });
});

describe('postedAt', () => {
  it('reads a ts, and zero for what is none', () => {
    expect([postedAt('1795340000.000100'), postedAt('soon')]).toEqual([1795340000000, 0]);
  });
});
