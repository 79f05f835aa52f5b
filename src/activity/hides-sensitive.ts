import { OPERATIONS } from '../connect/catalog.ts';
import type { OverrideKey } from './override-keys.ts';
import type { OverrideRule } from './overrides.ts';
import { SENSITIVE_EVENT_NAMES } from './policy-table.ts';
import { matchesWildcard } from './wildcard.ts';

type Kind = Readonly<Partial<Record<OverrideKey, string>>>;

/** What a sensitive change may be: its event name, and its type as far as the catalog has it. */
const SENSITIVE_KINDS: readonly Kind[] = [
  ...[...SENSITIVE_EVENT_NAMES].map((event) => ({ event, type: '' })),
  ...OPERATIONS.filter(({ eventName }) => SENSITIVE_EVENT_NAMES.has(eventName)).map(({ eventName, resourceType }) => ({
    event: eventName,
    type: resourceType,
  })),
];

/** Whether a rule may keep from the channel what the policy calls sensitive: an operator should know that it does. */
export function hidesSensitive({ treatment, all }: OverrideRule): boolean {
  return (
    treatment === 'keep' &&
    SENSITIVE_KINDS.some((kind) =>
      all.every(({ by, patterns }) => {
        const text = kind[by];
        return text === undefined || patterns.some((pattern) => matchesWildcard(pattern, text));
      }),
    )
  );
}
