import type { CloudTrailRecord } from '../cloudtrail/record.ts';
import { isCustomerRead } from '../connect/mask-fields.ts';
import { planeOf } from '../connect/plane.ts';
import { namedResourceOf } from '../connect/resource.ts';
import { failureOf } from './failure.ts';
import type { LearnedName } from './learned-name.ts';
import { namesInAnswer } from './learned-reads.ts';
import { learnedName, personAliases } from './named-thing.ts';

/** After these the thing is no more, or no more of it is told than its id. */
const PARTING = /^(?:Batch)?(?:Delete|Disassociate|Release|Untag)/;

/**
 * The names that a record teaches: of what it made or renamed, and of all that a read's answer lists. Only what a call
 * that succeeded tells openly.
 */
export function namesLearned(record: CloudTrailRecord): readonly LearnedName[] {
  if (failureOf(record)) return [];
  const { plane } = planeOf(record);
  if (plane === 'read') return isCustomerRead(record.eventSource, record.eventName) ? [] : namesInAnswer(record);
  if (plane !== 'config' || PARTING.test(record.eventName)) return [];
  const resource = namedResourceOf(record);
  if (!resource) return [];
  const aliases = resource.type === 'User' ? personAliases(record.requestParameters) : [];
  return learnedName(record, resource, aliases);
}
