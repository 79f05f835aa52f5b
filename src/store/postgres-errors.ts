import { BotError } from '../errors.ts';

/**
 * Classes of SQLSTATE that blame the server, the network or a setting, and not what was to be stored: connection, invalid
 * transaction state (read-only, idle too long), authorization, no such database, deadlock, resources (disk full), object
 * in use (lock timeout), shutdown, the system's own errors, damage. https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
const DISTURBANCES: ReadonlySet<string> = new Set(['08', '25', '28', '3D', '40', '53', '55', '57', '58', 'XX']);
const INSUFFICIENT_PRIVILEGE = '42501';

/** A failure of PostgreSQL as the store's own; what is wrong with the values stays as it is. */
export function postgresError(cause: unknown): unknown {
  if (cause instanceof BotError || !isDisturbance(cause)) return cause;
  return new BotError('store', `The store cannot work now: ${reasonOf(cause)}.`, { cause });
}

/** What went wrong in one line; a refused connection has its words in the parts. */
export function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError && !cause.message) return cause.errors.map(reasonOf).join(', ');
  return (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');
}

/** What PostgreSQL answered has a SQLSTATE of five characters; whatever else pg throws is about the connection. */
function isDisturbance(cause: unknown): boolean {
  if (!(cause instanceof Error) || cause instanceof TypeError) return false;
  const state = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (!('severity' in cause)) return true;
  return DISTURBANCES.has(state.slice(0, 2)) || state === INSUFFICIENT_PRIVILEGE;
}
