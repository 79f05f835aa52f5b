import type { RespondFn } from '@slack/bolt';
import type { Respond } from './listener.ts';
import { actionOf, textAt } from './listener-body.ts';

/**
 * The request's own way back, to the visitor alone: inside the thread that was clicked in, else in the channel. A request
 * without a response_url has none, and then nothing is said.
 */
export function createRespond(body: unknown, respond: RespondFn | undefined): Respond {
  const thread = threadOf(body);
  return async ({ text, blocks }, { replace = false } = {}) => {
    if (!respond || textAt(body, 'response_url') === undefined) return;
    await respond({
      text,
      blocks: [...blocks],
      response_type: 'ephemeral',
      replace_original: replace,
      ...(replace ? {} : thread),
    });
  };
}

/** A message that begins a thread is read in the channel: there the answer is seen. */
function threadOf(body: unknown): Readonly<{ thread_ts?: string }> {
  const { ts, threadTs } = actionOf(body);
  return threadTs !== undefined && threadTs !== ts ? { thread_ts: threadTs } : {};
}
