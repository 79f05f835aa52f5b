import { ACTIONS } from './actions.ts';
import { actions, button, context, section } from './blocks.ts';
import { fits } from './fits.ts';
import { lockScreen } from './lock-screen.ts';
import type { Message } from './message.ts';
import { wordsMessage } from './plain-message.ts';
import type { Choice, Stranger } from './views.ts';
import { foreign, joined, ours, styled, type Words } from './words.ts';

const SHOWN = 12;

/** A name that is several things, asked back: one button each, and one for all of them. */
export function renderChoice({ askedId, text, options }: Choice): Message {
  const head: Words = [
    ours('“', 'bold'),
    foreign(text, 'bold'),
    ours(`” is ${options.length} things.`, 'bold'),
    ours(' Which one?'),
  ];
  const buttons = options
    .slice(0, SHOWN)
    .map(({ label }, index) => button({ action: ACTIONS.choose, label, value: `${askedId}:${index}` }));
  const all = button({ action: ACTIONS.choose, label: `All ${options.length}`, value: `${askedId}:all` });
  const hidden = options.length - SHOWN;
  // An action id may stand once in a block: each button has a block of its own.
  const blocks = [
    section(head),
    ...[...buttons, ...(canBeOne(options) ? [all] : [])].map((each) => actions([each])),
    ...(hidden > 0 ? [context([ours(`… and ${hidden} more: type more of the name, or put it in quotes.`)])] : []),
  ];
  return fits({ text: lockScreen(head, 300), blocks });
}

/** People and things cannot be asked for in one question. */
function canBeOne(options: Choice['options']): boolean {
  const isOneKind = options.every(({ query }) => query.resourceKeys) || options.every(({ query }) => query.actorKeys);
  return options.length > 1 && isOneKind;
}

/** A name nobody knows: said as such, never as "no changes". */
export function renderStranger({ text, closest, command }: Stranger): Message {
  const near = closest.slice(0, 5).map((name): Words => [foreign(name, 'bold')]);
  return wordsMessage([
    ...styled([ours('I do not know a person or thing like “'), foreign(text), ours('”.')], 'bold'),
    ...(near.length > 0 ? [ours(' Closest: '), ...joined(near, ', '), ours('.')] : []),
    ours(' Type '),
    foreign(`${command} help`, 'code'),
    ours(' for what can be asked.'),
  ]);
}
