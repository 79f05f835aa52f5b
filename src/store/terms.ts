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
  // One list that each part adds to, and no lists of lists: every record that is kept passes here.
  const terms = new Set<string>();
  addOwnTerms(activity, terms);
  addThingTerms(activity, terms);
  addChangeTerms(activity, terms);
  return [...terms];
}

function addOwnTerms(activity: Activity, terms: Set<string>): void {
  const { actor, way, from, account, accessKeyId, failure, plane } = activity;
  const instanceId = activity.instanceId ?? activity.resource?.instanceId;
  terms.add(TERM.plane(plane));
  if (isChangePlane(plane)) terms.add(TERM.change);
  if (failure) terms.add(TERM.refused);
  if (actor.automation) terms.add(TERM.automation);
  terms.add(TERM.severity(activity.severity));
  terms.add(TERM.actor(actor.key));
  for (const role of rolesOf(actor)) terms.add(TERM.role(role));
  terms.add(TERM.event(activity.eventName));
  terms.add(TERM.way(way.kind));
  if (way.detail) terms.add(TERM.way(way.detail));
  if (from) terms.add(TERM.address(from));
  if (accessKeyId) terms.add(TERM.accessKey(accessKeyId));
  if (instanceId) terms.add(TERM.instance(instanceId));
  if (account) terms.add(TERM.account(account));
  terms.add(TERM.region(activity.region));
}

function addThingTerms({ resource, related }: Activity, terms: Set<string>): void {
  const target = resource && resourceKey(resource);
  if (resource) terms.add(TERM.type(resource.type));
  if (target !== undefined) terms.add(TERM.target(target)).add(TERM.thing(target));
  for (const ref of related) {
    const key = resourceKey(ref);
    if (key !== undefined) terms.add(TERM.thing(key));
  }
}

type Leaf = Readonly<{ field: string; text: string }>;

function addChangeTerms({ changes, instanceId }: Activity, terms: Set<string>): void {
  const values = leavesIn(changes);
  for (const { field } of changes) terms.add(TERM.field(field));
  for (const { field, text } of values) terms.add(TERM.value(field, text)).add(TERM.value('', text));
  for (const { field, text } of values) {
    const words = wordsIn(text);
    for (const word of words) terms.add(TERM.word(field, word));
    for (const word of words) terms.add(TERM.word('', word));
  }
  for (const { field, value, refType, hidden } of changes) {
    if (hidden) continue;
    const keys = keysInValue(value, refType, instanceId).filter((key) => key !== undefined);
    for (const key of keys) terms.add(TERM.points(field, key));
    for (const key of keys) terms.add(TERM.points('', key));
  }
}

function leavesIn(changes: Activity['changes']): readonly Leaf[] {
  const leaves: Leaf[] = [];
  for (const { field, value, hidden } of changes) {
    for (const text of hidden ? [] : leavesOf(value)) leaves.push({ field, text });
  }
  return leaves.slice(0, MOST_VALUES);
}

function term(kind: string, ...parts: readonly string[]): string {
  let text = kind;
  for (const part of parts) text += `\n${part}`;
  return storable(text);
}

/** A permission set's role is asked for by the name that people gave it, too. */
function rolesOf({ role }: Activity['actor']): readonly string[] {
  const set = role && permissionSetOf(role);
  return [...(role ? [role] : []), ...(set ? [set] : [])];
}
