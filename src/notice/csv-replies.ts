import { cleanText } from './foreign.ts';
import { counted } from './inflect.ts';
import type { Message } from './message.ts';
import { plainMessage } from './plain-message.ts';
import { readingWords } from './reading.ts';
import type { Answer } from './views.ts';
import { ours } from './words.ts';
import { toMrkdwn } from './written.ts';

export const NOTHING_FOR_CSV = plainMessage('There is no change in this answer: a file of it would be empty.');

/** What stands above the file: how the question was read, and how much of it is in the file. */
export function csvComment({ read, now, found }: Answer, rows: number): string {
  const many = rows < found ? `The first ${shown(rows)} of ${counted(found, 'change')}` : counted(rows, 'change');
  return toMrkdwn([ours(`${many}. Read as: `), ...readingWords(read, now)]);
}

/** `connect-changes-2026-11-22.csv`. */
export function csvName({ now }: Answer): string {
  return `connect-changes-${now.toISOString().slice(0, 10)}.csv`;
}

export function renderCsvSent(rows: number, found: number): Message {
  const file = 'is in your direct messages with me.';
  return rows < found
    ? plainMessage(
        `A file of the first ${shown(rows)} of ${counted(found, 'change')} ${file} Ask for less time for the rest.`,
      )
    : plainMessage(`A file of ${counted(rows, 'change')} ${file}`);
}

/** An optional scope was not granted; `what` follows "To ". */
export function renderMissingScope(scope: string, what: string): Message {
  const name = cleanText(scope, 80) || 'files:write';
  return plainMessage(
    `To ${what}, the app lacks the scope ${name}: an admin adds it (manifest.yml) and installs the app again.`,
  );
}

/** Why Slack took no file: its own word. */
export function renderCsvRefused(reason: string): Message {
  if (reason === 'ratelimited') return plainMessage('Slack is busy and took no file. Try again in a minute.');
  return plainMessage(`Slack took no file for your direct messages (${cleanText(reason, 80)}).`);
}

function shown(count: number): string {
  return count.toLocaleString('en-US');
}
