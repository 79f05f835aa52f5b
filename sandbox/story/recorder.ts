import { isBefore } from 'date-fns/isBefore';
import { ACCOUNT, type Instance } from './cast.ts';
import type { Caller } from './identity.ts';
import type { Random } from './random.ts';
import type { RecordJson } from './record-json.ts';

/** One API call as it is made: what the recorder turns into a record. */
export type Call = Readonly<{
  eventName: string;
  request: Readonly<Record<string, unknown>>;
  response?: Readonly<Record<string, unknown>>;
  /** Refused or failed: nothing changed. */
  error?: Readonly<{ code: string; message?: string }>;
  readOnly?: boolean;
}>;

export type Recorder = (at: Date, caller: Caller, instance: Instance, call: Call) => RecordJson;

/** From this day on AWS writes records of version 1.11. */
const NEWER_FROM = new Date('2025-06-01T00:00:00Z');

/** Writes records as CloudTrail does for Amazon Connect: the API's own field names, the id in the answer (domain.md). */
export function createRecorder(random: Random): Recorder {
  return (at, caller, instance, { eventName, request, response, error, readOnly = false }) => ({
    eventVersion: isBefore(at, NEWER_FROM) ? '1.09' : '1.11',
    userIdentity: signedIn(caller, at),
    eventTime: secondsOf(at),
    eventSource: 'connect.amazonaws.com',
    eventName,
    awsRegion: instance.region,
    sourceIPAddress: caller.sourceIPAddress,
    userAgent: caller.userAgent,
    ...(error && { errorCode: error.code }),
    ...(error?.message && { errorMessage: error.message }),
    requestParameters: request,
    responseElements: response ?? null,
    requestID: random.uuid(),
    eventID: random.uuid(),
    readOnly,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: 'Management',
    ...(caller.direct && { tlsDetails: tlsOf(instance.region) }),
    ...(caller.console && { sessionCredentialFromConsole: 'true' }),
  });
}

/** CloudTrail's times are whole seconds in UTC. */
export function secondsOf(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

function signedIn({ identity }: Caller, at: Date): RecordJson['userIdentity'] & object {
  const { sessionContext } = identity;
  if (!sessionContext) return identity;
  const creationDate = secondsOf(new Date(at.getTime() - 40 * 60 * 1000));
  return {
    ...identity,
    sessionContext: { ...sessionContext, attributes: { creationDate, mfaAuthenticated: 'false' } },
  };
}

function tlsOf(region: string): Record<string, string> {
  return {
    tlsVersion: 'TLSv1.3',
    cipherSuite: 'TLS_AES_128_GCM_SHA256',
    clientProvidedHostHeader: `connect.${region}.amazonaws.com`,
  };
}
