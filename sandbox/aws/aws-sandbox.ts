import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../../src/clock.ts';
import type { RecordJson } from '../story/record-json.ts';
import { AwsError } from './aws-error.ts';
import { openAuthorization } from './credential-scope.ts';
import { createEventHistory } from './event-history.ts';
import { createFaults, type Faults, refusalOf } from './faults.ts';
import { lookupEvents } from './lookup-events.ts';
import { createRate } from './rate.ts';
import { readBody } from './read-body.ts';

/** One call as it was answered: the truth that tests compare with. */
export type AwsCall = Readonly<{
  at: Date;
  region: string;
  accessKeyId: string;
  input: Readonly<Record<string, unknown>>;
  /** Of the answer; 0 where the connection was cut. */
  status: number;
  error?: string;
  events: number;
}>;

export type AwsSandbox = Readonly<{
  /** What AWS_ENDPOINT_URL is set to. */
  endpoint: string;
  addRecords(records: readonly RecordJson[]): void;
  close(): Promise<void>;
  log: readonly AwsCall[];
  faults: Faults;
}>;

export type AwsSandboxOptions = Readonly<{
  clock: Clock;
  /** 0, the default, takes a free one. */
  port?: number;
  /** From an event to its being visible in event history, in the clock's time. */
  lagMs?: number;
}>;

const TARGET = 'CloudTrail_20131101.LookupEvents';

/** A local AWS that answers CloudTrail's LookupEvents as AWS does (domain.md 4), for one account and every Region. */
export async function createAwsSandbox({ clock, port = 0, lagMs = 120_000 }: AwsSandboxOptions): Promise<AwsSandbox> {
  const history = createEventHistory();
  const faults = createFaults();
  const isGranted = createRate();
  const log: AwsCall[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = { at: clock.now(), region: '', accessKeyId: '', input: {}, status: 200, events: 0 };
    try {
      if (!isOurs(request.headers.host)) throw new AwsError('UnknownHostException', 'Not a host of this sandbox.', 421);
      if (request.headers['x-amz-target'] !== TARGET) {
        throw new AwsError('UnknownOperationException', `The sandbox answers ${TARGET} alone.`);
      }
      const scope = openAuthorization(request.headers.authorization);
      const input = await readBody(request);
      Object.assign(call, scope, { input });
      const fault = faults.next(scope.region);
      if (fault?.kind === 'cut') return cut(call, response);
      if (fault?.kind === 'slow') await clock.sleep(fault.ms);
      const refusal = fault && refusalOf(fault);
      if (refusal) throw refusal;
      if (!isGranted(scope.region, clock.now())) throw new AwsError('ThrottlingException', 'Rate exceeded');
      const found = lookupEvents(input, history.of(scope.region), { now: clock.now().getTime(), lagMs });
      log.push({ ...call, events: found.Events.length });
      send(response, 200, found);
    } catch (error) {
      const { type, status, message } =
        error instanceof AwsError ? error : new AwsError('InternalFailure', String(error), 500);
      log.push({ ...call, status, error: type });
      send(response, status, { __type: type, message }, { 'x-amzn-errortype': type });
    }
  }

  function cut(call: AwsCall, response: ServerResponse): void {
    log.push({ ...call, status: 0, error: 'cut' });
    response.destroy();
  }

  const server = createServer((request, response) => void answer(request, response));
  const address = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const bound = server.address();
      resolve(`127.0.0.1:${typeof bound === 'object' && bound ? bound.port : port}`);
    });
  });
  const hosts = new Set([address, address.replace('127.0.0.1', 'localhost')]);
  const isOurs = (host: string | undefined) => host !== undefined && hosts.has(host.toLowerCase());

  return {
    endpoint: `http://${address}`,
    addRecords: history.add,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    log,
    faults,
  };
}

function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': randomUUID(),
    ...headers,
  });
  response.end(JSON.stringify(body));
}
