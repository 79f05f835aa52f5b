import { describe, expect, it } from 'vitest';
import { playChaos } from '../../sandbox/chaos/chaos.ts';
import type { ChaosOptions } from '../../sandbox/chaos/options.ts';
import type { StoreKind } from '../../sandbox/chaos/store.ts';

/** Each is attacked by the same plans. */
const STORES: readonly StoreKind[] = ['sqlite', 'postgres'];

/** Of the first run: plans with kills at posts, at edits and at letters, with and without errors of the store. */
const SEED = 4;

/** Mostly waiting: runs at the same time cost little more than one. */
async function played(options: Partial<ChaosOptions>) {
  const lines: string[] = [];
  const report = await playChaos(
    { runs: 3, seed: SEED, store: 'sqlite', json: false, jobs: 3, plants: [], ...options },
    (text) => lines.push(text),
  );
  return { report, said: lines.join('') };
}

describe('under faults, kills and letters that come twice', () => {
  it.each(STORES)(
    'nothing is lost and nothing said twice with %s',
    async (store) => {
      const { report, said } = await played({ store });
      expect(report, said).toMatchObject({ runs: 3, lost: 0, duplicated: 0, unaccepted: 0, unanswered: 0, failed: [] });
      expect(report.accepted).toBeGreaterThan(300);
      expect(report.kills * report.faults).toBeGreaterThan(0);
    },
    300_000,
  );
});

describe('a planted bug is found', () => {
  it('where the inlet says 200 before the commit', async () => {
    const { report, said } = await played({ runs: 2, seed: 14, plants: ['early-ack'] });
    expect(report.failed, said).not.toEqual([]);
    expect(report.lost, said).toBeGreaterThan(0);
  }, 300_000);

  it('where nobody looks into the channel before a post is sent again', async () => {
    const { report, said } = await played({ runs: 2, seed: 14, plants: ['no-history-check'] });
    expect(report.failed, said).not.toEqual([]);
    expect(report.duplicated, said).toBeGreaterThan(0);
  }, 300_000);
});
