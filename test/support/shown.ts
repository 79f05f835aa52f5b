import { shownNotices } from '../../sandbox/chaos/shown.ts';
import type { SlackSandbox } from '../../sandbox/slack/slack-sandbox.ts';

/** In how many notices a channel shows it: in the message, or in what hangs from it. */
export function timesTold(slack: SlackSandbox, channel: string, name: string): number {
  return shownNotices(slack, channel).filter(({ root, replies, files }) =>
    [root, ...replies, ...files].some((text) => wordsIn(text).has(name)),
  ).length;
}

/** Names such as `q-12`: the whole word. */
function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\w-]+/g));
}
