import type { FieldChange } from '../activity/field-change.ts';
import type { Explained } from '../activity/known.ts';
import { differenceOf, earlierOf, isSame } from './difference.ts';
import type { PhraseRow } from './phrases/row.ts';
import { isSelf } from './thing-words.ts';
import { contextOf, isNothing, valueWords } from './value-words.ts';

/** Whether a row's conditions hold; see phrases/row.ts. */
export function matches({ when = {} }: PhraseRow, { activity, known }: Explained): boolean {
  return Object.entries(when).every(([key, wanted]) => {
    const test = TESTS.get(key);
    if (test) return test({ activity, known }, wanted);
    if (key === 'qualifier') return activity.resource?.qualifier === wanted;
    if (key === 'source') return activity.eventSource === wanted;
    if (key === 'self') return isSelf({ activity, known });
    if (key === 'unchanged') return isUnchangedField({ activity, known }, wanted);
    if (key.startsWith('was:')) return wasBefore({ activity, known }, key.slice(4)) === wanted;
    if (key === 'gains') return gainsName({ activity, known }, wanted);
    const change = fieldOf({ activity, known }, key);
    return wanted === '' ? !change || (!change.hidden && isNothing(change.value)) : String(change?.value) === wanted;
  });
}

/** Of what was sent, as far as the record shows it: AWS leaves out parameters of over 100 KB. */
const TESTS = new Map<string, (explained: Explained, wanted: string) => boolean>([
  ['id', ({ activity }, wanted) => (activity.resource?.id === undefined) === (wanted === '')],
  ['sent', (explained, wanted) => wanted.split('|').some((field) => fieldOf(explained, field) !== undefined)],
  ['absent', (explained, wanted) => fieldOf(explained, wanted) === undefined],
  [
    'empty',
    (explained, wanted) => {
      const change = fieldOf(explained, wanted);
      return change !== undefined && !change.hidden && isNothing(change.value);
    },
  ],
]);

/** The value before, as text. */
function wasBefore(explained: Explained, field: string): string | undefined {
  const change = fieldOf(explained, field);
  const earlier = change && earlierOf(change, explained);
  return earlier && String(earlier.value);
}

function isUnchangedField(explained: Explained, field: string): boolean {
  const change = fieldOf(explained, field);
  const earlier = change && earlierOf(change, explained);
  return change !== undefined && earlier !== undefined && isSame(earlier.value, change.value);
}

/** Whether a list got something so called, as far as names are known; without an earlier list, whether it holds it. */
function gainsName({ activity, known }: Explained, wanted: string): boolean {
  return activity.changes.some((change) => {
    const items =
      differenceOf(change, { activity, known })?.gained ?? (Array.isArray(change.value) ? change.value : []);
    return items.some((item) => {
      const [words] = valueWords(item, contextOf(change, known, activity.instanceId));
      return words?.kind === 'foreign' && words.text.toLowerCase() === wanted.toLowerCase();
    });
  });
}

export function fieldOf({ activity }: Explained, field: string): FieldChange | undefined {
  return activity.changes.find((change) => change.field === field);
}
