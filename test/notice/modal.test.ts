import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { validateView } from '../../sandbox/slack/blocks/views.ts';
import { parseQuestion } from '../../src/activity/parse-question.ts';
import type { Question } from '../../src/activity/query.ts';
import { resourceTypesNamed } from '../../src/connect/resource-types.ts';
import { renderSearch } from '../../src/notice/modal.ts';
import { fieldsOf, questionText, type SearchFields, searchProblems } from '../../src/notice/modal-fields.ts';
import { mistakeErrors } from '../../src/notice/modal-mistakes.ts';
import { quotedName } from '../../src/notice/quoted-name.ts';

const now = new Date('2026-11-22T10:30:00Z');
const zone = 'Europe/Berlin';
const dana = { value: '"dana@example.com"', label: 'SSO user dana@example.com' };
const billing = { value: 'queue "Billing"', label: 'Queue Billing in Acme EU' };

function parsed(text: string): Question {
  const reading = parseQuestion(text, { now, zone, knownType: resourceTypesNamed });
  if (reading.kind !== 'question') throw new Error(`${text}: ${JSON.stringify(reading)}`);
  return reading.question;
}

const FILLED: readonly (readonly [SearchFields, string])[] = [
  [{}, 'changes'],
  [{ who: dana }, 'user "dana@example.com"'],
  [{ what: billing }, 'queue "Billing"'],
  [{ what: billing, who: dana }, 'queue "Billing" by "dana@example.com"'],
  [{ type: { value: 'queues', label: 'Queues' } }, 'queues'],
  [{ event: { value: 'UpdateQueueName', label: '' } }, 'event UpdateQueueName'],
  [{ what: billing, outcome: 'failed' }, 'queue "Billing" failed'],
  [{ outcome: 'failed' }, 'failed'],
  [{ what: billing, outcome: 'succeeded' }, 'queue "Billing" succeeded'],
  [{ what: billing, words: 'via cli' }, 'queue "Billing" via cli'],
  [{ words: 'disabled' }, 'disabled'],
  [{ fromDate: '2026-11-20' }, 'changes since 2026-11-20'],
  [
    { what: billing, fromDate: '2026-11-20', fromTime: '09:00', toDate: '2026-11-21', toTime: '18:30' },
    'queue "Billing" since 2026-11-20 09:00 until 2026-11-21 18:30',
  ],
];

describe('questionText', () => {
  test.each(FILLED)('%j is asked as %j', (fields, text) => {
    expect(questionText(fields)).toBe(text);
  });

  test.each(FILLED)('%j is understood, and comes back into the fields', (_, text) => {
    const question = parsed(text);
    const again = fieldsOf({ question, names: [], query: { window: {} }, window: question.window }, now, zone);
    expect(questionText(again)).toBe(text);
  });
});

