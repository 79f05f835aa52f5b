import type { Condition } from './conditions.ts';
import { intersect, NOTHING, type Result, subtract, unite } from './result.ts';

/** Where each term is true; a term that is true nowhere is missing. */
export type Postings = ReadonlyMap<string, Result>;

/** Those of `base` that meet the condition. */
export function evaluate(condition: Condition, base: Result, postings: Postings): Result {
  if ('term' in condition) return intersect(base, postings.get(condition.term) ?? NOTHING);
  if ('not' in condition) return subtract(base, evaluate(condition.not, base, postings));
  if ('any' in condition) return unite(condition.any.map((each) => evaluate(each, base, postings)));
  return condition.all.reduce((left, each) => (left.size === 0 ? left : evaluate(each, left, postings)), base);
}

/** Those of all activities that meet a condition without `not`. */
export function evaluateAll(condition: Condition, postings: Postings): Result {
  if ('term' in condition) return postings.get(condition.term) ?? NOTHING;
  if ('any' in condition) return unite(condition.any.map((each) => evaluateAll(each, postings)));
  return NOTHING;
}

/** Every term that a condition speaks of. */
export function termsIn(condition: Condition): readonly string[] {
  if ('term' in condition) return [condition.term];
  if ('not' in condition) return termsIn(condition.not);
  return ('any' in condition ? condition.any : condition.all).flatMap(termsIn);
}
