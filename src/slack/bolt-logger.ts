import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../deliver.ts';

/**
 * Bolt's words in our log. Its debug lines hold whole requests, so they are not passed on at all; its errors about
 * listeners reach our own error handler as well.
 */
export function createBoltLogger(log: Log): Logger {
  const line = (words: unknown[]): string =>
    words.map((word) => (word instanceof Error ? word.message : String(word))).join(' ');
  return {
    debug: () => undefined,
    info: (...words) => log.debug({ from: 'bolt' }, line(words)),
    warn: (...words) => log.warn({ from: 'bolt' }, line(words)),
    error: (...words) => log.error({ from: 'bolt' }, line(words)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
