import { foreign, ours, type Words } from './words.ts';

const LIMIT = 500;

/** A sentence about a mistake, with what to type between backticks; it may repeat what was typed, so it is foreign. */
export function mistakeWords(problem: string): Words {
  const parts = problem.slice(0, LIMIT * 2).split('`');
  const words = parts.flatMap((part, index) => (part === '' ? [] : spaced(part, index % 2 === 1)));
  return words.some(({ kind }) => kind === 'foreign') ? words : [ours('I do not understand that.')];
}

/** Cleaning takes away the blanks at the edges: they are put back. */
function spaced(part: string, isCode: boolean): Words {
  const before = /^\s/.test(part) ? [ours(' ')] : [];
  const after = /\s$/.test(part) && part.trim() !== '' ? [ours(' ')] : [];
  return part.trim() === '' ? before : [...before, foreign(part, isCode ? 'code' : undefined, LIMIT), ...after];
}
