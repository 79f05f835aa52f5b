import type { Store } from '../src/store/store.ts';
import { type Bench, type Figure, figure } from './figures.ts';
import { madeStore } from './made-store.ts';
import { measureQuestions } from './measure-questions.ts';
import { measureSuggestions } from './measure-suggestions.ts';

const SIZES = [10_000, 100_000, 1_000_000];
const ALL = 'all questions p99';

/** The questions at each size, and how their slowest grow with it. */
export const measureSizes: Bench = async (onProgress) => {
  const stores: Store[] = [];
  for (const size of SIZES) stores.push(await madeStore(size, onProgress));
  const all: Figure[] = [];
  for (const [index, { store, figures, unanswered }] of (await measureQuestions(stores)).entries()) {
    const suggestions = await measureSuggestions(store);
    await store.close();
    for (const text of unanswered) onProgress(`not answered, and so not measured as an answer: ${text}`);
    all.push(...[...figures, ...suggestions].map((each) => ({ ...each, name: `${each.name} at ${SIZES[index]}` })));
  }
  return [...all, ...growth(all)];
};

/** How many times slower ten times the activities are, beside how many times longer their logarithm is. */
function growth(all: readonly Figure[]): readonly Figure[] {
  return SIZES.slice(1).map((size, index) => {
    const smaller = SIZES[index] ?? size;
    const valueAt = (count: number) => all.find(({ name }) => name === `${ALL} at ${count}`)?.value ?? Number.NaN;
    const grown = valueAt(size) / valueAt(smaller);
    return figure(`growth of ${ALL} from ${smaller} to ${size}`, grown, Math.log(size) / Math.log(smaller), 'times');
  });
}
