import type { RecordJson } from '../story/record-json.ts';

/** One event as event history keeps it. */
export type HistoryEvent = Readonly<{
  at: number;
  region: string;
  eventID: string;
  record: RecordJson;
  answer: object;
}>;

/** Keeps records as event history does: management events alone, each once, newest first. */
export function createEventHistory() {
  const byRegion = new Map<string, HistoryEvent[]>();
  const seen = new Set<string>();
  return {
    add(records: readonly RecordJson[]): void {
      for (const record of records.filter(isManagement)) {
        if (seen.has(record.eventID)) continue;
        seen.add(record.eventID);
        const events = byRegion.get(record.awsRegion) ?? [];
        events.push(toEvent(record));
        byRegion.set(record.awsRegion, events);
      }
      for (const events of byRegion.values()) events.sort(newestFirst);
    },
    of: (region: string): readonly HistoryEvent[] => byRegion.get(region) ?? [],
  };
}

export function newestFirst(
  a: Readonly<{ at: number; eventID: string }>,
  b: Readonly<{ at: number; eventID: string }>,
) {
  return b.at - a.at || b.eventID.localeCompare(a.eventID);
}

function isManagement({ managementEvent, eventCategory }: RecordJson): boolean {
  return managementEvent !== false && (eventCategory ?? 'Management') === 'Management';
}

function toEvent(record: RecordJson): HistoryEvent {
  const at = Date.parse(record.eventTime);
  const { eventID, eventName, eventSource, awsRegion, userIdentity, readOnly } = record;
  const username = usernameOf(record);
  const answer = {
    EventId: eventID,
    EventName: eventName,
    ReadOnly: String(readOnly ?? false),
    ...(userIdentity?.accessKeyId && { AccessKeyId: userIdentity.accessKeyId }),
    EventTime: at / 1000,
    EventSource: eventSource,
    ...(username && { Username: username }),
    Resources: [],
    CloudTrailEvent: JSON.stringify(record),
  };
  return { at, region: awsRegion, eventID, record, answer };
}

/** An assumed role goes by its session name: a Connect user of the admin website by the user id (domain.md 4). */
export function usernameOf({ userIdentity }: RecordJson): string | undefined {
  if (userIdentity?.type === 'Root') return 'root';
  if (userIdentity?.type === 'AssumedRole') return userIdentity.arn?.split('/')[2];
  return userIdentity?.userName;
}
