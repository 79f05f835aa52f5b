import type { Query, Question, TimeWindow } from './activity/query.ts';
import type { Candidate } from './lookup-candidates.ts';
import type { Resolved } from './lookup-resolve.ts';
import type { ReadAs } from './notice/views.ts';

type Stored<T> = T extends Date ? string : T extends object ? { readonly [K in keyof T]: Stored<T[K]> } : T;
type StoredState = Stored<Resolved>;

/** What a question came to as plain JSON, so that Older, Share and a choice know later what to show. */
export function toAskedState(resolved: Resolved): unknown {
  return JSON.parse(JSON.stringify(resolved));
}

/** The same, read back; undefined when it is none of ours. */
export function fromAskedState(state: unknown): Resolved | undefined {
  if (typeof state !== 'object' || state === null || !('kind' in state)) return undefined;
  // The store gives back what `toAskedState` made.
  const stored = state as StoredState;
  if (stored.kind === 'read') return { kind: 'read', read: toRead(stored.read) };
  if (stored.kind !== 'choice') return stored.kind === 'stranger' ? stored : undefined;
  return { ...stored, question: toQuestion(stored.question), options: stored.options.map(toOption) };
}

function toRead(read: Stored<ReadAs>): ReadAs {
  return { ...read, question: toQuestion(read.question), query: toQuery(read.query), window: toWindow(read.window) };
}

function toOption(option: Stored<Candidate>): Candidate {
  return { ...option, query: toQuery(option.query) };
}

function toQuestion(question: Stored<Question>): Question {
  return { ...question, window: toWindow(question.window) };
}

function toQuery(query: Stored<Query>): Query {
  return { ...query, window: toWindow(query.window) };
}

function toWindow({ from, to }: Stored<TimeWindow>): TimeWindow {
  return { ...(from !== undefined && { from: new Date(from) }), ...(to !== undefined && { to: new Date(to) }) };
}
