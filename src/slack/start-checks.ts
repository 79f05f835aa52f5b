import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Log } from '../deliver.ts';
import { BotError } from '../errors.ts';

const TOKEN_ERRORS = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
]);

/** Connects to Slack. A token that Slack refuses is the operator's mistake: BotError('config') that says which. */
export async function startWithToken(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    const reason = reasonOf(error);
    if (!reason || !TOKEN_ERRORS.has(reason)) throw error;
    throw new BotError(
      'config',
      `Slack answers ${reason}: copy SLACK_BOT_TOKEN (OAuth & Permissions) and SLACK_APP_TOKEN (Basic Information) again.`,
      { cause: error },
    );
  }
}

/** Says what follows from optional scopes that were not granted. */
export async function sayMissingScopes(client: WebClient, log: Log): Promise<void> {
  const answer = await client.auth.test().catch(() => undefined);
  const scopes = answer?.response_metadata?.scopes;
  if (!scopes) return;
  if (!scopes.includes('channels:history') && !scopes.includes('groups:history')) {
    log.info(
      { scope: 'channels:history, groups:history' },
      'Without the history scope, a post whose answer was lost cannot be looked for: it may be repeated once.',
    );
  }
}

function reasonOf(error: unknown): string | undefined {
  if (error instanceof WebAPIPlatformError) return error.data.error;
  // Socket Mode throws an error of its own around Slack's answer.
  return error instanceof Error && error.cause !== undefined && error.cause !== error
    ? reasonOf(error.cause)
    : undefined;
}
