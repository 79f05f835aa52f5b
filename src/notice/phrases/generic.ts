import type { Activity } from '../../activity/activity.ts';
import { baseVerb } from '../../activity/verbs.ts';
import { aspectOf } from '../../connect/event-aspect.ts';
import { verbOf } from '../../connect/event-verb.ts';
import { splitWords } from '../field-words.ts';
import { withArticle } from '../inflect.ts';
import type { PhraseRow } from './row.ts';

/** The API's verbs, for operations that have no row of their own. */
const VERBS = new Map([
  ['Create', 'create {it}'],
  ['Update', 'edit {it}'],
  ['Delete', 'delete {it}'],
  ['Associate', 'link {it}'],
  ['Disassociate', 'unlink {it}'],
  ['Claim', 'claim {it}'],
  ['Release', 'release {it}'],
  ['Import', 'import {it}'],
  ['Replicate', 'replicate {it}'],
  ['Activate', 'activate {it}'],
  ['Deactivate', 'deactivate {it}'],
  ['Put', 'set {it}'],
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
  ['BatchDescribe', 'read {them}'],
  ['BatchGet', 'read {them}'],
]);

/** What a call by itself says: its verb, and the thing, or the part of the thing that it is about. */
export function genericRow(activity: Activity): PhraseRow | undefined {
  const { eventName, verb } = activity;
  const plain = VERBS.get(verb) ?? VERBS.get(baseVerb(verb));
  if (plain === undefined) return undefined;
  const aspect = aspectWords(activity);
  return { on: eventName, says: aspect === undefined ? plain : aspectSays(activity, plain, aspect) };
}

type Part = Readonly<{ aspect: string }> | Readonly<{ noun: string }>;

/** "Deleted a campaign" must not be said where only its limits were. */
function aspectSays({ verb, resource }: Activity, plain: string, part: Part): string {
  if ('noun' in part) return plain.replace(THING, part.noun);
  const { aspect } = part;
  const base = baseVerb(verb);
  if (base === 'Associate' || base === 'Add') return `add ${withArticle(aspect)} to {it}`;
  if (base === 'Disassociate') return `remove ${withArticle(aspect)} from {it}`;
  // Changed, not edited: the hours of a queue are other hours now, and themselves as they were.
  if (base === 'Update') return `change the ${aspect} of {it}`;
  if (base !== 'Create' && base !== 'Send') return plain.replace(THING, `the ${aspect} of {it}`);
  const isKnown = resource?.id !== undefined || resource?.name !== undefined;
  return `${plain.replace(THING, withArticle(aspect))}${isKnown ? ' for {it}' : ''}`;
}

const THING = /\{(?:it|them)\}/;

function aspectWords({ eventName, verb, resource }: Activity): Part | undefined {
  if (!resource || !/^[A-Za-z0-9]+$/.test(eventName) || verbOf(eventName).verb !== verb) return undefined;
  const aspect = aspectOf(eventName, resource.type);
  if (aspect === undefined) return undefined;
  const noun = spoken(splitWords(verbOf(eventName).noun.replace(/V\d+$/, '')));
  const isUnbound = spoken(aspect) === noun && resource.id === undefined && READS.test(verb);
  return isUnbound ? { noun } : { aspect: spoken(aspect) };
}

const READS = /^(?:Batch)?(?:Get|Describe|List|Search)$/;

const SPOKEN = new Map([
  ['url', 'URL'],
  ['uri', 'URI'],
  ['email', 'e-mail'],
  ['config', 'settings'],
  ['metadata', 'settings'],
]);

function spoken(words: string): string {
  return (
    words
      // As types of Cases and Q in Connect these are called so; as a part of something they are not.
      .replace(/^case (?=template|layout|field)|(?<=^content) item$/, '')
      .replace(/^customer profiles/, 'Customer Profiles')
      .split(' ')
      .map((word) => SPOKEN.get(word) ?? word)
      .join(' ')
  );
}
