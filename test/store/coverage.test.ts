import { describe, expect, it } from 'vitest';
import type { CoverageArea } from '../../src/coverage.ts';
import { at } from './an-activity.ts';
import { openStore } from './open-store.ts';

const EU: CoverageArea = {
  account: '123456789012',
  region: 'eu-central-1',
  eventSource: 'connect.amazonaws.com',
  class: 'changes',
};
const US: CoverageArea = { ...EU, region: 'us-east-1' };
const RENAMES: CoverageArea = { ...EU, scope: 'event UpdateQueueName' };
const DAY = { from: at('0:00'), to: at('12:00') };

function span(from: string, to: string) {
  return { from: at(from), to: at(to) };
}

describe('coverage', () => {
  it('of what was never read is a gap', async () => {
    const store = await openStore();
    expect(await store.coverage([EU], DAY)).toEqual([{ area: EU, covered: [], provisional: [], gaps: [DAY] }]);
    expect(await store.coveredAreas()).toEqual([]);
  });

  it('joins readings that touch or overlap, and keeps areas apart', async () => {
    const store = await openStore();
    await store.addCoverage([EU, US], span('2:00', '4:00'), at('12:00'));
    await store.addCoverage([EU], span('4:00', '5:00'), at('12:00'));
    await store.addCoverage([EU], span('7:00', '8:00'), at('12:00'));
    await store.addCoverage([EU], span('6:30', '7:30'), at('12:00'));
    expect(await store.coverage([EU, US], DAY)).toEqual([
      {
        area: EU,
        covered: [span('2:00', '5:00'), span('6:30', '8:00')],
        provisional: [],
        gaps: [span('0:00', '2:00'), span('5:00', '6:30'), span('8:00', '12:00')],
      },
      {
        area: US,
        covered: [span('2:00', '4:00')],
        provisional: [],
        gaps: [span('0:00', '2:00'), span('4:00', '12:00')],
      },
    ]);
    expect(await store.coveredAreas()).toEqual([EU, US]);
  });

  it('is provisional for 15 minutes before a reading, until it is read again', async () => {
    const store = await openStore();
    await store.addCoverage([EU], span('8:00', '9:00'), at('9:00'));
    expect(await store.coverage([EU], span('8:00', '10:00'))).toEqual([
      {
        area: EU,
        covered: [span('8:00', '8:45')],
        provisional: [span('8:45', '9:00')],
        gaps: [span('9:00', '10:00')],
      },
    ]);
    await store.addCoverage([EU], span('8:40', '9:10'), at('9:10'));
    expect(await store.coverage([EU], span('8:00', '9:10'))).toEqual([
      { area: EU, covered: [span('8:00', '8:55')], provisional: [span('8:55', '9:10')], gaps: [] },
    ]);
  });

  it('never reaches beyond the reading itself', async () => {
    const store = await openStore();
    await store.addCoverage([EU], span('8:00', '11:00'), at('9:00'));
    expect(await store.coverage([EU], span('8:00', '11:00'))).toMatchObject([{ gaps: [span('9:00', '11:00')] }]);
  });

  it('of some records is part of the coverage of all, and not the other way round', async () => {
    const store = await openStore();
    await store.addCoverage([RENAMES], span('1:00', '2:00'), at('12:00'));
    await store.addCoverage([EU], span('2:00', '3:00'), at('12:00'));
    expect(await store.coverage([RENAMES, EU], DAY)).toMatchObject([
      { area: RENAMES, covered: [span('1:00', '3:00')] },
      { area: EU, covered: [span('2:00', '3:00')] },
    ]);
    expect(await store.coveredAreas()).toEqual([EU, RENAMES]);
  });
});
