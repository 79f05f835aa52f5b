import { defineConfig } from 'vitest/config';

/** About SQLite's file alone. */
const ABOUT_FILES = ['query-plan', 'store', 'slots', 'fill-postings', 'many', 'write-failure'].map(
  (name) => `test/store/${name}.test.ts`,
);

/** Flows whose store matters. */
const THROUGH_THE_BOT = ['kill', 'notice', 'rollup', 'workers'];

/** Whole programs under kills and faults, in scaled time: nothing else may want the machine meanwhile. */
const CHAOS = 'test/flow/chaos.test.ts';

export default defineConfig({
  test: {
    setupFiles: ['test/support/loopback-only.ts'],
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/postgres/**', CHAOS],
        },
      },
      { extends: true, test: { name: 'chaos', include: [CHAOS] } },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [
            'test/postgres/**/*.test.ts',
            'test/store/**/*.test.ts',
            ...THROUGH_THE_BOT.map((name) => `test/flow/${name}.test.ts`),
          ],
          exclude: ABOUT_FILES,
          env: { TEST_STORE: 'postgres' },
          // Each statement is a message to another process.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          globalSetup: ['test/support/postgres-launcher.ts'],
        },
      },
    ],
  },
});
