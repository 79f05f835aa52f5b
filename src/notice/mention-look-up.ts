import { ACTIONS } from './actions.ts';
import { actions, button, section } from './blocks.ts';
import { fits } from './fits.ts';
import { lockScreen } from './lock-screen.ts';
import type { Message } from './message.ts';
import { noticeBody, noticeSentence } from './notice-body.ts';
import { noticeButtons } from './notice-buttons.ts';
import { areOneThing } from './one-thing.ts';
import { lockSentence } from './sentence.ts';
import { NOTICE_NOT_STORED } from './short-replies.ts';
import { type NoticeView, noticeSize } from './views.ts';
import { foreign, ours, type Words } from './words.ts';

/** A notice looked up from its menu: its buttons once more, for the asker alone. */
export function renderLookUp(view: NoticeView): Message {
  const told = toldWords(view);
  if (!told) return NOTICE_NOT_STORED;
  const head: Words = [...told, ours('. What do you want to know?')];
  const history =
    view.summary || areOneThing(view.activities)
      ? []
      : [button({ action: ACTIONS.history, label: 'History of these things', value: view.noticeId })];
  return fits({
    text: lockScreen(head, 300),
    blocks: [section(head), actions([...noticeButtons(view), ...history])],
  });
}

/** The first change of a few and how many more there are; of many what the notice says of them. */
function toldWords(view: NoticeView): Words | undefined {
  const body = view.summary && noticeBody(view);
  if (body) return noticeSentence(body, view);
  const [first] = view.activities;
  return first && [...lockSentence(first), ...moreWords(view)];
}

function moreWords(view: NoticeView): Words {
  const more = noticeSize(view) - 1;
  return more > 0 ? [ours(` and ${more.toLocaleString('en-US')} more ${more === 1 ? 'change' : 'changes'}`)] : [];
}

export type NamedThing = Readonly<{ label: string; asked: string }>;

/** A message that is no notice names several things: which of them is meant. Each button's value is a question. */
export function renderNamed(things: readonly NamedThing[]): Message {
  const head: Words = [ours(`This message names ${things.length} things. Which one?`)];
  const buttons = things.map(({ label, asked }) => button({ action: ACTIONS.askNamed, label, value: asked }));
  // An action id may stand once in a block: each button has a block of its own.
  return fits({ text: lockScreen(head, 300), blocks: [section(head), ...buttons.map((each) => actions([each]))] });
}

export function renderNothingNamed(command: string): Message {
  const words: Words = [
    ours('This is no notice of mine, and I know nobody and nothing by the names and ids in it. Ask with '),
    foreign(command, 'code'),
    ours(' or the shortcut “Search changes”.'),
  ];
  return fits({ text: lockScreen(words, 300), blocks: [section(words)] });
}