describe('fieldsOf', () => {
  test.each([
    ['queue Billing disabled by dana via cli', 'via cli by dana'],
    ['changes by dana except wfm-sync from 192.0.2.44', 'by dana'],
    ['last 5 changes to queue Billing', 'queue Billing'],
    ['moved Kim to "Tier 2" yesterday', 'moved Kim to "Tier 2" since'],
    ['who gave dana admin', 'gave dana'],
    ['how many flows published by people in acme', 'how many'],
    ['max contacts of queue Billing to 0', 'queue Billing'],
    ['oldest changes to queue Billing', 'oldest'],
    ['first 5 changes to queue Billing', 'first 5'],
    ['0f0e6c1a-3b52-4c0e-9d59-0a1b2c3d4e5f', '0f0e6c1a-3b52-4c0e-9d59-0a1b2c3d4e5f'],
    ['profiles by dana', 'profiles'],
    ['queues by dana', 'queues'],
    ['profile Basic', 'profile Basic'],
    ['changes by <@U012345|dana>', '<@U012345|dana>'],
    ['moved Kim to routing profile "Tier 2"', 'routing profile "Tier 2"'],
  ])('loses nothing of %j', (text, part) => {
    const question = parsed(text);
    const fields = fieldsOf({ question, names: [], query: { window: {} }, window: question.window }, now, zone);
    expect(questionText(fields)).toContain(part);
    const { windowWords: _, corrected: __, ...again } = parsed(questionText(fields));
    const { windowWords: ___, corrected: ____, ...first } = question;
    expect(again).toEqual(first);
  });

  it('leaves the end open where the question ended with the moment it was asked', () => {
    const question = parsed('queue Billing since yesterday 9:00');
    const window = { from: new Date('2026-11-21T08:00:00Z'), to: new Date(now.getTime() + 1) };
    expect(fieldsOf({ question, names: ['queue Billing in Acme EU'], query: { window }, window }, now, zone)).toEqual({
      what: { value: 'queue Billing', label: 'queue Billing in Acme EU' },
      fromDate: '2026-11-21',
      fromTime: '09:00',
    });
  });

  test.each([
    [{ resourceKeys: ['Queue/00000000-0000-4000-8000-000000000001'] }, 'queue "00000000-0000-4000-8000-000000000001"'],
    [{ resourceKeys: ['PredefinedAttribute/i-1/Language'] }, 'predefined attribute "Language"'],
    [{ targetKeys: ['Queue/i-1/~Billing'] }, 'queue "Billing"'],
    [{ resourceKeys: ['Queue/Billing'] }, 'queue "Billing"'],
    [{ resourceKeys: ['Queue/i-1/~a', 'Queue/i-1/~b'] }, 'resource "this thing"'],
  ])('asks again for the thing that was found, whatever it was called: %j', (keys, text) => {
    const subject = { kind: 'resource', text: 'this thing', exact: true } as const;
    const read = { question: { subject, window: {}, zone }, names: [], query: { window: {}, ...keys }, window: {} };
    expect(questionText(fieldsOf(read, now, zone))).toBe(text);
  });

  it('asks for one of several things by the words typed, and names how many there are', () => {
    const { filters = [], ...asked } = parsed('queue Billing by dana');
    const question: Question = { ...asked, filters: [...filters, { kind: 'thing', text: 'Tier 2', exact: false }] };
    const names = ['queue Billing in Acme EU', 'queue Billing in Acme US'];
    const query = { window: {}, resourceKeys: ['Queue/i-1/~Billing'], actorKeys: ['iam:123456789012:dana'] };
    const { what, who } = fieldsOf({ question, names, query, window: {} }, now, zone);
    expect({ what, who }).toEqual({
      what: { value: 'queue Billing', label: 'queue Billing in Acme EU and 1 more' },
      who: { value: '"dana"', label: 'dana' },
    });
  });

  test.each([
    ['sso:123456789012:dana@example.com', 'user "dana@example.com"'],
    ['iam:123456789012:omar', 'user "omar"'],
    ['connect:a1b2', 'user "a1b2"'],
    ['role:123456789012:ci-admin/gha-4711', 'user "gha-4711"'],
    ['role:123456789012:ci-admin', 'user "ci-admin"'],
    ['service:connect.amazonaws.com', 'user "connect.amazonaws.com"'],
    ['root:123456789012', 'user "123456789012"'],
    ['', 'user ""'],
  ])('asks again for the actor that was found: %j', (key, text) => {
    const subject = { kind: 'user', text: 'this person', exact: true } as const;
    const read = {
      question: { subject, window: {}, zone },
      names: [],
      query: { window: {}, actorKeys: [key] },
      window: {},
    };
    expect(questionText(fieldsOf(read, now, zone))).toBe(text);
  });

  it('is changes where neither a thing nor a kind of thing was named', () => {
    const question: Question = { subject: { kind: 'resource', text: '', exact: false }, window: {}, zone };
    const fields = fieldsOf({ question, names: [], query: { window: {} }, window: {} }, now, zone);
    expect(questionText(fields)).toBe('changes');
  });

  it('gives times in the zone of whoever changes them', () => {
    const question = parsed('changes since 2026-11-20 14:00 utc');
    const { window } = question;
    expect(fieldsOf({ question, names: [], query: { window }, window }, now, 'America/New_York')).toEqual({
      fromDate: '2026-11-20',
      fromTime: '09:00',
    });
  });

  it('gives whole days as days', () => {
    const question = parsed('changes yesterday');
    const window = { from: new Date('2026-11-20T23:00:00Z'), to: new Date('2026-11-21T23:00:00Z') };
    expect(fieldsOf({ question, names: [], query: { window }, window }, now, zone)).toEqual({
      fromDate: '2026-11-21',
      toDate: '2026-11-21',
    });
  });
});

