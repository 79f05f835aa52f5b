import { describe, expect, it } from 'vitest';
import { readPermalink, readWhereabouts, writeWhereabouts } from '../../sandbox/page/place.ts';

describe('whereabouts', () => {
  it.each([
    { as: 'U1', channel: 'C1', tab: 'messages' as const },
    { as: 'U1', channel: 'D1', tab: 'home' as const },
    { as: 'U1', channel: 'C1', thread: '1795342325.000100', tab: 'messages' as const },
    { as: '', channel: '', tab: 'messages' as const },
  ])('come back from the address of %j', (at) => {
    expect(readWhereabouts(writeWhereabouts(at))).toEqual(at);
  });
});

describe('readPermalink', () => {
  it.each([
    ['https://acme.slack.com/archives/C1/p1795342325000100', { channel: 'C1', ts: '1795342325.000100' }],
    [
      'https://acme.slack.com/archives/C1/p1795342325000100?thread_ts=1795342000.000100&cid=C1',
      { channel: 'C1', ts: '1795342325.000100', thread: '1795342000.000100' },
    ],
    ['https://acme.slack.com/team/U1', undefined],
    ['not an address', undefined],
  ])('reads %s', (url, target) => {
    expect(readPermalink(url)).toEqual(target);
  });
});
