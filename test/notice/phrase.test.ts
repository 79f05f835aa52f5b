import { describe, expect, it } from 'vitest';
import type { FieldChange } from '../../src/activity/field-change.ts';
import type { Explained, Known } from '../../src/activity/known.ts';
import { OPERATIONS } from '../../src/connect/catalog.ts';
import { type ResourceRef, resourceKey } from '../../src/connect/resource-ref.ts';
import { phraseOf, phraseWords } from '../../src/notice/phrase.ts';
import type { PhraseRow } from '../../src/notice/phrases/row.ts';
import { PHRASES } from '../../src/notice/phrases/table.ts';
import { type Piece, parseTemplate } from '../../src/notice/template.ts';
import { toPlain } from '../../src/notice/written.ts';
import { DANA, explained, INSTANCE_ID, refTo, setTo } from './explained.ts';

const BY_NAME = new Map(OPERATIONS.map((operation) => [operation.eventName, operation]));
// Event names that are no operations of the family's SDK clients.
const OTHERS = new Set([
  'AdminGetEmergencyAccessToken',
  'GetFederationTokens',
  'StopLogging',
  'StartLogging',
  'DeleteTrail',
  'PutEventSelectors',
  'DisableRule',
  'EnableRule',
  'RemoveTargets',
]);

type Slot = Extract<Piece, { kind: 'slot' }>;

function before(value: unknown): Known['earlier'][string] {
  return { value, at: new Date(0), by: 'Omar', eventID: 'e' };
}

/** What a placeholder needs to be filled. */
function filling(
  { of, field }: Slot,
  isOnly: boolean,
): Readonly<{ changes: readonly FieldChange[]; earlier: Known['earlier'] }> {
  const list = setTo(field, ['new', 'kept'], { wholeList: true });
  const old = of === 'gained' ? ['kept'] : ['new', 'kept', 'old'];
  if (of === 'gained' || of === 'lost')
    return { changes: [list], earlier: { [field]: before(isOnly ? old : ['kept', 'old']) } };
  if (of === 'was') return { changes: [], earlier: { [field]: before('Old name') } };
  const days = ['EffectiveFrom', 'EffectiveTill'].map((day) => setTo(day, '2026-12-24'));
  const hours = ['THURSDAY', 'FRIDAY'].map((Day) => ({ Day, StartTime: { Hours: 12 }, EndTime: { Hours: 18 } }));
  if (of === 'times') return { changes: [setTo(field, hours, { wholeList: true })], earlier: {} };
  return { changes: of === 'days' ? days : of === 'now' ? [setTo(field, `a ${field}`)] : [], earlier: {} };
}

const NOT_FIELDS = new Set(['qualifier', 'source', 'self', 'id', 'absent']);

/** What a condition needs to hold. */
function meeting([key, value]: readonly [string, string]): Readonly<{
  changes: readonly FieldChange[];
  earlier: Known['earlier'];
}> {
  if (NOT_FIELDS.has(key) || value === '') return { changes: [], earlier: {} };
  if (key === 'sent') return { changes: [setTo(value.split('|')[0] ?? '', 'sent')], earlier: {} };
  if (key === 'empty') return { changes: [setTo(value, [], { wholeList: true })], earlier: {} };
  if (key === 'gains')
    return { changes: [setTo('SecurityProfileIds', [value, 'kept'], { wholeList: true })], earlier: {} };
  if (key === 'unchanged') return { changes: [setTo(value, 'same')], earlier: { [value]: before('same') } };
  if (key.startsWith('was:')) return { changes: [], earlier: { [key.slice(4)]: before(value) } };
  return { changes: [setTo(key, value)], earlier: {} };
}

