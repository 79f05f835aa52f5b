import type { Activity } from '../activity/activity.ts';
import { permissionSetOf } from '../activity/permission-set.ts';
import { resourceKey } from '../connect/resource-ref.ts';
import { isChangePlane } from './activity-row.ts';
import { storable } from './dialect.ts';
import { keysInValue } from './field-refs.ts';
import { fold } from './fold.ts';
import { leavesOf, wordsIn } from './leaf-values.ts';

/**
 * What activities can be asked by, one text for each thing that is true of one: `event⏎UpdateQueueName`. No part but
 * the last holds a line break, so that none can be taken for another.
 */
export const TERM = {
  /** Neither a read nor runtime traffic: what a question asks for unless it says otherwise. */
  change: 'change',
  refused: 'refused',
  automation: 'automation',
  plane: (plane: string) => term('plane', plane),
  severity: (severity: string) => term('severity', severity),
  actor: (key: string) => term('actor', key),
  role: (role: string) => term('role', fold(role)),
  /** The resource or a related thing. */
  thing: (key: string) => term('thing', key),
  /** The resource alone. */
  target: (key: string) => term('target', key),
  type: (type: string) => term('type', type),
  event: (eventName: string) => term('event', eventName),
  way: (way: string) => term('way', fold(way)),
  address: (address: string) => term('address', fold(address)),
  accessKey: (id: string) => term('key', id),
  instance: (id: string) => term('instance', fold(id)),
  account: (account: string) => term('account', account),
  region: (region: string) => term('region', fold(region)),
  field: (field: string) => term('field', fold(field)),
  /** Of a field, or of any where it is ''. */
  value: (field: string, text: string) => term('value', fold(field), fold(text)),
  word: (field: string, word: string) => term('word', fold(field), word),
  points: (field: string, key: string) => term('points', fold(field), key),
} as const;

/** Values beyond these are found by their field only. */
const MOST_VALUES = 300;

/** Every term that is true of an activity, each once. */
export function termsOf(activity: Activity): readonly string[] {
  return [...new Set([...ownTerms(activity), ...thingTerms(activity), ...changeTerms(activity)])];
}

function ownTerms(activity: Activity): readonly string[] {
  const { actor, way, from, account, accessKeyId, failure, plane } = activity;
  const instanceId = activity.instanceId ?? activity.resource?.instanceId;
  return [
    TERM.plane(plane),
    ...(isChangePlane(plane) ? [TERM.change] : []),
    ...(failure ? [TERM.refused] : []),
    ...(actor.automation ? [TERM.automation] : []),
    TERM.severity(activity.severity),
    TERM.actor(actor.key),
    ...rolesOf(actor).map(TERM.role),
    TERM.event(activity.eventName),
    TERM.way(way.kind),
    ...(way.detail ? [TERM.way(way.detail)] : []),
    ...(from ? [TERM.address(from)] : []),
    ...(accessKeyId ? [TERM.accessKey(accessKeyId)] : []),
    ...(instanceId ? [TERM.instance(instanceId)] : []),
    ...(account ? [TERM.account(account)] : []),
    TERM.region(activity.region),
  ];
}

function thingTerms({ resource, related }: Activity): readonly string[] {
  const target = resource && resourceKey(resource);
  const keys = [target, ...related.map(resourceKey)].filter((key) => key !== undefined);
  return [
    ...(resource ? [TERM.type(resource.type)] : []),
    ...(target === undefined ? [] : [TERM.target(target)]),
    ...keys.map(TERM.thing),
  ];
}

function changeTerms({ changes, instanceId }: Activity): readonly string[] {
  const values = changes
    .flatMap(({ field, value, hidden }) => (hidden ? [] : leavesOf(value).map((text) => ({ field, text }))))
    .slice(0, MOST_VALUES);
  return [
    ...changes.map(({ field }) => TERM.field(field)),
    ...values.flatMap(({ field, text }) => inFields(field, (in_) => [TERM.value(in_, text)])),
    ...values.flatMap(({ field, text }) => inFields(field, (in_) => wordsIn(text).map((word) => TERM.word(in_, word)))),
    ...changes.flatMap(({ field, value, refType, hidden }) => {
      const keys = hidden ? [] : keysInValue(value, refType, instanceId).filter((key) => key !== undefined);
      return inFields(field, (in_) => keys.map((key) => TERM.points(in_, key)));
    }),
  ];
}

function inFields(field: string, terms: (field: string) => readonly string[]): readonly string[] {
  return [...terms(field), ...terms('')];
}

function term(...parts: readonly string[]): string {
  return storable(parts.join('\n'));
}

/** A permission set's role is asked for by the name that people gave it, too. */
function rolesOf({ role }: Activity['actor']): readonly string[] {
  const set = role && permissionSetOf(role);
  return [...(role ? [role] : []), ...(set ? [set] : [])];
}
