import { randomUUID } from 'node:crypto';
import type { Log } from '../deliver.ts';
import { renderApology } from '../notice/replies.ts';
import type { Respond } from './listener.ts';

export type OnError = (error: unknown, where: Readonly<{ listener: string; respond: Respond }>) => Promise<void>;

type ErrorDeps = Readonly<{ log: Pick<Log, 'error' | 'warn'>; newReference?: () => string }>;

/** Says sorry once, with the reference under which the log has the cause. Never throws. */
export function createOnError({ log, newReference = shortReference }: ErrorDeps): OnError {
  return async (error, { listener, respond }) => {
    const reference = newReference();
    log.error({ reference, listener, ...causeOf(error) }, 'A request of Slack failed');
    await respond(renderApology(reference)).catch((second: unknown) => {
      log.warn({ reference, ...causeOf(second) }, 'The apology could not be delivered either');
    });
  };
}

type Cause = Readonly<{ error: string; stack?: string; cause?: string }>;

/** What went wrong without what could open a door: tokens and addresses with their capabilities in the path (P9). */
export function causeOf(error: unknown): Cause {
  if (!(error instanceof Error)) return { error: unlocked(String(error)) };
  const { name, message, stack, cause } = error;
  return {
    error: unlocked(`${name}: ${message}`),
    ...(stack !== undefined && { stack: unlocked(stack) }),
    ...(cause !== undefined && { cause: unlocked(String(cause)) }),
  };
}

function unlocked(text: string): string {
  return text
    .replace(/\bx(?:ox[a-z]|app)[.-][\w.-]+/g, 'xox…')
    .replace(/\b(https?|wss?):\/\/([^\s/"']+)\/[^\s"']+/g, '$1://$2/…')
    .replace(/\b\d{9,}\.\d{9,}\.[0-9a-f]{16,}\b/g, '…');
}

function shortReference(): string {
  return randomUUID().slice(0, 8);
}
