import { typeWords } from '../connect/resource-types.ts';
import type { Answer } from './views.ts';
import { foreign, ours, type Words } from './words.ts';

/** ` to queue Billing`: what the question was about, as it was resolved. */
export function subjectWords({ read }: Answer, preposition: string): Words {
  const { subject } = read.question;
  if (subject.kind === 'changes') return [];
  const name = nameAsked(read);
  if (name) return [ours(` ${preposition} `), foreign(name)];
  if (subject.kind === 'event') return [ours(' with this id')];
  const noun = subject.kind === 'resource' && subject.type ? `${typeWords(subject.type).one} ` : '';
  return subject.text
    ? [ours(` ${preposition} ${noun}`), foreign(subject.text)]
    : [ours(` ${preposition} any ${noun.trim() || 'thing'}`)];
}

/** The one thing or person that a question was resolved to. */
export function nameAsked({ names }: Answer['read']): string | undefined {
  const [name, ...others] = new Set(names.map(shortName));
  return others.length === 0 ? name : undefined;
}

/** `queue Billing in Acme EU` → `queue Billing`; `person Dana Ruiz = Connect login …` → `Dana Ruiz`. */
function shortName(name: string): string {
  const [before = name] = name.split(' = ');
  const at = before.lastIndexOf(' in ');
  return (at > 0 ? before.slice(0, at) : before).replace(/^person /, '');
}

/** The type that the question was about: as typed, or that of the things it was resolved to. */
export function typeAsked({ read: { question, query } }: Answer): string {
  const typed = question.subject.kind === 'resource' ? question.subject.type : undefined;
  return typed ?? query.resourceType ?? query.resourceKeys?.[0]?.split('/', 1)[0] ?? '';
}
