import { ACTIONS } from './actions.ts';
import { actions, button } from './blocks.ts';
import type { PastProgress } from './completeness.ts';
import type { Message } from './message.ts';
import { plainMessage, wordsMessage } from './plain-message.ts';
import { howLong } from './when.ts';
import { ours } from './words.ts';

const STEP_MS = 5_000;
const SECOND = 1000;
/** After so long there is an answer, whole or not. */
const LONGEST_MS = 60_000;

/** While CloudTrail is read: about how long it takes, and a way to end it. */
export function renderReadingPast(askedId: string, { pages, aboutPages, aboutMs }: PastProgress): Message {
  const left = Math.max(STEP_MS, Math.ceil(aboutMs / STEP_MS) * STEP_MS);
  const time =
    left > LONGEST_MS
      ? `more than ${LONGEST_MS / SECOND} s; then you see what there is`
      : `about ${left < LONGEST_MS ? howLong(left) : `${LONGEST_MS / SECOND} s`}`;
  const read = pages > 1 ? ` ${pages} of about ${aboutPages.toLocaleString('en-US')} pages are read.` : '';
  const stop = button({ action: ACTIONS.stop, label: 'Stop', value: askedId });
  return wordsMessage([ours(`Reading CloudTrail, ${time} …${read}`)], [actions([stop])]);
}

export const STOPPED = plainMessage('Reading CloudTrail was stopped: the answer says how far it came.');
export const NOT_READING = plainMessage('CloudTrail is not being read for this question any more.');
export const WILL_TELL = plainMessage('I read on, and send you the answer as a direct message when it is done.');
export const TELLING_ALREADY = plainMessage('I am reading on already, and will send you a direct message.');

/** Slack's own word for why not. */
export function renderCannotTell(reason: string): Message {
  return plainMessage(`Slack does not let me send you a direct message (${reason}): ask again here.`);
}
