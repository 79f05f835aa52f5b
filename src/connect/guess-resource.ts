import type { CloudTrailRecord } from '../cloudtrail/record.ts';
import { verbOf } from './event-verb.ts';
import { idAt, nameAt } from './id-at.ts';
import { refOf } from './ref-of.ts';
import type { ResourceRef } from './resource-ref.ts';
import { RESOURCE_TYPES } from './resource-types.ts';

const MAKING = /^(Batch)?(Create|Import|Claim|Register)$/;

/** Longer names are no operation's; they are not taken apart. */
const MOST_WORDS = 8;

/**
 * The resource of an operation that the catalog does not have: only where a field is called exactly as the operation's
 * noun, or the beginning of it, says (`UpdateWidgetPolicy`: WidgetPolicyId, WidgetId). Never more than the record tells.
 */
export function guessResource(record: CloudTrailRecord, instanceId: string | undefined): ResourceRef | undefined {
  const { requestParameters, responseElements } = record;
  const { verb, noun } = verbOf(record.eventName);
  if (MAKING.test(verb)) {
    const made = idAt(responseElements, `${noun}Id`) ?? idAt(responseElements, `${noun}Arn`);
    const name = nameAt(requestParameters, 'Name') ?? nameAt(requestParameters, `${noun}Name`);
    if (made || name) return refOf(singular(noun), made, name, instanceId);
  }
  for (const type of beginningsOf(noun)) {
    const found = idAt(requestParameters, `${type}Id`) ?? idAt(requestParameters, `${type}Arn`);
    const name = nameAt(requestParameters, `${type}Name`);
    if (found || name) return refOf(type, found, name, instanceId);
  }
  return instanceId ? { type: 'Instance', id: instanceId, instanceId } : undefined;
}

/** WidgetPolicies → WidgetPolicies, WidgetPolicy, Widget, each as the catalog spells it where it does. */
function beginningsOf(noun: string): string[] {
  const words = Array.from(noun.matchAll(/[A-Z]+(?![a-z])|[A-Z][a-z0-9]*/g), ([word]) => word).slice(0, MOST_WORDS);
  const beginnings = words.map((_, index) => words.slice(0, words.length - index).join(''));
  return [...new Set(beginnings.flatMap((text) => [text, singular(text)]))];
}

function singular(noun: string): string {
  if (RESOURCE_TYPES.includes(noun)) return noun;
  if (noun.endsWith('ies')) return `${noun.slice(0, -3)}y`;
  return noun.length > 1 && noun.endsWith('s') && !noun.endsWith('ss') ? noun.slice(0, -1) : noun;
}
