import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupKeysOf } from '../../src/activity/group-joins.ts';
import { namesLearned } from '../../src/activity/learned-names.ts';
import { treatmentOf } from '../../src/activity/overrides.ts';
import { toActivity } from '../../src/activity/to-activity.ts';
import { OPERATIONS } from '../../src/connect/catalog.ts';
import { activityOf } from './activity-of.ts';
import { ACCOUNT, AT, DANA, INSTANCE, recordOf } from './record-of.ts';

const QUEUE = 'bbbbbbbb-2222-4222-8222-222222222222';

describe('toActivity', () => {
  it('understands a change in the admin website', () => {
    const record = recordOf();
    expect(toActivity(record)).toEqual({
      eventID: 'event-1',
      at: new Date(AT),
      account: ACCOUNT,
      region: 'eu-central-1',
      eventSource: 'connect.amazonaws.com',
      eventName: 'UpdateQueueMaxContacts',
      verb: 'Update',
      plane: 'config',
      known: true,
      actor: {
        key: `connect:${DANA}`,
        kind: 'website',
        account: ACCOUNT,
        role: 'AWSServiceRoleForAmazonConnect_Ab3dE',
        session: DANA,
        connectUserId: DANA,
        aliases: [DANA],
        automation: false,
      },
      way: { kind: 'website' },
      resource: { type: 'Queue', id: QUEUE, instanceId: INSTANCE },
      related: [],
      instanceId: INSTANCE,
      changes: [{ field: 'MaxContacts', value: 10, hidden: false, wholeList: false }],
      severity: 'notable',
      treatment: 'tell',
      requestID: 'req-1',
      sameAs: [],
      sha256: record.sha256,
    });
  });

  it('tells a sign-in that failed as such, its answer masked', () => {
    const activity = toActivity(
      recordOf({
        eventSource: 'signin.amazonaws.com',
        eventName: 'ConsoleLogin',
        eventType: 'AwsConsoleSignIn',
        errorMessage: 'Failed authentication',
        responseElements: { ConsoleLogin: 'Failure' },
      }),
    );
    expect(activity.failure).toEqual({ code: 'Failure', message: 'Failed authentication', problems: [] });
  });

  it('tells why a call was refused, from where, and a key too short to use', () => {
    const activity = activityOf(
      'CreateQueue',
      { Name: 'Billing' },
      {
        userIdentity: { type: 'IAMUser', userName: 'omar', accountId: ACCOUNT, accessKeyId: 'AKIAEXAMPLEEXAMPLE1Z' },
        sourceIPAddress: '192.0.2.44',
        userAgent: 'aws-cli/2.15.0',
        errorCode: 'AccessDeniedException',
        errorMessage: 'omar may not',
        recipientAccountId: undefined,
        requestID: undefined,
      },
    );
    expect(activity).toMatchObject({
      account: ACCOUNT,
      from: '192.0.2.44',
      accessKeyId: 'AKIA…LE1Z',
      failure: { code: 'AccessDeniedException', message: 'omar may not', problems: [] },
      resource: { type: 'Queue', name: 'Billing' },
    });
    expect(activity).not.toHaveProperty('requestID');
  });

  it('leaves out what a record does not tell', () => {
    const record = recordOf({
      userIdentity: { accessKeyId: 'short' },
      sourceIPAddress: undefined,
      requestParameters: null,
      recipientAccountId: undefined,
      eventName: 'Odd',
      eventSource: undefined,
    });
    const activity = toActivity(record);
    expect(activity).toMatchObject({ known: false, verb: 'Odd', accessKeyId: 'short', changes: [] });
    for (const part of ['account', 'from', 'resource', 'instanceId', 'failure'])
      expect(activity).not.toHaveProperty(part);
  });

  it('takes an operation newer than the catalog by its verb', () => {
    expect(activityOf('CreateWidgetPolicy', { WidgetId: QUEUE })).toMatchObject({
      known: false,
      verb: 'Create',
      plane: 'config',
      severity: 'notable',
      treatment: 'tell',
    });
  });

  it('holds no customer’s data, whatever the call', () => {
    const number = '+4915555509999';
    const started = { DestinationPhoneNumber: number, Attributes: { phone: number }, Name: number };
    const refused = { errorCode: 'DestinationNotAllowedException', errorMessage: `${number} is not allowed` };
    const calls = [
      activityOf('StartOutboundVoiceContact', started, refused),
      activityOf('StartNewKindOfContact', started, refused),
      activityOf(
        'CreateProfile',
        { DomainName: 'acme', PhoneNumber: number, AccountNumber: number },
        { eventSource: 'profile.amazonaws.com' },
      ),
      activityOf(
        'SendMessage',
        { Content: number },
        { eventSource: 'participant.connect.amazonaws.com', sourceIPAddress: number },
      ),
    ];
    expect(calls.map((call) => JSON.stringify(call)).filter((text) => text.includes('5555509999'))).toEqual([]);
  });

  it('links a record to the one it completes', () => {
    expect(toActivity(recordOf({ addendum: { originalEventID: 'event-0' } })).sameAs).toEqual(['event-0']);
  });

  it('understands anything that can be parsed, in any operation', () => {
    const odd = fc.anything({ withNullPrototype: true, maxDepth: 3 });
    const names = fc.constantFrom(
      ...OPERATIONS.map(({ eventName }) => eventName),
      '',
      'constructor',
      '__proto__',
      'Odd',
    );
    const fields = fc.record(
      {
        eventName: names,
        userIdentity: fc.oneof(odd, fc.record({ type: fc.string(), arn: odd, sessionContext: odd, userName: odd })),
        requestParameters: fc.oneof(
          odd,
          fc.dictionary(fc.constantFrom('Tags', 'Name', 'QueueId', 'Config', '__proto__'), odd),
        ),
        responseElements: fc.oneof(odd, fc.record({ Problems: odd, Queue: odd, Arn: odd })),
        errorCode: odd,
        sourceIPAddress: odd,
        userAgent: odd,
        readOnly: odd,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fields, (given) => {
        const record = recordOf(jsonOf(given));
        const activity = toActivity(record);
        expect(JSON.parse(JSON.stringify(activity)).eventID).toBe(activity.eventID);
        expect(groupKeysOf(activity).kind).toBeTypeOf('string');
        expect(namesLearned(record)).toBeInstanceOf(Array);
        expect(
          treatmentOf(activity, [{ treatment: 'keep', all: [{ by: 'actor', patterns: ['d*'] }], said: '' }]),
        ).toBeTypeOf('string');
      }),
    );
  });
});

/** As it comes over the wire: what JSON cannot say is not there. */
function jsonOf(given: object): object {
  const replaced = JSON.stringify(given, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  return JSON.parse(replaced);
}
