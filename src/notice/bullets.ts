import type { Activity } from '../activity/activity.ts';
import type { FieldChange } from '../activity/field-change.ts';
import type { Explained } from '../activity/known.ts';
import { type ChangeContext, changeWords, isOldKnown } from './change-words.ts';
import { earlierOf, isSame } from './difference.ts';
import { saidOnce } from './not-known.ts';
import { isNothing } from './value-words.ts';
import { ours, type Words } from './words.ts';

export type FieldBullet = Readonly<{ field: string; words: Words; isOldKnown: boolean }>;

// Only these replace what was there; every other call adds, removes, makes or ends something.
const REPLACES = /^(?:Batch)?(?:Update|Put|Set)$/;
const NAMES = /(?:^|[.a-z])(?:name|title|phonenumber|emailaddress|alias|uri)$/i;
/** Set with every new user, and never shown by anybody. */
const NEVER_TOLD: ReadonlySet<string> = new Set(['Password']);

export function replaces({ verb }: Pick<Activity, 'verb'>): boolean {
  return REPLACES.test(verb);
}

/** A bullet for each field that says something: not the name in the sentence, not what stayed as it was. */
export function fieldBullets(explained: Explained, covered: ReadonlySet<string>): readonly FieldBullet[] {
  const { activity } = explained;
  const fresh = !replaces(activity);
  const context: ChangeContext = { explained, fresh };
  const open = activity.changes.filter(
    (change) => !covered.has(change.field) && !saysNothing(change, explained, fresh),
  );
  const changed = open.filter((change) => fresh || !isUnchanged(change, explained));
  return (changed.length > 0 || covered.size > 0 ? changed : open).map((change) => ({
    field: change.field,
    words: saidOnce(changeWords(change, context)),
    isOldKnown: isOldKnown(change, context),
  }));
}

/** Bullets with the doubt about their old values: on each, or once below when none is known. */
export function withDoubt(
  bullets: readonly FieldBullet[],
): Readonly<{ bullets: readonly Words[]; after: readonly Words[] }> {
  const isNoneKnown = bullets.length > 1 && bullets.every((bullet) => !bullet.isOldKnown);
  if (isNoneKnown) return { bullets: bullets.map(({ words }) => words), after: [[ours('Earlier values not known')]] };
  return { bullets: bullets.map((bullet) => doubted(bullet)), after: [] };
}

export function doubted({ words, isOldKnown }: FieldBullet): Words {
  return isOldKnown ? words : [...words, ours(' (earlier value not known)')];
}

function saysNothing(change: FieldChange, explained: Explained, fresh: boolean): boolean {
  if (NEVER_TOLD.has(change.field)) return true;
  if (fresh && !change.hidden && isNothing(change.value)) return true;
  const { resource } = explained.activity;
  const isName = NAMES.test(change.field) && resource !== undefined && change.value === (resource.name ?? resource.id);
  return isName && (fresh || earlierOf(change, explained) === undefined);
}

/** Set to what it was. */
export function isUnchanged(change: FieldChange, explained: Explained): boolean {
  const earlier = earlierOf(change, explained);
  return !change.hidden && earlier !== undefined && isSame(earlier.value, change.value);
}
