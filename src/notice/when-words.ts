import type { Explained } from '../activity/known.ts';
import { typeWords } from '../connect/resource-types.ts';
import { byWords } from './actor-words.ts';
import { didWords } from './answer-line.ts';
import { nameAsked, typeAsked } from './subject-words.ts';
import type { Answer } from './views.ts';
import { dated, foreign, ours, styled, type Words } from './words.ts';

/** What a question for a time is answered with: `Queue Billing was last changed Sun 22 Nov 11:05 by Dana Ruiz: disabled …`. */
export function whenWords(answer: Answer, found: Explained): Words {
  const lead = styled([...leadWords(answer), dated(found.activity.at)], 'bold');
  return [...lead, ours(' by '), ...byWords(found), ours(': '), ...didWords(found)];
}

/** Only where nothing narrows the question is it the last change of all. */
function leadWords(answer: Answer): Words {
  const { question, query } = answer.read;
  const { subject, verbs = [], filters = [], except = [] } = question;
  const which = query.ascending ? 'first' : 'last';
  const name = subject.kind === 'resource' ? nameAsked(answer.read) : undefined;
  if (name === undefined || verbs.length + filters.length + except.length > 0)
    return [ours(query.ascending ? 'First ' : 'Last ')];
  return [foreign(capital(name, typeAsked(answer))), ours(` was ${which} changed `)];
}

/** A name begins as it is written, our word for its type with a capital. */
function capital(name: string, type: string): string {
  return name.startsWith(`${typeWords(type).one} `) ? `${name.charAt(0).toUpperCase()}${name.slice(1)}` : name;
}
