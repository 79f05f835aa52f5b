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
