import { describe, expect, it } from 'vitest';
import { changeWords } from '../../src/notice/change-words.ts';
import { fieldWords, splitWords } from '../../src/notice/field-words.ts';
import { hoursWords } from '../../src/notice/hours-words.ts';
import { counted, past, plural } from '../../src/notice/inflect.ts';
import { changeValueWords, valueWords } from '../../src/notice/value-words.ts';
import { toPlain } from '../../src/notice/written.ts';
import { explained, INSTANCE_ID, KNOWN, QUEUE_ID, setTo } from './explained.ts';

const CONTEXT = { known: KNOWN, instanceId: INSTANCE_ID };
const UUID = '0d1e2f3a-1111-4222-8333-444455556666';

function slot(Day: unknown, from: unknown, to: unknown) {
  return { Day, StartTime: { Hours: from, Minutes: 0 }, EndTime: { Hours: to } };
}

describe('valueWords', () => {
  it.each([
    ['Status', 'DISABLED', 'disabled'],
    ['Status', 'SAVED', 'saved as a draft'],
    ['Name', 'VIP', 'VIP'],
    ['StorageType', 'S3', 'S3'],
    ['MaxContacts', 10, '10'],
    ['InboundCallsEnabled', true, 'on'],
    ['InboundCallsEnabled', false, 'off'],
    ['MaxContacts', null, 'none'],
    ['QuickConnectIds', [], 'none'],
    ['Description', '', 'none'],
    ['Content', '***', 'hidden by AWS'],
    ['Names', ['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'a, b, c, d, e and 2 more'],
    ['HoursOfOperationId', UUID, '…556666 (name not known)'],
    ['TargetArn', `arn:aws:connect:eu-central-1:123456789012:instance/${UUID}`, '…556666'],
    ['FunctionArn', 'arn:aws:lambda:eu-central-1:123456789012:function:customer-lookup', 'customer-lookup'],
    ['QueueId', QUEUE_ID, 'Billing'],
    [
      'QueueConfigs',
      [{ QueueReference: { QueueId: QUEUE_ID, Channel: 'VOICE' }, Priority: 2, Delay: 0 }],
      'Billing (voice, priority 2)',
    ],
    ['QueueReferences', [{ QueueId: QUEUE_ID }], 'Billing'],
    [
      'MediaConcurrencies',
      [
        { Channel: 'VOICE', Concurrency: 1 },
        { Channel: 'CHAT', Concurrency: 3 },
      ],
      'voice 1, chat 3',
    ],
    [
      'UserProficiencies',
      [{ AttributeName: 'Language', AttributeValue: 'German', Level: 4 }, { AttributeName: 'Sales' }],
      'Language German level 4, Sales',
    ],
    ['Distributions', [{ Region: 'us-east-1', Percentage: 100 }], 'us-east-1 100 %'],
    ['Items', [{ Section: { Title: 'Greeting', RefId: 's1' } }], 'Greeting'],
    ['Actions', [{ ActionType: 'CREATE_TASK', TaskAction: {} }], 'create task'],
    ['Tags', { team: 'ivr' }, 'team = ivr'],
    ['Config', { A: { B: { C: { D: { E: 1, F: 2 }, G: 1 } } } }, '…'],
    [
      'S3Config',
      { BucketName: 'b', EncryptionConfig: { EncryptionType: 'KMS', KeyId: 'k' } },
      'bucket b, encryption (type KMS, key k)',
    ],
    ['Odd', { a: 1, b: 2, c: 3, d: 4, e: 5 }, 'a 1, b 2, c 3, d 4 and 1 more'],
    ['Odd', { 'x y': 1, b: 2 }, 'x y 1, b 2'],
    ['Odd', undefined, 'none'],
  ])('%s %j reads %s', (field, value, expected) => {
    expect(toPlain(valueWords(value, { ...CONTEXT, field }))).toBe(expected);
  });

  it('finds names by the type that the catalog gives', () => {
    const context = { ...CONTEXT, field: 'OutboundFlowId', refType: 'Queue' };
    expect(toPlain(valueWords(QUEUE_ID, context))).toBe('Billing');
    expect(toPlain(valueWords(UUID, { ...context, withoutIds: true }))).toBe('(name not known)');
    expect(toPlain(valueWords([UUID, UUID], { ...context, withoutIds: true }))).toBe('2 (names not known)');
  });

  it('shows no private number, nor what AWS hides', () => {
    expect(toPlain(changeValueWords(setTo('IdentityInfo.Mobile', '+491'), KNOWN))).toBe('not shown here');
    expect(toPlain(changeValueWords(setTo('Content', 1, { hidden: true }), KNOWN))).toBe('hidden by AWS');
  });
});

describe('hoursWords', () => {
  it.each([
    [['MONDAY', 'TUESDAY', 'WEDNESDAY'].map((day) => slot(day, 9, 17)), 'Mon–Wed 09:00–17:00'],
    [[slot('SUNDAY', 0, 24), slot('MONDAY', 0, 24), slot('MONDAY', 0, 24)], 'Mon, Sun 00:00–24:00'],
    [[slot('MONDAY', 9, 12), slot('TUESDAY', 9, 12), slot('MONDAY', 13, 17)], 'Mon, Tue 09:00–12:00, Mon 13:00–17:00'],
    [[slot('FUNDAY', 9, 12)], undefined],
    [[slot('MONDAY', 9.5, 12)], undefined],
    [[slot('MONDAY', 9, 25)], undefined],
    [['MONDAY'], undefined],
    [[], undefined],
    ['MONDAY', undefined],
  ])('%j is %s', (config, expected) => {
    expect(hoursWords(config)).toBe(expected);
  });
});

describe('changeWords', () => {
  const earlier = (value: unknown) => ({ X: { value, at: new Date(0), by: '', eventID: 'e' } });
  const said = (change: ReturnType<typeof setTo>, before?: unknown, fresh = false) =>
    toPlain(
      changeWords(change, {
        fresh,
        explained: explained({}, { earlier: before === undefined ? {} : earlier(before) }),
      }),
    );

  it.each([
    ['the old and the new', said(setTo('X', 10), 40), 'x: 40 → 10'],
    ['the new alone where the old is not known', said(setTo('X', 10)), 'x: 10'],
    ['that nothing changed', said(setTo('X', 10), 10), 'x: 10 (it was so already)'],
    ['that a list was emptied of nothing', said(setTo('X', [])), 'x: none'],
    [
      'all of a list where the old is not known',
      said(setTo('X', ['a', 'b'], { wholeList: true })),
      'x: now these 2: a, b',
    ],
    [
      'what a list gained and lost',
      said(setTo('X', ['a', 'b'], { wholeList: true }), ['b', 'c']),
      'x: added a; removed c',
    ],
    ['what a list gained', said(setTo('X', ['a', 'b'], { wholeList: true }), ['b']), 'x: added a'],
    ['what a list lost', said(setTo('X', ['b'], { wholeList: true }), ['b', 'c']), 'x: removed c'],
    [
      'that a list was sent again',
      said(setTo('X', ['b', 'a'], { wholeList: true }), ['a', 'b']),
      'x: sent again, nothing added or removed',
    ],
    [
      'a list whose old items are hidden as new',
      said(setTo('X', ['a', 'b'], { wholeList: true }), ['***']),
      'x: hidden by AWS → a, b',
    ],
    ['that AWS hides it', said(setTo('X', 1, { hidden: true })), 'x: changed, hidden by AWS'],
    ['of something new only what it is', said(setTo('X', 1, { hidden: true }), 4, true), 'x: hidden by AWS'],
  ])('says %s', (_, words, expected) => {
    expect(words).toBe(expected);
  });
});

describe('fieldWords', () => {
  it.each([
    ['MaxContacts', 'max contacts'],
    ['OutboundCallerConfig.OutboundCallerIdName', 'outbound caller name'],
    ['Theme.Light.PaletteId', 'light palette'],
    ['ScoringStrategy.Status', 'scoring status'],
    ['Matching.Enabled', 'matching enabled'],
    ['RuleBasedMatching.Enabled', 'rule based matching enabled'],
    ['StorageConfig.StorageType', 'storage type'],
    ['MetricCalculation.CalculationComponents', 'metric calculation components'],
    ['ResourceArns', 'resources'],
    ['KmsKeyArn', 'KMS key'],
    ['PreEvaluationFilters', 'pre evaluation filters'],
    ['AIVersion', 'AI version'],
    ['connectQueueId', 'connect queue'],
    ['__proto__', 'proto'],
    ['constructor', 'constructor'],
    ['', 'a setting'],
    ['.', 'a setting'],
    ['Id', 'id'],
  ])('%s is %s', (field, words) => {
    expect(fieldWords(field)).toBe(words);
  });

  it('splits names as the API writes them', () => {
    expect(splitWords('S3UriOfAPIKeyV2')).toBe('S3 URI of API key V2');
  });
});

describe('inflections', () => {
  it.each([
    ['disable', 'disabled'],
    ['give', 'gave'],
    ['tag', 'tagged'],
    ['copy', 'copied'],
    ['deploy', 'deployed'],
    ['add', 'added'],
  ])('%s, %s', (verb, expected) => {
    expect(past(verb)).toBe(expected);
  });

  it.each([
    ['queue', 'queues'],
    ['agent status', 'agent statuses'],
    ['hours', 'hours of operation'],
    ['security key', 'security keys'],
    ['vocabulary', 'vocabularies'],
  ])('one %s, two %s', (noun, expected) => {
    expect(plural(noun)).toBe(expected);
  });

  it('counts', () => {
    expect([counted(1, 'queue'), counted(1204, 'queue'), counted(2, 'like it', 'like it')]).toEqual([
      '1 queue',
      '1,204 queues',
      '2 like it',
    ]);
  });
});
