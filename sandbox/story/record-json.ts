/** One CloudTrail record as JSON, as far as the sandbox writes and reads it (domain.md 2 and 3). */
export type RecordJson = Readonly<{
  eventVersion: string;
  userIdentity?: IdentityJson;
  eventTime: string;
  eventSource: string;
  eventName: string;
  awsRegion: string;
  sourceIPAddress?: string;
  userAgent?: string;
  errorCode?: string;
  errorMessage?: string;
  requestParameters: Readonly<Record<string, unknown>> | null;
  responseElements: Readonly<Record<string, unknown>> | null;
  requestID: string;
  eventID: string;
  readOnly?: boolean;
  eventType: string;
  managementEvent?: boolean;
  recipientAccountId: string;
  eventCategory?: string;
  sessionCredentialFromConsole?: string;
  tlsDetails?: Readonly<Record<string, string>>;
}>;

export type IdentityJson = Readonly<{
  type?: string;
  principalId?: string;
  arn?: string;
  accountId?: string;
  accessKeyId?: string;
  userName?: string;
  invokedBy?: string;
  sessionContext?: Readonly<Record<string, unknown>>;
  inScopeOf?: Readonly<Record<string, string>>;
}>;

/** An EventBridge event, as it arrives from the default bus. */
export type EnvelopeJson = Readonly<{
  version: '0';
  id: string;
  'detail-type': string;
  source: string;
  account: string;
  time: string;
  region: string;
  resources: readonly string[];
  'replay-name'?: string;
  detail: unknown;
}>;
