/** What went wrong, as far as some line of ours branches on it. */
export type BotErrorCode = 'config' | 'usage' | 'record' | 'store' | 'slack' | 'aws';

/** Every exception of ours. `config` and `usage` are people's mistakes: print the message alone, never the stack. */
export class BotError extends Error {
  readonly code: BotErrorCode;

  constructor(code: BotErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'BotError';
    this.code = code;
  }
}

/** The store could not do it: nothing was committed, and one record is not to blame. */
export function isOfStore(error: unknown): error is BotError {
  return error instanceof BotError && error.code === 'store';
}

/**
 * What Slack's answer means for the message at hand.
 *
 * - `passing`: try again later (429, 5xx, no answer).
 * - `uncertain`: no answer came to a post that may have taken effect.
 * - `gone`: the message to edit is not there any more.
 * - `content`: Slack refuses these blocks or this text.
 * - `channel`: not this channel, until someone mends it (not a member, archived, unknown).
 * - `token`: nothing goes until the token is mended.
 */
export type SlackRefusalKind = 'passing' | 'uncertain' | 'gone' | 'content' | 'channel' | 'token';

/** Slack said no. `reason` is Slack's own word for it (`not_in_channel`). */
export class SlackRefusal extends BotError {
  readonly kind: SlackRefusalKind;
  readonly reason: string;
  readonly retryAfterMs: number | undefined;

  constructor(kind: SlackRefusalKind, reason: string, options?: { cause?: unknown; retryAfterMs?: number }) {
    super('slack', `Slack answered ${reason}.`, options);
    this.name = 'SlackRefusal';
    this.kind = kind;
    this.reason = reason;
    this.retryAfterMs = options?.retryAfterMs;
  }
}
