import { FLOWS } from './flows.ts';
import { INSTANCE } from './instance.ts';
import { PEOPLE } from './people.ts';
import { QUALITY } from './quality.ts';
import { ROUTING } from './routing.ts';
import type { PhraseRow } from './row.ts';
import { TRAFFIC } from './traffic.ts';

/** Every hand-written row; for one operation the exact ones first. */
export const PHRASES: readonly PhraseRow[] = [...PEOPLE, ...ROUTING, ...FLOWS, ...INSTANCE, ...QUALITY, ...TRAFFIC];

const ROWS = new Map<string, PhraseRow[]>();
for (const row of PHRASES) {
  for (const name of typeof row.on === 'string' ? [row.on] : row.on) ROWS.set(name, [...(ROWS.get(name) ?? []), row]);
}

/** The API's verbs, for operations that have no row of their own. */
const VERBS = new Map([
  ['Create', 'create {it}'],
  ['BatchCreate', 'create {it}'],
  ['Update', 'edit {it}'],
  ['BatchUpdate', 'edit {it}'],
  ['Delete', 'delete {it}'],
  ['BatchDelete', 'delete {it}'],
  ['Associate', 'link {it}'],
  ['BatchAssociate', 'link {it}'],
  ['Disassociate', 'unlink {it}'],
  ['BatchDisassociate', 'unlink {it}'],
  ['Claim', 'claim {it}'],
  ['Release', 'release {it}'],
  ['Import', 'import {it}'],
  ['Replicate', 'replicate {it}'],
  ['Activate', 'activate {it}'],
  ['Deactivate', 'deactivate {it}'],
  ['Put', 'set {it}'],
  ['BatchPut', 'set {it}'],
  ['Add', 'add {it}'],
  ['Remove', 'remove {it}'],
  ['Set', 'set {it}'],
  ['Tag', 'tag {it}'],
  ['Untag', 'untag {it}'],
  ['Start', 'start {it}'],
  ['Stop', 'stop {it}'],
  ['Pause', 'pause {it}'],
  ['Resume', 'resume {it}'],
  ['Suspend', 'suspend {it}'],
  ['Submit', 'submit {it}'],
  ['Transfer', 'transfer {it}'],
  ['Monitor', 'monitor {it}'],
  ['Send', 'send {it}'],
  ['Merge', 'merge {it}'],
  ['Notify', 'notify {it}'],
  ['BatchDescribe', 'read {them}'],
  ['Complete', 'complete {it}'],
  ['Cancel', 'cancel {it}'],
  ['Disconnect', 'disconnect {it}'],
  ['Evaluate', 'evaluate {it}'],
  ['Detect', 'detect {it}'],
  ['Query', 'query {it}'],
  ['Render', 'render {it}'],
  ['Retrieve', 'retrieve {it}'],
  ['Register', 'register {it}'],
  ['Opt', 'opt out {it}'],
  ['OptOut', 'opt out {it}'],
  ['Allow', 'allow {it}'],
  ['Describe', 'read {it}'],
  ['Get', 'read {it}'],
  ['List', 'list {them}'],
  ['Search', 'search {them}'],
  ['BatchGet', 'read {them}'],
]);

/** The rows of an operation, exact ones first, the verb's own last. */
export function rowsFor(eventName: string, verb: string): readonly PhraseRow[] {
  const generic = VERBS.get(verb);
  return [...(ROWS.get(eventName) ?? []), ...(generic ? [{ on: eventName, says: generic }] : [])];
}
