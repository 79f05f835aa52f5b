import type { Message } from '../notice/message.ts';

/** Answers to people go before notices; within one kind, first come, first sent. */
export type Priority = 'answer' | 'notice';

/** The one way to a channel: paced at a call a second per channel, `parse: 'none'`, never unfurling. */
export type Poster = {
  post(
    to: Readonly<{ channel: string; threadTs?: string }>,
    message: Message,
    priority: Priority,
  ): Promise<Readonly<{ ts: string }>>;
  edit(at: Readonly<{ channel: string; ts: string }>, message: Message): Promise<void>;
  permalink(at: Readonly<{ channel: string; ts: string }>): Promise<string | undefined>;
};
