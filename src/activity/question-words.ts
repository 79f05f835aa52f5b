/** Words that carry the grammar of a question. A closed list: whatever is not in it is a name. */

/** Politeness and question words: they say nothing that is not asked without them. */
export const NOISE: ReadonlySet<string> = new Set(
  `show tell us give list please hey hi hello who whom whose what which where why when how did do does done has have had
   was were is are be been being get got gotten that this there it its all any every the our a an also just ever
   anyone anybody someone somebody everybody everyone happened happen happening recorded made changes? can could you
   see find search look lookup up know i'd like thanks thank ok so with regard logged thing's whats what's who's whos
   today's and then only too please doing`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Of these, the ones that say that what stands before the verb was acted upon. */
export const PASSIVE: ReadonlySet<string> = new Set([
  'was',
  'were',
  'been',
  'be',
  'being',
  'get',
  'got',
  'gotten',
  'is',
  'are',
]);
/** … and those after which the one who acted stands. */
export const ACTIVE: ReadonlySet<string> = new Set(['did', 'does', 'do', 'has', 'have', 'had']);

/** Nouns for every change. `changes to X` is about X, while `changed X to Y` sets a value. */
export const CHANGE_NOUNS: ReadonlySet<string> = new Set([
  'changes',
  'change',
  'everything',
  'anything',
  'happened',
  'happen',
  'happening',
  'activity',
  'activities',
  'history',
  'events',
  'actions',
  'edits',
  'done',
]);

/** Whoever did it to themselves: an answer shows it, a question cannot ask for it. */
export const REFLEXIVE: ReadonlySet<string> = new Set([
  'herself',
  'himself',
  'themselves',
  'themself',
  'itself',
  'oneself',
]);
export const ARTICLES: ReadonlySet<string> = new Set(['the', 'our', 'a', 'an']);
export const EXCEPT: ReadonlySet<string> = new Set([
  'except',
  'not',
  'without',
  'excluding',
  'exclude',
  'minus',
  'ignoring',
  'but',
]);
export const ME: ReadonlySet<string> = new Set(['me', 'my', 'mine', 'i', 'myself']);

/** How a name hangs on the rest. */
export type Link = 'none' | 'by' | 'on' | 'to' | 'from' | 'in' | 'with';

export const LINKS: ReadonlyMap<string, Exclude<Link, 'none'>> = new Map([
  ['by', 'by'],
  ['on', 'on'],
  ['of', 'on'],
  ['for', 'on'],
  ['about', 'on'],
  ['to', 'to'],
  ['into', 'to'],
  ['onto', 'to'],
  ['from', 'from'],
  ['in', 'in'],
  ['at', 'in'],
  ['inside', 'in'],
  ['within', 'in'],
  ['with', 'with'],
  ['as', 'with'],
]);

export const PERSON_WORDS: ReadonlySet<string> = new Set(['user', 'person', 'session']);
export const THING_WORDS: ReadonlySet<string> = new Set(['resource', 'thing']);
