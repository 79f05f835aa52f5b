import type { FieldChange } from './field-change.ts';
import { baseVerb } from './verbs.ts';

/**
 * A value that says only what is added, removed or touched: tags, the queues of an association, priorities of some
 * queues. What was sent before says nothing about it, and after it nobody knows the whole.
 */
export function isDelta({ value, wholeList }: FieldChange, verb: string): boolean {
  return (Array.isArray(value) && !wholeList) || ['Tag', 'Untag'].includes(baseVerb(verb));
}
