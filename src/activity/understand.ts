import { type CloudTrailRecord, type JsonObject, parseRecord, recordAgain, withRaw } from '../cloudtrail/record.ts';
import { maskRecord } from '../connect/mask.ts';
import { planeOf } from '../connect/plane.ts';
import type { Activity } from './activity.ts';
import type { LearnedName } from './learned-name.ts';
import { namesLearned } from './learned-names.ts';
import { sameActionIds } from './same-action.ts';
import { activityOf } from './to-activity.ts';

/** A record understood: the activity, the record as it may be stored, and the names it teaches. */
export type Understood = Readonly<{ activity: Activity; record: JsonObject; names: readonly LearnedName[] }>;

/** Undefined for what is not wanted. Throws BotError 'record' where there is no object or no time. */
export function understand(detail: unknown, isWanted: (record: CloudTrailRecord) => boolean): Understood | undefined {
  const unmasked = parseRecord(detail);
  if (!isWanted(unmasked)) return undefined;
  const judged = planeOf(unmasked);
  const record = maskRecord(unmasked.raw, judged.plane);
  const activity = activityOf(withRaw(unmasked, record), judged);
  return { activity, record, names: mayTeach(activity) ? namesLearned(unmasked) : [] };
}

/** A record that may be stored, with what only the unmasked one told. The rest of its understanding can wait. */
export type MaskedRecord = Pick<CloudTrailRecord, 'eventID' | 'sha256'> &
  Pick<Activity, 'plane' | 'known' | 'sameAs'> &
  Readonly<{ record: JsonObject }>;

/** As much of `understand` as must come before the disk: a third of it. Its contract is the same. */
export function maskDetail(
  detail: unknown,
  isWanted: (record: CloudTrailRecord) => boolean,
): (MaskedRecord & Pick<Understood, 'names'>) | undefined {
  const unmasked = parseRecord(detail);
  if (!isWanted(unmasked)) return undefined;
  const { eventID, sha256, raw } = unmasked;
  const judged = planeOf(unmasked);
  const record = maskRecord(raw, judged.plane);
  return { ...judged, record, eventID, sha256, sameAs: sameActionIds(unmasked), names: namesLearned(unmasked) };
}

/** The rest of it: the activity that `understand` would have told. */
export function understandMasked({ record, plane, known, ...told }: MaskedRecord): Activity {
  return activityOf(recordAgain(record, told), { plane, known });
}

/** Masking takes no member away, but for bodies of customers' data, which teach nothing: what has no name now had none. */
function mayTeach({ plane, resource }: Activity): boolean {
  return plane === 'read' || (plane === 'config' && resource?.name !== undefined);
}
