import { readFileSync, writeFileSync } from 'node:fs';
import { planeByName, verbOf } from '../src/connect/event-verb.ts';
import { correct, type Source } from './catalog-corrections.ts';

/*
 * Makes src/connect/catalog.json from a larger description of the Connect family's APIs: only the fields we read, one
 * operation a line. Run once per new description: `node scripts/make-catalog.ts [FILE]`.
 */

type Described = Readonly<{
  services: Readonly<Record<string, Readonly<{ eventSource: string }>>>;
  operations: readonly Source[];
  extraEvents: readonly Readonly<{
    service: string;
    eventName: string;
    iamAccessLevel: string;
    plane?: string;
    resourceType?: string;
  }>[];
}>;

/** Not of the family: a product of its own, for hospitals. */
const LEFT_OUT = 'connecthealth';

/** Where two services share an event source, the newer one's description of an operation wins. */
const OLDER = ['connectcampaigns', 'wisdom'];

const VERBS_OF_PARTIAL_LISTS = /^(Batch|Associate|Disassociate|Tag|Untag|Add|Remove|Delete)/;

/** Sent in part in spite of the verb: what is not in the list stays as it is. */
const PARTIAL_LISTS = ['UpdateRoutingProfileQueues', 'UpdateUserProficiencies'];

const input = process.argv[2] ?? new URL('../../shared/data/connect-api-catalog.json', import.meta.url);
const described: Described = JSON.parse(readFileSync(input, 'utf8'));

/** `Config:list(Day,StartTime,EndTime)`; `[]` marks a list that is sent whole. */
function writeChange(operation: Source, { field, type, members, itemMembers }: Source['changeFields'][number]): string {
  const whole = !VERBS_OF_PARTIAL_LISTS.test(operation.op) && !PARTIAL_LISTS.includes(operation.op);
  const inside = members ?? itemMembers;
  return `${field}:${type}${type === 'list' && whole ? '[]' : ''}${inside ? `(${inside.join(',')})` : ''}`;
}

function writeRow(operation: Source) {
  const bodies = operation.readWrite === 'write' && operation.plane !== 'runtime';
  const refs = operation.plane === 'read' ? [] : Object.entries(operation.refs);
  return {
    event: operation.op,
    verb: operation.verb,
    plane: operation.plane,
    type: operation.resourceType,
    ids: operation.idFields.join(' '),
    names: operation.nameFields.join(' '),
    made: operation.idInResponse,
    response: operation.responseIdFields.join(' '),
    changes: bodies ? operation.changeFields.map((change) => writeChange(operation, change)).join(' ') : '',
    refs: refs.map(([path, type]) => `${path}>${type}`).join(' '),
    write: operation.readWrite === 'write',
    sensitive: operation.securityRelevant ?? false,
  };
}

function extraOperations(): Source[] {
  return described.extraEvents.map(({ service, eventName, iamAccessLevel, plane, resourceType }) => {
    const { verb, noun } = verbOf(eventName);
    const { plane: guessed } = planeByName(eventName);
    const connect = service === 'connect';
    return {
      service,
      op: eventName,
      verb,
      readWrite: /Write/.test(iamAccessLevel) ? 'write' : 'read',
      plane: plane ?? guessed,
      resourceType: resourceType ?? noun,
      idFields: connect && resourceType === 'Instance' ? ['InstanceId'] : [],
      nameFields: [],
      idInResponse: false,
      responseIdFields: [],
      changeFields: [],
      refs: {},
      securityRelevant: plane === 'auth',
    };
  });
}

const bySource = new Map<string, Map<string, Source>>();
const all = [...described.operations, ...extraOperations()]
  .filter(({ service }) => service !== LEFT_OUT)
  .toSorted((a, b) => Number(OLDER.includes(b.service)) - Number(OLDER.includes(a.service)));
for (const operation of all) {
  const source = described.services[operation.service]?.eventSource.split('|')[0] ?? operation.service;
  const named = bySource.get(source) ?? new Map<string, Source>();
  bySource.set(source, named.set(operation.op, correct(operation)));
}

const lines = [...bySource]
  .toSorted(([a], [b]) => a.localeCompare(b))
  .map(([source, operations]) => {
    const rows = [...operations.values()].toSorted((a, b) => (a.op < b.op ? -1 : 1)).map(writeRow);
    return `  ${JSON.stringify(source)}: [\n${rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]`;
  });
writeFileSync(new URL('../src/connect/catalog.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);
