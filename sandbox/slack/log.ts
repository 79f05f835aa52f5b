/** One call of the app's, and what came of it: the ground truth of the tests. */
export type ApiEntry = {
  readonly kind: 'api';
  readonly at: Date;
  /** `response_url` for an answer to one. */
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly token: 'bot' | 'app' | 'none' | 'unknown';
  ok: boolean;
  error?: string;
  /** What changed in the workspace: `posted C… 1795341912.000100`. */
  effect?: string;
  /** A fault that a test ordered. */
  fault?: string;
  /** Arguments that Slack does not know, missing `text`, and the like. */
  warnings: string[];
  /** Who would have been notified: `<!channel>`, `<@U…>`. */
  pings: string[];
  unfurls: string[];
};

/** One payload sent to the app, and how it was acknowledged. */
export type SentEntry = {
  readonly kind: 'sent';
  readonly at: Date;
  readonly via: 'socket' | 'http';
  readonly type: 'slash_commands' | 'interactive' | 'events_api' | 'url_verification';
  readonly payload: Readonly<Record<string, unknown>>;
  readonly retry: number;
  /** Milliseconds of the sandbox's time; absent until acknowledged. */
  ackMs?: number;
  /** How often the app acknowledged, in time or late: once is right. */
  acks: number;
  ack?: unknown;
  failed?: string;
};

export type LogEntry = ApiEntry | SentEntry;

export type Log = Readonly<{
  entries: readonly LogEntry[];
  /** Calls of one method, oldest first. */
  calls(method?: string): readonly ApiEntry[];
  sent(type?: SentEntry['type']): readonly SentEntry[];
}>;

// A demo may run for days; a test sees all of it.
const MOST_ENTRIES = 50_000;

export function createLog(onEntry: () => void): Log & { add(entry: LogEntry): void } {
  const entries: LogEntry[] = [];
  return {
    entries,
    calls: (method) =>
      entries
        .filter((entry) => entry.kind === 'api')
        .filter((entry) => method === undefined || entry.method === method),
    sent: (type) =>
      entries.filter((entry) => entry.kind === 'sent').filter((entry) => type === undefined || entry.type === type),
    add(entry) {
      entries.push(entry);
      if (entries.length > MOST_ENTRIES) entries.splice(0, MOST_ENTRIES / 10);
      onEntry();
    },
  };
}
