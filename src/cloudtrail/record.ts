import type { UserIdentity } from './user-identity.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * One CloudTrail record, in AWS's own words and spelling.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export type CloudTrailRecord = Readonly<{
  /** AWS's, or `sha256:<hex of the canonical JSON>` where a record has none or one longer than 128 characters. */
  eventID: string;
  eventTime: Date;
  /** '' where the record has none; the same for eventName and awsRegion. */
  eventSource: string;
  eventName: string;
  awsRegion: string;
  userIdentity: UserIdentity;
  eventVersion?: string;
  eventType?: string;
  sourceIPAddress?: string;
  userAgent?: string;
  errorCode?: string;
  errorMessage?: string;
  requestParameters?: JsonObject;
  responseElements?: JsonObject;
  requestID?: string;
  readOnly?: boolean;
  recipientAccountId?: string;
  sharedEventID?: string;
  /** addendum.originalEventID: this record speaks again of that one. */
  originalEventID?: string;
  /** The AWS console's own credentials were used (sessionCredentialFromConsole). */
  fromConsole: boolean;
  /** The record as it came, before masking. */
  raw: JsonObject;
  /** SHA-256, hex, of the raw record as canonical JSON (RFC 8785). */
  sha256: string;
}>;
