import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { onTestFinished } from 'vitest';

/** One call of LookupEvents as it came over the wire; times are seconds. */
export type LookupCall = Readonly<{ StartTime?: number; EndTime?: number; NextToken?: string; MaxResults?: number }> &
  Readonly<{ LookupAttributes?: readonly Readonly<{ AttributeKey: string; AttributeValue: string }>[] }>;

/** A page, a refusal by AWS's name for it, or silence. */
export type LookupAnswer =
  | Readonly<{ Events?: readonly object[]; NextToken?: string }>
  | Readonly<{ refusal: string }>
  | 'silence';

/** A CloudTrail that answers as told, on loopback, and a client of it as the bot makes them. */
export async function createWire(answer: (call: LookupCall, nth: number) => LookupAnswer) {
  const calls: LookupCall[] = [];
  const server: Server = createServer(async (request, response) => {
    const call = (await json(request)) as LookupCall;
    calls.push(call);
    const said = answer(call, calls.length - 1);
    if (said === 'silence') return;
    const refused = 'refusal' in said;
    response.writeHead(refused ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(refused ? { __type: said.refusal, Message: 'no' } : said));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new CloudTrailClient({
    region: 'eu-central-1',
    endpoint,
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'of-tests' },
  });
  onTestFinished(() => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { client: async () => client, calls, endpoint };
}