/** An activity that fills every placeholder of a row and meets its conditions. */
function madeFor(row: PhraseRow, eventName: string): Explained {
  const { when = {} } = row;
  const operation = BY_NAME.get(eventName);
  const slots = flat(parseTemplate(row.says)).flatMap((piece) => (piece.kind === 'slot' ? [piece] : []));
  const parts = [...slots.map((slot) => filling(slot, slots.length === 1)), ...Object.entries(when).map(meeting)];
  const changes = new Map(parts.flatMap((part) => part.changes).map((change) => [change.field, change]));
  const thing = refTo(operation?.resourceType ?? 'Instance', when.id === '' ? undefined : 'thing-1');
  const isNamed = !/rename an? /.test(row.says);
  return explained(
    {
      eventName,
      eventSource: when.source ?? operation?.eventSource ?? 'connect.amazonaws.com',
      verb: operation?.verb ?? '',
      known: when.source === undefined,
      actor: when.self ? { ...DANA, kind: 'website', connectUserId: 'thing-1' } : DANA,
      resource: { ...thing, ...(when.qualifier ? { qualifier: when.qualifier } : {}) },
      related: slots.flatMap(({ of, field }) => (of === 'related' ? [refTo(field, 'r1', `that ${field}`)] : [])),
      changes: [...changes.values()],
    },
    {
      names: isNamed ? { [resourceKey(thing) ?? '']: `that ${thing.type}` } : {},
      earlier: Object.assign({}, ...parts.map((part) => part.earlier)),
    },
  );
}

function flat(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece) => (piece.kind === 'optional' ? flat(piece.pieces) : [piece]));
}

