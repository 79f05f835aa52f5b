import type { Filter, Reading, Subject } from '../../src/activity/query.ts';

/** What a line was read as, without its window, in one line. */
export function readingText(reading: Reading): string {
  if (reading.kind !== 'question') return reading.kind === 'mistake' ? `mistake: ${reading.problem}` : 'help';
  const { subject, verbs = [], filters = [], except = [], wish, limit, ascending } = reading.question;
  return [
    subjectText(subject),
    ...verbs,
    ...filters.map(filterText),
    ...except.map((filter) => `not ${filterText(filter)}`),
    ...(wish ? [wish] : []),
    ...(ascending ? ['oldest'] : []),
    ...(limit === undefined ? [] : [`limit ${limit}`]),
  ].join(' · ');
}

function subjectText(subject: Subject): string {
  if (subject.kind === 'changes') return 'changes';
  if (subject.kind === 'event') return `event ${subject.id}`;
  if (subject.kind === 'user') return `by ${subject.text}`;
  return `${subject.type ?? 'resource'} <${subject.text}>`;
}

function filterText(filter: Filter): string {
  return `${filter.kind} ${filter.text}`;
}
