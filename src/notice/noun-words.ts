import type { Activity } from '../activity/activity.ts';
import { type TypeWords, typeWords } from '../connect/resource-types.ts';

/** Types that several services of the family have, and by their names alone nobody could tell whose. */
const OF_SERVICES = new Map([
  ['cases.amazonaws.com/Domain', 'Cases domain'],
  ['profile.amazonaws.com/Domain', 'Customer Profiles domain'],
  ['voiceid.amazonaws.com/Domain', 'Voice ID domain'],
  ['voiceid.amazonaws.com/Session', 'Voice ID session'],
  ['connect.amazonaws.com/CustomerProfilesDomain', 'Customer Profiles domain'],
  ['wisdom.amazonaws.com/Session', 'assistant session'],
  ['qconnect.amazonaws.com/Session', 'assistant session'],
]);

const SINGULAR = /(?:Status|Alias|Address)$/;

/** What the thing that a record acted on is called, one of it and many: `flow`, `Cases domain`. */
export function nounsOf({ eventSource, resource }: Pick<Activity, 'eventSource' | 'resource'>): TypeWords {
  const type = resource?.type ?? '';
  const own = OF_SERVICES.get(`${eventSource.toLowerCase()}/${type}`);
  if (own) return { one: own, many: `${own}s` };
  const words = typeWords(type);
  // Some types of the catalog are plural by themselves: `DomainObjects`.
  return /[^su]ses$/.test(words.many) && type.endsWith('s') && !SINGULAR.test(type)
    ? { one: words.one, many: words.one }
    : words;
}
