import { CONNECT_FAMILY } from '../connect/sources.ts';
import { hasCredentials, type TrailClient } from './clients.ts';
import { createPoller, type PollerDeps, type PollState } from './poller.ts';

export type PollingDeps = Omit<PollerDeps, 'eventSources'> & Readonly<{ poll: boolean }>;

export type Polling = Readonly<{
  /** Polls until aborted, if there is anything to poll with; what there is not is said once in the log. */
  run(signal: AbortSignal): Promise<void>;
  /** Undefined while nothing is polled. */
  state(): PollState | undefined;
}>;

/** On by default when Regions are named and credentials are there; without them the store alone answers. */
export function createPolling({ poll, ...deps }: PollingDeps): Polling {
  const { clients, log } = deps;
  const eventSources = CONNECT_FAMILY.map(({ eventSource }) => eventSource);
  const poller = createPoller({ ...deps, eventSources });
  let polls = false;
  return {
    state: () => (polls ? poller.state() : undefined),
    async run(signal) {
      const obstacle = await obstacleTo([...clients.values()]);
      if (obstacle)
        return log.info({ obstacle }, `CloudTrail is not polled: ${obstacle}. Answers come from the store alone.`);
      if (!poll)
        return log.info({}, 'CloudTrail is not polled: POLL is false. Questions ask it for what is not stored.');
      polls = true;
      log.info({ regions: [...clients.keys()] }, 'CloudTrail event history is read every minute.');
      await poller.run(signal);
    },
  };
}

async function obstacleTo(clients: readonly TrailClient[]): Promise<string | undefined> {
  const [first] = clients;
  if (!first) return 'neither REGIONS nor AWS_REGION is set';
  return (await hasCredentials(first)) ? undefined : 'there are no AWS credentials';
}
