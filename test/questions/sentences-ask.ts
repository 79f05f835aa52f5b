import { createLookup, type Outcome } from '../../src/lookup.ts';
import type { Store } from '../../src/store/store.ts';
import { deedOf, NOW } from './history.ts';

/** Slack members: the asker is Dana, U7 is Omar by his handle alone. */
const MEMBERS = new Map([
  ['U1', { email: 'dana.ruiz@example.com', handle: 'dana' }],
  ['U7', { handle: 'omar.haddad' }],
]);

/** What an answer comes to, in one line. */
export async function ask(store: Store, text: string): Promise<string> {
  const lookup = createLookup({
    store,
    clock: { now: () => NOW },
    command: '/trail',
    whoIs: async (id) => MEMBERS.get(id),
  });
  const asker = { slackUserId: 'U1', channel: 'C1', zone: 'Europe/Berlin', text, limit: 100 };
  return said(await lookup.ask(text, asker));
}

/** An outcome in one line: what was found, the window in UTC, the names and conditions, what was corrected. */
function said(outcome: Outcome): string {
  if (outcome.kind === 'mistake') return `mistake: ${outcome.problem}`;
  if (outcome.kind === 'stranger') return `stranger: ${outcome.stranger.text}`;
  if (outcome.kind === 'choice') return `which: ${outcome.choice.options.map(({ label }) => label).join(' | ')}`;
  if (outcome.kind === 'help') return 'help';
  const { read, page } = outcome.answer;
  const { corrected = [], zone, wish } = read.question;
  const { from, to } = read.window;
  const window = [from, to].map((at) => at?.toISOString().slice(5, 16) ?? '').join('..');
  return [
    page.map(({ activity }) => deedOf(activity.eventID)).join(' ') || 'nothing',
    ...(window === '..' ? [] : [window]),
    ...(zone === 'Europe/Berlin' ? [] : [zone]),
    ...read.names,
    ...(read.conditions ?? []),
    ...(wish ? [wish] : []),
    ...corrected.map((each) => `${each.typed} = ${each.read}`),
  ].join(' · ');
}
