import type { PastRefusal } from './completeness.ts';

/** Why CloudTrail was not read, and what to do: one sentence beside what the store has. */
export function refusalSentence({ kind, region, word }: PastRefusal): string {
  switch (kind) {
    case 'no-credentials':
      return `CloudTrail was not asked in ${region}: there are no AWS credentials.`;
    case 'bad-credentials':
      return `AWS does not accept the bot's credentials in ${region} (${word}): renew them, or check that the Region is enabled.`;
    case 'denied':
      return `AWS refuses event history in ${region}: allow cloudtrail:LookupEvents for the bot's credentials.`;
    case 'slow':
      return `AWS slows down reading of CloudTrail in ${region}: try again in some minutes.`;
    case 'down':
      return `CloudTrail in ${region} could not be read (${word}): try again in some minutes.`;
  }
}
