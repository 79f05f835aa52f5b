import type { PastRefusalKind } from '../notice/completeness.ts';

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/CommonErrors.html */
const BAD_CREDENTIALS = new Set([
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'ExpiredTokenException',
  'ExpiredToken',
  'InvalidSignatureException',
  'IncompleteSignature',
  'SignatureDoesNotMatch',
  'OptInRequired',
]);

/** What an error of CloudTrail's client means. */
export function refusalKind(error: unknown): PastRefusalKind {
  const name = nameOf(error);
  if (name === 'CredentialsProviderError') return 'no-credentials';
  if (BAD_CREDENTIALS.has(name)) return 'bad-credentials';
  if (name.startsWith('AccessDenied')) return 'denied';
  return name.startsWith('Throttling') || name === 'TooManyRequestsException' ? 'slow' : 'down';
}

/** AWS's word for it, or Node's word for a connection that failed (`ECONNREFUSED`). */
export function refusalWord(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code ?? nameOf(error);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Error';
}
