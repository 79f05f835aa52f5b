import type { Activity } from '../../activity/activity.ts';
import { FAMILY } from './family.ts';
import { FLOWS } from './flows.ts';
import { genericRow } from './generic.ts';
import { HOURS } from './hours.ts';
import { INSTANCE } from './instance.ts';
import { PEOPLE } from './people.ts';
import { QUALITY } from './quality.ts';
import { ROUTING } from './routing.ts';
import type { PhraseRow } from './row.ts';
import { TRAFFIC } from './traffic.ts';

/** Every hand-written row; for one operation the exact ones first. */
export const PHRASES: readonly PhraseRow[] = [
  ...PEOPLE,
  ...ROUTING,
  ...HOURS,
  ...FLOWS,
  ...INSTANCE,
  ...QUALITY,
  ...TRAFFIC,
  ...FAMILY,
];

const ROWS = new Map<string, PhraseRow[]>();
for (const row of PHRASES) {
  for (const name of typeof row.on === 'string' ? [row.on] : row.on) ROWS.set(name, [...(ROWS.get(name) ?? []), row]);
}

/** The rows of an operation, exact ones first, the verb's own last. */
export function rowsFor(activity: Activity): readonly PhraseRow[] {
  const generic = genericRow(activity);
  return [...(ROWS.get(activity.eventName) ?? []), ...(generic ? [generic] : [])];
}
