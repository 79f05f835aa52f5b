import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { SlackRefusal, type SlackRefusalKind } from '../errors.ts';

/** Slack's words for what it refuses, https://docs.slack.dev/reference/methods/chat.postMessage#errors. */
const KINDS = new Map<string, SlackRefusalKind>([
  ['message_not_found', 'gone'],
  ['cant_update_message', 'gone'],
  ['edit_window_closed', 'gone'],
  ['thread_not_found', 'gone'],
  ['channel_not_found', 'channel'],
  ['not_in_channel', 'channel'],
  ['is_archived', 'channel'],
  ['restricted_action', 'channel'],
  ['restricted_action_read_only_channel', 'channel'],
  ['restricted_action_thread_only_channel', 'channel'],
  ['no_permission', 'channel'],
  ['ekm_access_denied', 'channel'],
  ['team_access_not_granted', 'channel'],
  ['not_authed', 'token'],
  ['invalid_auth', 'token'],
  ['account_inactive', 'token'],
  ['token_revoked', 'token'],
  ['token_expired', 'token'],
  ['org_login_required', 'token'],
  ['missing_scope', 'token'],
  ['not_allowed_token_type', 'token'],
  ['invalid_blocks', 'content'],
  ['invalid_blocks_format', 'content'],
  ['invalid_arguments', 'content'],
  ['msg_too_long', 'content'],
  ['msg_blocks_too_long', 'content'],
  ['no_text', 'content'],
  ['metadata_too_large', 'content'],
  ['invalid_metadata_format', 'content'],
  ['invalid_metadata_schema', 'content'],
]);

/** Without a Retry-After Slack has not said how long; its own limits are counted by the minute. */
const UNSAID_PAUSE_MS = 10_000;

/** Slack's reasons are words. What a proxy answers with 200 is no answer of Slack's, and the SDK gives it as the reason. */
const WORD = /^[\w-]{1,100}$/;

/** What a failed Web API call means. Anything that is no answer of Slack's leaves the outcome uncertain. */
export function toRefusal(error: unknown): SlackRefusal {
  if (error instanceof SlackRefusal) return error;
  if (error instanceof WebAPIRateLimitedError) {
    return new SlackRefusal('passing', 'ratelimited', { cause: error, retryAfterMs: error.retryAfter * 1000 });
  }
  if (error instanceof WebAPIPlatformError && WORD.test(error.data.error)) {
    const reason = error.data.error;
    const kind = KINDS.get(reason) ?? 'passing';
    return new SlackRefusal(kind, reason, {
      cause: error,
      ...(reason === 'ratelimited' ? { retryAfterMs: UNSAID_PAUSE_MS } : {}),
    });
  }
  if (error instanceof WebAPIHTTPError) return ofStatus(error);
  return new SlackRefusal('uncertain', 'nothing', { cause: error });
}

/** A status of 4xx says that nothing was done, and 404 that nobody there knows the method; after 5xx nobody can tell. */
function ofStatus(error: WebAPIHTTPError): SlackRefusal {
  const { statusCode } = error;
  if (statusCode === 404) return new SlackRefusal('passing', 'unknown_method', { cause: error });
  const kind = statusCode < 500 && statusCode !== 408 ? 'passing' : 'uncertain';
  return new SlackRefusal(kind, `HTTP ${statusCode}`, { cause: error });
}
