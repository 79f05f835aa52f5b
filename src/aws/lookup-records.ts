import type { Carried } from '../cloudtrail/envelope.ts';
import type { PastAsked, PastPage } from '../past-source.ts';
import type { TrailClient } from './clients.ts';

/**
 * One page of event history, newest first; the signal ends a call under way. Each call needs a turn (2 a second per
 * account and Region, whoever calls).
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
export async function lookupPage(
  client: TrailClient,
  { attribute, from, to, token }: PastAsked,
  signal?: AbortSignal,
): Promise<PastPage> {
  const { LookupEventsCommand } = await import('@aws-sdk/client-cloudtrail');
  const command = new LookupEventsCommand({
    LookupAttributes: [{ AttributeKey: attribute.key, AttributeValue: attribute.value }],
    StartTime: from,
    ...(to ? { EndTime: to } : {}),
    MaxResults: 50,
    ...(token === undefined ? {} : { NextToken: token }),
  });
  const { Events = [], NextToken } = await (await client()).send(command, signal ? { abortSignal: signal } : {});
  const times = Events.flatMap(({ EventTime }) => (EventTime ? [EventTime.getTime()] : []));
  return {
    carried: Events.map(({ CloudTrailEvent }) => open(CloudTrailEvent)),
    ...(times.length > 0 && { oldest: new Date(Math.min(...times)) }),
    ...(NextToken && { token: NextToken }),
  };
}

/** Page after page, fetched as the caller reads: stopping early costs nothing. `turn` is awaited before each call. */
export async function* lookupRecords(
  client: TrailClient,
  asked: Omit<PastAsked, 'token'>,
  turn: () => Promise<void>,
  signal?: AbortSignal,
): AsyncGenerator<readonly Carried[]> {
  let token: string | undefined;
  do {
    await turn();
    const page: PastPage = await lookupPage(client, { ...asked, ...(token && { token }) }, signal);
    yield page.carried;
    token = page.token;
  } while (token !== undefined);
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
