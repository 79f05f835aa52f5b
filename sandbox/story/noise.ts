import type { Deed } from './everyday.ts';
import type { Call } from './recorder.ts';
import type { Site } from './site.ts';
import { addressOf, type Teller } from './teller.ts';

/** Reads: dashboards and exports ask all day. Metric queries say readOnly false, as they really do (catalog.md 2). */
export function reading(teller: Teller, site: Site): Deed {
  const { random, callers } = teller;
  const inside = { InstanceId: site.instance.id };
  const call = random.pick<Call>([
    {
      eventName: 'GetMetricDataV2',
      request: { ResourceArn: site.instance.arn, Metrics: [{ Name: 'CONTACTS_HANDLED' }] },
      response: { MetricResults: [] },
    },
    { eventName: 'ListQueues', request: { ...inside, MaxResults: 100 }, readOnly: true },
    { eventName: 'SearchUsers', request: { ...inside, MaxResults: 50 }, readOnly: true },
    { eventName: 'DescribeUser', request: { ...inside, UserId: random.pick(site.things('user')).id }, readOnly: true },
  ]);
  return { caller: callers.lambda('bi-export'), call };
}

/** Traffic: contacts come and go. Customers' numbers and attributes are in there, and must not be kept. */
export function traffic(teller: Teller, site: Site): Deed {
  const { random, callers } = teller;
  const inside = { InstanceId: site.instance.id };
  const contact = random.uuid();
  const flow = random.pick(site.things('flow'));
  const call = random.pick<Call>([
    {
      eventName: 'StartOutboundVoiceContact',
      request: {
        ...inside,
        DestinationPhoneNumber: `+1303555013${random.int(10)}`,
        ContactFlowId: flow.id,
        Attributes: { customer: 'C-1042' },
      },
      response: { ContactId: contact },
    },
    {
      eventName: 'UpdateContactAttributes',
      request: { ...inside, InitialContactId: contact, Attributes: { iban: 'DE00 0000 0000 0000', mood: 'angry' } },
    },
    {
      eventName: 'StartChatContact',
      request: {
        ...inside,
        ContactFlowId: flow.id,
        ParticipantDetails: { DisplayName: 'A Customer' },
        InitialMessage: { ContentType: 'text/plain', Content: 'My card was charged twice' },
      },
      response: { ContactId: contact, ParticipantId: random.uuid() },
    },
    { eventName: 'StopContact', request: { ...inside, ContactId: contact } },
  ]);
  return { caller: callers.lambda('callback-service'), call };
}

/** Somebody looks around in the AWS console. */
export function browsing({ callers, cast, random }: Teller, site: Site): Deed {
  const { sso } = random.pick(cast.outsiders);
  return {
    caller: callers.console(sso, addressOf(sso)),
    call: { eventName: 'DescribeInstance', request: { InstanceId: site.instance.id }, readOnly: true },
  };
}
