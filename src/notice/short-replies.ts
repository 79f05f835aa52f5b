import type { Message } from './message.ts';
import { plainMessage } from './plain-message.ts';

/** One-sentence answers to clicks and commands that lead nowhere. Each says what to do, where anything can be done. */
export const NOT_STORED = plainMessage('This change is no longer stored.');
export const NOTICE_NOT_STORED = plainMessage('What this notice is about is no longer stored.');
export const OTHER_VERSION = plainMessage('This menu is from another version of Connect Trail.');

export function renderNotMyCommand(command: string): Message {
  return plainMessage(`This command is not mine to answer. Type ${command} help for those that are.`);
}

export function renderOldButton(command: string): Message {
  return plainMessage(`This button is from another version of Connect Trail. Ask again: ${command} help says how.`);
}

export function renderForgotten(command: string): Message {
  return plainMessage(`I no longer know this question. Ask it again with ${command}.`);
}

export function renderMoreRecords(shown: number, hidden: number): Message {
  return plainMessage(`These are the first ${shown} of this notice's records; ${hidden} more are behind Details.`);
}

/** Why an answer was not shared: `shared_channel`, or Slack's own word. */
export function renderNotShared(reason: string): Message {
  if (reason === 'shared_channel') {
    return plainMessage('This channel is shared with another company, so nothing is posted to it.');
  }
  if (reason === 'not_in_channel' || reason === 'channel_not_found') {
    return plainMessage('I am not in this channel. Type /invite @Connect Trail here, then share again.');
  }
  return plainMessage('Slack does not let me post to this channel.');
}

/** A modal must be opened within three seconds of the click. */
export const TOO_SLOW_FOR_A_MODAL = plainMessage(
  'Slack waits three seconds for a form, and they were over. Click again.',
);
