import { verbOf } from './event-verb.ts';
import { typeWords } from './resource-types.ts';

/**
 * What a call touched of its thing, in words: `DeleteCampaignCommunicationLimits` on a Campaign → communication limits,
 * `StopContactStreaming` on a Contact → streaming. Undefined where the call is about the thing itself: by the verb and
 * the type alone a campaign would be told as deleted that is still there.
 */
export function aspectOf(eventName: string, resourceType: string): string | undefined {
  const noun = verbOf(eventName).noun.replace(/Batch$/, '');
  const aspect = withoutType(noun, resourceType);
  return aspect === '' ? undefined : typeWords(aspect).one;
}

function withoutType(noun: string, type: string): string {
  const singular = noun.replace(/ies$/, 'y').replace(/(?<=[sx]|[cs]h)es$|(?<!s)s$/, '');
  if (type === '' || [noun, singular].some((each) => type.endsWith(each) || each.endsWith(type))) return '';
  if (!noun.startsWith(type)) return noun;
  // `ContactWithUser`: the other side of a link.
  return noun.slice(type.length).replace(/^With[A-Z].*$/s, '');
}
