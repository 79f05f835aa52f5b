import { StatementSync } from 'node:sqlite';
import { createRandom } from '../../story/random.ts';

/**
 * Loaded before the program (`--import store-errors.ts?seed=1`): SQLite fails at random moments, a few
 * statements in a row, as with a full disk or a file that another process holds. A few times in the life of a process.
 */
const { searchParams } = new URL(import.meta.url);
const random = createRandom(Number(searchParams.get('seed')));

/** A program that cannot open its store says so and ends: that is tried by killing it. */
const SPARED_AT_START = 150;

const MOST_EPISODES = 5;

const TROUBLES = [
  { errcode: 13, message: 'database or disk is full' },
  { errcode: 5, message: 'database is locked' },
  { errcode: 10, message: 'disk I/O error' },
];

let statements = 0;
let next = SPARED_AT_START + random.int(600);
let left = 0;
let episodes = 0;

function mayFail(this: StatementSync): void {
  statements += 1;
  // To roll back takes nothing from the disk.
  if (/^\s*(?:rollback|release)/i.test(this.sourceSQL)) return;
  if (statements >= next && episodes < MOST_EPISODES) {
    episodes += 1;
    left = random.between(1, 6);
    next = statements + random.between(100, 2_500);
  }
  if (left === 0) return;
  left -= 1;
  const { errcode, message } = random.pick(TROUBLES);
  throw Object.assign(new Error(message), { code: 'ERR_SQLITE_ERROR', errcode, errstr: message });
}

for (const name of ['run', 'all', 'get'] as const) {
  const call: (...values: never[]) => unknown = StatementSync.prototype[name];
  Object.defineProperty(StatementSync.prototype, name, {
    value(this: StatementSync, ...values: never[]) {
      mayFail.call(this);
      return call.apply(this, values);
    },
  });
}