describe('the phrases', () => {
  it('speak of operations that exist', () => {
    const unknown = PHRASES.flatMap(({ on }) => [on].flat()).filter((name) => !BY_NAME.has(name) && !OTHERS.has(name));
    expect(unknown).toEqual([]);
  });

  it('read as they should, each filled from a record made for it', async () => {
    const lines = PHRASES.flatMap((row) =>
      [row.on].flat().map((eventName) => {
        const made = madeFor(row, eventName);
        const phrase = phraseOf(made);
        const so = phrase.so ? ` (${phrase.so})` : '';
        return `${eventName}: ${toPlain(phraseWords(phrase, 'past', 'body'))}${so}`;
      }),
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../golden/phrases.txt');
  });
});

describe('phraseOf', () => {
  it.each([
    ['CreateTaskTemplate', 'Create', 'TaskTemplate', 'created task template Foo'],
    ['BatchDeleteDataTable', 'BatchDelete', 'DataTable', 'deleted data table Foo'],
    ['DeleteDataTableThings', 'Delete', 'DataTable', 'deleted the things of data table Foo'],
    ['FrobnicateQueue', 'Frobnicate', 'Queue', 'did FrobnicateQueue'],
  ])('says %s as %s', (eventName, verb, type, words) => {
    const phrase = phraseOf(explained({ eventName, verb, resource: refTo(type, 'x1', 'Foo') }));
    expect(toPlain(phraseWords(phrase, 'past', 'body'))).toBe(words);
  });

  it('calls what has no name at all what it is', () => {
    const phrase = phraseOf(explained({ eventName: '', eventSource: '', verb: '', known: false }));
    expect(toPlain(phraseWords(phrase, 'base', 'body'))).toBe(
      'do something AWS does not name in a service AWS does not name',
    );
  });

  it('lets only rows made for another service speak of it', () => {
    const rule = explained({
      eventName: 'DeleteQueue',
      eventSource: 'sqs.amazonaws.com',
      verb: 'Delete',
      known: false,
    });
    expect(toPlain(phraseWords(phraseOf(rule), 'past', 'body'))).toBe('did DeleteQueue in sqs.amazonaws.com');
  });

  it('passes over rows that a record does not fill', () => {
    const move = (changes: readonly FieldChange[]) =>
      toPlain(
        phraseWords(
          phraseOf(explained({ eventName: 'UpdateUserRoutingProfile', resource: refTo('User', 'u1', 'Kim'), changes })),
          'past',
          'body',
        ),
      );
    expect(move([])).toBe('changed the routing profile of agent Kim');
    expect(move([setTo('RoutingProfileId', 'x', { hidden: true })])).toBe('changed the routing profile of agent Kim');
    expect(move([setTo('RoutingProfileId', null)])).toBe('changed the routing profile of agent Kim');
  });

  it('names several other sides', () => {
    const related = ['A', 'B', 'C', 'D'].map((name) => refTo('Queue', name, name));
    const added = explained({
      eventName: 'AssociateRoutingProfileQueues',
      verb: 'Associate',
      resource: refTo('RoutingProfile', 'r', 'Tier 2'),
      related,
    });
    expect(toPlain(phraseWords(phraseOf(added), 'past', 'body'))).toBe(
      'added queues A, B, C and 1 more to routing profile Tier 2',
    );
  });

  it('says no more than the record where AWS left its parameters out', () => {
    const said = (eventName: string, type: string) =>
      toPlain(phraseWords(phraseOf(explained({ eventName, resource: { type } })), 'past', 'body'));
    expect(said('UpdateContactFlowContent', 'ContactFlow')).toBe('saved or published content of a flow');
    expect(said('UpdateUserHierarchy', 'User')).toBe('changed the hierarchy group of an agent');
    expect(said('UpdateQueueName', 'Queue')).toBe('edited the name or description of a queue');
    expect(said('UpdateViewContent', 'View')).toBe('saved or published content of a view');
  });

  it('counts the other sides on the lock screen where their names are not known', () => {
    const ids = ['a1b2c3d4-1111-4222-8333-000000000001', 'a1b2c3d4-1111-4222-8333-000000000002'];
    const linked = (values: readonly string[]) =>
      explained({
        eventName: 'AssociateQueueQuickConnects',
        verb: 'Associate',
        changes: [setTo('QuickConnectIds', values, { refType: 'QuickConnect' })],
      });
    const said = (values: readonly string[]) => toPlain(phraseWords(phraseOf(linked(values)), 'past', 'lock'));
    expect(said(ids)).toBe('added 2 quick connects (names not known) to queue Billing');
    expect(said(ids.slice(1))).toBe('added 1 quick connect (name not known) to queue Billing');
    expect(said(['Fraud desk'])).toBe('added quick connect Fraud desk to queue Billing');
  });

  it('says from when to when hours are closed', () => {
    const days = (till: string) =>
      explained({
        eventName: 'CreateHoursOfOperationOverride',
        verb: 'Create',
        resource: refTo('HoursOfOperationOverride', 'o1', 'Inventory'),
        related: [refTo('HoursOfOperation', 'h1', 'Weekday EU')],
        changes: [setTo('OverrideType', 'CLOSED'), setTo('EffectiveFrom', '2026-12-24'), setTo('EffectiveTill', till)],
      });
    const said = (till: string) => toPlain(phraseWords(phraseOf(days(till)), 'past', 'lock'));
    expect(said('2026-12-26')).toBe('closed hours Weekday EU from 24 Dec to 26 Dec');
    expect(said('2027-01-02')).toBe('closed hours Weekday EU from 24 Dec to 2 Jan 2027');
    expect(said('2026-13-26')).toBe('added hours override Inventory to hours'.replace('hours override', 'override'));
  });

  it('speaks of an instance by its name where it is known', () => {
    const made = (known: Partial<Known>, resource: ResourceRef) =>
      toPlain(
        phraseWords(
          phraseOf(
            explained({ eventName: 'DeleteInstance', verb: 'Delete', resource, instanceId: INSTANCE_ID }, known),
          ),
          'past',
          'body',
        ),
      );
    const instance = { type: 'Instance', id: INSTANCE_ID };
    expect(made({ instanceName: 'Acme EU' }, instance)).toBe('deleted instance Acme EU');
    const { instanceName, ...nameless } = explained().known;
    expect(
      toPlain(
        phraseWords(
          phraseOf({
            activity: explained({ eventName: 'DeleteInstance', verb: 'Delete', resource: instance }).activity,
            known: nameless,
          }),
          'past',
          'body',
        ),
      ),
    ).toBe('deleted instance …3b4c5d (name not known)');
    expect(instanceName).toBe('Acme EU');
  });
});
