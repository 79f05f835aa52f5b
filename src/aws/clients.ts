import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';

/** The SDK itself waits for ever: a round that hangs would be the last one. */
const PATIENCE = { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true };

/** A CloudTrail client for each Region. Credentials come from AWS's own places, in its order. */
export function createCloudTrailClients(
  regions: readonly string[],
  endpoint: string | undefined,
): ReadonlyMap<string, CloudTrailClient> {
  return new Map(
    regions.map((region) => [
      region,
      new CloudTrailClient({
        region,
        maxAttempts: 3,
        retryMode: 'standard',
        requestHandler: PATIENCE,
        ...(endpoint ? { endpoint } : {}),
      }),
    ]),
  );
}

/** Whether AWS's places hold credentials at all; asks no service but, on AWS's own machines, their metadata. */
export async function hasCredentials(client: CloudTrailClient): Promise<boolean> {
  return client.config.credentials().then(
    () => true,
    () => false,
  );
}
