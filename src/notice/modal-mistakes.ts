import { cleanText } from './foreign.ts';
import type { FieldProblems, SearchFields } from './modal-fields.ts';
import type { Stranger } from './views.ts';

const LIMIT = 250;

type Unanswered = Readonly<
  | { kind: 'mistake'; problem: string }
  | { kind: 'stranger'; stranger: Stranger }
  | { kind: 'answer' | 'choice' | 'help' }
>;

/** What was not understood, at the field where it stands; empty where there is something to answer. */
export function mistakeErrors(outcome: Unanswered, fields: SearchFields): FieldProblems {
  if (outcome.kind === 'mistake') return { words: cleanText(outcome.problem.replaceAll('`', '”'), LIMIT) };
  if (outcome.kind !== 'stranger') return {};
  const { text, closest } = outcome.stranger;
  const near = closest.length > 0 ? ` Closest: ${closest.slice(0, 3).join(', ')}.` : '';
  const said = cleanText(`I do not know a person or thing like “${text}”.${near}`, LIMIT);
  const field = fields.who?.value.includes(text) ? 'who' : fields.what?.value.includes(text) ? 'what' : 'words';
  return { [field]: said };
}
