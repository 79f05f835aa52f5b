import { type CloudTrailClient, paginateLookupEvents } from '@aws-sdk/client-cloudtrail';
import type { Carried } from '../cloudtrail/envelope.ts';

export type LookupWindow = Readonly<{ from: Date; to?: Date; eventSource: string }>;

/**
 * Pages of event history, newest first, fetched as the caller reads: stopping early costs nothing. `turn` is awaited
 * before each call (2 calls/s per account and Region, whoever calls); the signal ends a call under way.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
export async function* lookupRecords(
  client: CloudTrailClient,
  { from, to, eventSource }: LookupWindow,
  turn: () => Promise<void>,
  signal?: AbortSignal,
): AsyncGenerator<readonly Carried[]> {
  const pages = paginateLookupEvents(
    { client },
    {
      LookupAttributes: [{ AttributeKey: 'EventSource', AttributeValue: eventSource }],
      StartTime: from,
      ...(to ? { EndTime: to } : {}),
      MaxResults: 50,
    },
    signal ? { abortSignal: signal } : {},
  );
  await turn();
  for await (const { Events = [] } of pages) {
    yield Events.map(({ CloudTrailEvent }) => open(CloudTrailEvent));
    await turn();
  }
}

function open(text: string | undefined): Carried {
  if (text === undefined)
    return { kind: 'unreadable', body: '', reason: 'LookupEvents answered an event without its record' };
  try {
    return { kind: 'record', detail: JSON.parse(text) };
  } catch {
    return { kind: 'unreadable', body: text, reason: 'LookupEvents answered a record that is not JSON' };
  }
}
