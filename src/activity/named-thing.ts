import type { CloudTrailRecord } from '../cloudtrail/record.ts';
import { type ResourceRef, resourceKey } from '../connect/resource-ref.ts';
import { cutText } from './bounded.ts';
import type { LearnedName } from './learned-name.ts';
import { tellingText, valueAt } from './members.ts';

/** No name of Connect's is longer (the longest, a flow module's or a view's, ends at 512). */
const NAME_LIMIT = 1024;

/** The name of one thing, as of the record's time; none where it has no name beside its id. */
export function learnedName(
  { eventTime, eventID }: CloudTrailRecord,
  resource: ResourceRef,
  aliases: readonly string[] = [],
): readonly LearnedName[] {
  const name = tellingText(resource.name);
  const key = resourceKey(resource);
  if (!name || !key || !resource.id || name === resource.id) return [];
  return [
    {
      key,
      type: resource.type,
      name: cutText(name.toWellFormed(), NAME_LIMIT),
      at: eventTime,
      eventID,
      ...(resource.instanceId && { instanceId: resource.instanceId }),
      ...(aliases.length > 0 && { aliases }),
    },
  ];
}

/** First and last name, both together, e-mail: what people may type for a user, where AWS shows them. */
export function personAliases(holder: unknown): readonly string[] {
  const info = valueAt(holder, ['IdentityInfo']);
  const [first, last, email] = ['FirstName', 'LastName', 'Email'].map((name) => tellingText(valueAt(info, [name])));
  const whole = first && last ? `${first} ${last}` : undefined;
  const words = [whole, first, last, email].flatMap((word) => (word ? [cutText(word.toWellFormed(), NAME_LIMIT)] : []));
  return [...new Set(words)];
}
