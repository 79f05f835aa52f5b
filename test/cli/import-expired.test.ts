import { expect, it } from 'vitest';
import { describeExpired } from '../../src/cli/import-expired.ts';
import { anActivity, save } from '../store/an-activity.ts';
import { openStore } from '../store/open-store.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const RETENTION = { sensitive: 400, routine: 90, runtime: 30 };

function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * 86_400_000);
}

it('import says what of the store will not stay, by class, and how to keep it', async () => {
  const store = await openStore();
  await save(
    store,
    anActivity('kept', { at: daysAgo(90) }),
    anActivity('grant', { at: daysAgo(399), severity: 'sensitive' }),
  );
  expect(await describeExpired(store, RETENTION, NOW)).toBeUndefined();
  await save(
    store,
    anActivity('old', { at: daysAgo(91) }),
    anActivity('older', { at: daysAgo(500) }),
    anActivity('call', { at: daysAgo(40), plane: 'runtime' }),
  );
  expect(await describeExpired(store, RETENTION, NOW)).toBe(
    'The bot removes what retention ends: 2 routine records older than 90 days, 1 runtime record older than 30 days. To keep it, set RETENTION_ROUTINE=forever, RETENTION_RUNTIME=forever before it runs.',
  );
  expect(await describeExpired(store, { ...RETENTION, routine: undefined, runtime: 40 }, NOW)).toBeUndefined();
});
