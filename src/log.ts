import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

/** Bearer capabilities that must never be read in a log: tokens, response urls, trigger ids, signing secrets (P9). */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\bxox[a-z](?:\.xox[a-z])?-[\w-]+/g, 'xox…'],
  [/\bxapp-[\w-]+/g, 'xapp-…'],
  [/https:\/\/hooks\.slack\.com\/[^\s"\\]+/g, 'https://hooks.slack.com/…'],
  [/("(?:response_url|trigger_id|token|x-api-key|authorization)"\s*:\s*")[^"]*/gi, '$1…'],
  [/(postgres(?:ql)?:\/\/[^\s:/@"\\]*):[^\s@"\\]*@/g, '$1:…@'],
  [/wss?:\/\/[^\s"\\]*ticket=[^\s"\\]+/g, 'wss://…'],
];

export function maskSecrets(line: string): string {
  return SECRETS.reduce((text, [pattern, mask]) => text.replace(pattern, mask), line);
}

/** Structured lines, one JSON object each, whole lines masked whatever put them there. */
export function createLog(level: LogLevel, stream: Pick<DestinationStream, 'write'> = process.stdout): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => stream.write(maskSecrets(line)) },
  );
}
