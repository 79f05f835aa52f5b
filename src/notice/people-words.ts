import type { Explained } from '../activity/known.ts';
import { byWords } from './actor-words.ts';
import { counted } from './inflect.ts';
import { ours, type Words } from './words.ts';

type Who = Readonly<{ people: number; tools: number }>;

/** `3 people and 2 tools`. */
export function peopleText({ people, tools }: Who): string {
  const some = [
    ...(people > 0 ? [counted(people, 'person', 'people')] : []),
    ...(tools > 0 ? [counted(tools, 'tool')] : []),
  ];
  return some.join(' and ') || 'nobody AWS names';
}

/** The same; the only one there is by name. */
export function whoWords(who: Who, only: Explained | undefined): Words {
  return only && who.people + who.tools === 1 ? byWords(only) : [ours(peopleText(who))];
}
