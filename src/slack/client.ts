import { LogLevel, type RetryOptions, WebClient, type WebClientOptions } from '@slack/web-api';

/**
 * No retries of its own: one that repeats `chat.postMessage` after a lost answer says a thing twice, and one that
 * waits out a 429 stalls every other channel. Delivery and the pacer decide.
 */
const NO_RETRIES: RetryOptions = { retries: 0 };

/** Where Slack's Web API is, when not at slack.com. */
export function apiUrlOption(apiUrl: string | undefined): Pick<WebClientOptions, 'slackApiUrl'> {
  if (!apiUrl) return {};
  return { slackApiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` };
}

/** Options for each Slack client. A fresh object a call: Bolt's Socket Mode changes the one it is given. */
export function clientOptions(apiUrl: string | undefined): WebClientOptions {
  return {
    ...apiUrlOption(apiUrl),
    allowAbsoluteUrls: false,
    rejectRateLimitedCalls: true,
    retryConfig: NO_RETRIES,
    timeout: 10_000,
  };
}

/** What fails is thrown, and told by who asked: the client's own lines are plain text between our JSON ones. */
export function createSlackClient(token: string, apiUrl: string | undefined): WebClient {
  return new WebClient(token, { ...clientOptions(apiUrl), logLevel: LogLevel.ERROR });
}
