import type { Clock } from '../clock.ts';
import { CONNECT_FAMILY } from '../connect/sources.ts';
import type { Log } from '../deliver.ts';
import type { Ingest } from '../ingest.ts';
import { createCloudTrailClients, hasCredentials } from './clients.ts';
import { createPoller, type Marks, type PollState } from './poller.ts';

export type PollingDeps = Readonly<{
  settings: Readonly<{ regions: readonly string[]; endpoint?: string; poll: boolean }>;
  ingest: Pick<Ingest, 'accept'>;
  marks: Marks;
  clock: Clock;
  log: Log;
}>;

export type Polling = Readonly<{
  /** Polls until aborted, if there is anything to poll with; what there is not is said once in the log. */
  run(signal: AbortSignal): Promise<void>;
  /** Undefined while nothing is polled. */
  state(): PollState | undefined;
}>;

/** On by default when Regions are named and credentials are there; without them the store alone answers. */
export function createPolling({ settings, ...deps }: PollingDeps): Polling {
  const clients = createCloudTrailClients(settings.regions, settings.endpoint);
  const eventSources = CONNECT_FAMILY.map(({ eventSource }) => eventSource);
  const poller = createPoller({ ...deps, clients, eventSources });
  let polls = false;
  return {
    state: () => (polls ? poller.state() : undefined),
    async run(signal) {
      const obstacle = settings.poll ? await obstacleTo([...clients.values()]) : 'POLL is false';
      if (obstacle)
        return deps.log.info({ obstacle }, `CloudTrail is not polled: ${obstacle}. Answers come from the store alone.`);
      polls = true;
      deps.log.info({ regions: settings.regions }, 'CloudTrail event history is read every minute.');
      await poller.run(signal);
    },
  };
}

async function obstacleTo(clients: readonly Parameters<typeof hasCredentials>[0][]): Promise<string | undefined> {
  const [first] = clients;
  if (!first) return 'neither REGIONS nor AWS_REGION is set';
  return (await hasCredentials(first)) ? undefined : 'there are no AWS credentials';
}
