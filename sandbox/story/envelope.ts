import type { Instance } from './cast.ts';
import type { Random } from './random.ts';
import type { EnvelopeJson, RecordJson } from './record-json.ts';

/** A record in the EventBridge event that carries it; `replay` as an archive sends it again. */
export function envelopeOf(
  record: RecordJson,
  { id, replay }: Readonly<{ id: string; replay?: string }>,
): EnvelopeJson {
  return {
    version: '0',
    id,
    'detail-type': 'AWS API Call via CloudTrail',
    source: `aws.${record.eventSource.replace('.amazonaws.com', '')}`,
    account: record.recipientAccountId,
    time: record.eventTime,
    region: record.awsRegion,
    resources: [],
    ...(replay && { 'replay-name': replay }),
    detail: record,
  };
}

/** What Connect itself sends on the same bus, from the same source: no CloudTrail record, and not ours to tell. */
export function contactEvent(instance: Instance, random: Random, time: string): EnvelopeJson {
  const contactId = random.uuid();
  return {
    version: '0',
    id: random.uuid(),
    'detail-type': 'Amazon Connect Contact Event',
    source: 'aws.connect',
    account: instance.arn.split(':')[4] ?? '',
    time,
    region: instance.region,
    resources: [instance.arn, `${instance.arn}/contact/${contactId}`],
    detail: {
      eventType: random.pick(['INITIATED', 'QUEUED', 'CONNECTED_TO_AGENT', 'DISCONNECTED']),
      contactId,
      channel: random.pick(['VOICE', 'CHAT', 'TASK']),
      instanceArn: instance.arn,
      initiationMethod: 'INBOUND',
    },
  };
}
