import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';

/** A CloudTrail client for each Region. Credentials come from AWS's own places, in its order. */
export function createCloudTrailClients(
  regions: readonly string[],
  endpoint: string | undefined,
): ReadonlyMap<string, CloudTrailClient> {
  return new Map(
    regions.map((region) => [
      region,
      new CloudTrailClient({ region, maxAttempts: 3, retryMode: 'standard', ...(endpoint ? { endpoint } : {}) }),
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
