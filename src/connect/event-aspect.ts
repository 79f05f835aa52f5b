import { verbOf } from './event-verb.ts';
import { typeWords } from './resource-types.ts';

/**
 * What a call touched of its thing, in words: `DeleteCampaignCommunicationLimits` on a Campaign → communication limits,
 * `StopContactStreaming` on a Contact → streaming. Undefined where the call is about the thing itself: by the verb and
 * the type alone a campaign would be told as deleted that is still there.
 */
export function aspectOf(eventName: string, resourceType: string): string | undefined {
  const noun = verbOf(eventName).noun.replace(/(?:Batch|V\d+)$/, '');
  const aspect = withoutType(noun, resourceType);
  return aspect === '' ? undefined : typeWords(aspect).one;
}

function withoutType(noun: string, type: string): string {
  if (type === '' || singulars(noun).some((each) => type.endsWith(each) || each.endsWith(type))) return '';
  if (noun.startsWith(type)) return withoutOther(noun.slice(type.length).replace(/^s(?=[A-Z])/, ''));
  const [before = '', other = ''] = noun.split(/For(?=[A-Z][a-z]+$)/);
  // `TagsForResource`: what stands behind is the thing itself.
  return other !== '' && type.endsWith(other) ? before : noun;
}

/** `ContactWithUser`, `CasesForContact`: the other side of a link, or where the thing is looked for. */
function withoutOther(rest: string): string {
  return rest.replace(/^(?:With|For)[A-Z].*$/s, '');
}

/** What the noun may be one of: Cases → Case and Cas, Statuses → Statuse and Status. */
function singulars(noun: string): readonly string[] {
  return [noun, noun.replace(/(?<!s)s$/, ''), noun.replace(/es$/, ''), noun.replace(/ies$/, 'y')];
}
