import { line, preformatted, richText } from './blocks.ts';
import { fits } from './fits.ts';
import { cut, lengthOf } from './foreign.ts';
import { lockScreen } from './lock-screen.ts';
import type { Message } from './message.ts';
import { foreign, ours, type Words } from './words.ts';

const SHOWN = 8000;
// What may stay of the characters that cannot be seen: the breaks and blanks of the JSON itself.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Surrogate}]/gu;

/** The record as kept, masked, as JSON; cut to what a message holds, and said so. */
export function renderRaw(record: unknown, eventID: string): Message {
  const json = toJson(record);
  const shown = cut(json, SHOWN);
  const head: Words = [ours('Record '), foreign(eventID, 'code'), ours(', as kept: customers’ data is masked.')];
  const note: readonly Words[] =
    shown === json
      ? []
      : [
          [
            ours(
              `Cut: the first ${SHOWN.toLocaleString('en-US')} of ${lengthOf(json).toLocaleString('en-US')} characters.`,
            ),
          ],
        ];
  const elements = [line(head), preformatted(shown), ...note.map(line)];
  return fits({ text: lockScreen(head, 300), blocks: [richText(elements)] });
}

/** Unseen characters are written as escapes, which in JSON mean the same. */
function toJson(record: unknown): string {
  const json = record === undefined ? 'The record is no longer kept.' : (JSON.stringify(record, undefined, 2) ?? '');
  return json.toWellFormed().replace(UNSEEN, (char) => (char === '\n' ? char : asEscapes(char)));
}

function asEscapes(char: string): string {
  return Array.from(
    { length: char.length },
    (_, index) => `\\u${char.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}