describe('searchProblems', () => {
  test.each<readonly [SearchFields, object]>([
    [{}, {}],
    [{ fromDate: '2026-11-22', fromTime: '11:30' }, {}],
    [{ fromDate: '2026-11-22', fromTime: '11:31' }, { fromDate: 'This has not come yet.' }],
    [{ what: billing, type: billing }, { type: 'Choose a thing or a kind of thing, not both.' }],
    [{ fromTime: '09:00' }, { fromTime: 'Choose the day as well.' }],
    [{ toTime: '09:00' }, { toTime: 'Choose the day as well.' }],
    [{ fromDate: '2026-11-21', toDate: '2026-11-20' }, { toDate: 'This is before the beginning.' }],
    [{ fromDate: '2026-11-20', toDate: '2026-11-20' }, {}],
    [
      { fromDate: '2026-11-20', fromTime: '10:00', toDate: '2026-11-20', toTime: '10:00' },
      { toDate: 'This is before the beginning.' },
    ],
  ])('of %j: %j', (fields, problems) => {
    expect(searchProblems(fields, now, zone)).toEqual(problems);
  });
});

describe('mistakeErrors', () => {
  const stranger = (text: string) =>
    ({ kind: 'stranger', stranger: { text, closest: ['Billing'], command: '/trail' } }) as const;

  it('stand at the field that was not understood', () => {
    const said = (text: string) => `I do not know a person or thing like “${text}”. Closest: Billing.`;
    expect(mistakeErrors(stranger('dana@example.com'), { who: dana })).toEqual({ who: said('dana@example.com') });
    expect(mistakeErrors(stranger('Billing'), { what: billing })).toEqual({ what: said('Billing') });
    expect(mistakeErrors(stranger('x'), { words: 'queue x' })).toEqual({ words: said('x') });
    expect(mistakeErrors({ kind: 'mistake', problem: 'Type `a`.' }, {})).toEqual({ words: 'Type ”a”.' });
    expect(mistakeErrors({ kind: 'help' }, {})).toEqual({});
  });
});

describe('quotedName', () => {
  it('is one quoted word of a question, whatever the name holds', () => {
    expect(['Main IVR', '5" screen', '“Q”', 'a "b" «c»', 'a "b" «c» `d`'].map(quotedName)).toEqual([
      '"Main IVR"',
      '«5" screen»',
      '«“Q”»',
      '`a "b" «c»`',
      '"a b «c» `d`"',
    ]);
  });
});

describe('renderSearch', () => {
  const picked = fc.record({
    value: fc.string({ unit: 'binary', maxLength: 200 }),
    label: fc.string({ unit: 'binary' }),
  });
  const fields = fc.record(
    {
      who: picked,
      what: picked,
      type: picked,
      event: picked,
      outcome: fc.constantFrom('failed' as const, 'succeeded' as const),
      words: fc.string({ unit: 'binary', maxLength: 2_000 }),
    },
    { requiredKeys: [] },
  );

  it('is a modal that Slack takes, whatever stands in it', () => {
    fc.assert(
      fc.property(fields, (some) => {
        expect(validateView(renderSearch(some, { channel: 'C1', threadTs: '1.1' }, zone), 'modal', '')).toEqual([]);
      }),
    );
  });
});
