import { AwsError } from './aws-error.ts';

export type CredentialScope = Readonly<{ accessKeyId: string; region: string }>;

const SIGNED =
  /^AWS4-HMAC-SHA256 +Credential=([\w+=,.@-]+)\/(\d{8})\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request, *SignedHeaders=[\w;-]+, *Signature=[0-9a-f]{64}$/;

/**
 * Who asks and for which Region, from a SigV4 Authorization header. The signature itself is not checked: the sandbox
 * knows no secrets.
 */
export function openAuthorization(header: string | undefined): CredentialScope {
  if (!header) throw new AwsError('MissingAuthenticationTokenException', 'Request is missing Authentication Token');
  const [, accessKeyId, , region, service] = SIGNED.exec(header) ?? [];
  if (!accessKeyId || !region) {
    throw new AwsError(
      'IncompleteSignatureException',
      'Authorization header requires Credential, Signature and SignedHeaders.',
    );
  }
  if (service !== 'cloudtrail') {
    throw new AwsError('InvalidSignatureException', "Credential should be scoped to correct service: 'cloudtrail'.");
  }
  return { accessKeyId, region };
}
