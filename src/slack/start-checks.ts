import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRequestError, type WebClient } from '@slack/web-api';
import type { Log } from '../deliver.ts';
import { BotError, type BotErrorCode } from '../errors.ts';

const TOKEN_ERRORS = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
]);

/**
 * Connects to Slack. What it meets is the operator's to mend: a token that Slack refuses is BotError('config') that says
 * which, a Slack that cannot be reached BotError('slack') that says why.
 */
export async function startWithToken(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    const sentence = sentenceFor(error);
    if (!sentence) throw error;
    throw new BotError(sentence.code, sentence.text, { cause: error });
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
  if (!scopes.includes('files:write')) {
    log.info(
      { scope: 'files:write' },
      'Without the scope files:write, large notices have no CSV file in their threads, and CSV cannot be sent to people.',
    );
  }
}

type Sentence = Readonly<{ code: BotErrorCode; text: string }>;

function sentenceFor(error: unknown): Sentence | undefined {
  if (error instanceof WebAPIPlatformError) return sentenceForAnswer(error.data.error);
  if (error instanceof WebAPIHTTPError) return unreachable(`it answers HTTP ${error.statusCode}`);
  if (error instanceof WebAPIRequestError) return unreachable(error.original.message);
  // Socket Mode throws an error of its own around Slack's answer.
  return error instanceof Error && error.cause !== undefined && error.cause !== error
    ? sentenceFor(error.cause)
    : undefined;
}

function sentenceForAnswer(reason: string): Sentence {
  // The SDK gives a page as the reason where there is no JSON.
  if (!/^[\w-]{1,100}$/.test(reason)) return unreachable('what answers there is not Slack');
  if (!TOKEN_ERRORS.has(reason)) return { code: 'slack', text: `Slack answers ${reason}: the bot cannot start.` };
  return {
    code: 'config',
    text: `Slack answers ${reason}: copy SLACK_BOT_TOKEN (OAuth & Permissions) and SLACK_APP_TOKEN (Basic Information) again.`,
  };
}

function unreachable(why: string): Sentence {
  return {
    code: 'slack',
    text: `Slack cannot be reached (${why}). Check the network, and SLACK_API_URL if it is set.`,
  };
}
