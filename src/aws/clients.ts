import type { CloudTrailClient } from '@aws-sdk/client-cloudtrail';

/** The SDK itself waits for ever: a round that hangs would be the last one. */
const PATIENCE = { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true };

/** A Region's client. The SDK takes a while to load: only who asks AWS waits for it. */
export type TrailClient = () => Promise<CloudTrailClient>;

/** A CloudTrail client for each Region, made when it is first asked for. Credentials come from AWS's own places, in its order. */
export function createCloudTrailClients(
  regions: readonly string[],
  endpoint: string | undefined,
): ReadonlyMap<string, TrailClient> {
  return new Map(regions.map((region) => [region, createTrailClient(region, endpoint)]));
}

function createTrailClient(region: string, endpoint: string | undefined): TrailClient {
  let client: CloudTrailClient | undefined;
  return async () => {
    const { CloudTrailClient } = await import('@aws-sdk/client-cloudtrail');
    client ??= new CloudTrailClient({
      region,
      maxAttempts: 3,
      retryMode: 'standard',
      requestHandler: PATIENCE,
      ...(endpoint ? { endpoint } : {}),
    });
    return client;
  };
}

/** Whether AWS's places hold credentials at all; asks no service but, on AWS's own machines, their metadata. */
export async function hasCredentials(client: TrailClient): Promise<boolean> {
  const { config } = await client();
  return config.credentials().then(
    () => true,
    () => false,
  );
}
