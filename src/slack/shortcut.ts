import type { Lookup, LookupStore, ThreadStore } from '../lookup.ts';
import { ACTIONS } from '../notice/actions.ts';
import { renderLookUp, renderNamed, renderNothingNamed } from '../notice/mention-look-up.ts';
import { LOOK_UP } from '../notice/modal.ts';
import { renderOutcome } from './command-outcome.ts';
import type { BodyCall, Listener, Respond } from './listener.ts';
import { textAt } from './listener-body.ts';
import { findNotice, type NoticeViewStore } from './notice-view.ts';
import type { PastAnswers } from './past-answers.ts';
import type { People } from './people.ts';
import { namedIn } from './shortcut-names.ts';
import { messageText } from './shortcut-text.ts';

type ShortcutDeps = Readonly<{
  lookup: Lookup;
  store: NoticeViewStore & Pick<LookupStore, 'findActors' | 'findThings' | 'findActivity'> & ThreadStore;
  people: People;
  command: string;
  pastAnswers?: PastAnswers;
}>;

type Asked = Readonly<{ text: string; slackUserId: string; channel: string; respond: Respond; replace?: boolean }>;

/** "Look up this change" on a message: of a notice what can be asked about it, of any other what it names. */
export function createLookUpShortcut({
  lookup,
  store,
  people,
  command,
  pastAnswers,
}: ShortcutDeps): readonly Listener[] {
  async function run({ visitor: { slackUserId, channel = '' }, body, respond }: BodyCall): Promise<void> {
    const ts = textAt(body, 'message_ts') ?? textAt(body, 'message', 'ts') ?? '';
    const noticeId = await store.findNoticeByTs(channel, ts);
    const view = noticeId === undefined ? undefined : await findNotice(store, noticeId);
    if (view) {
      await lookup.saw({ slackUserId, channel, text: `Look up this change (notice ${view.noticeId})` });
      return respond(renderLookUp(view));
    }
    const named = await namedIn(store, messageText(body));
    const [only] = named;
    if (!only) return respond(renderNothingNamed(command));
    if (named.length > 1) return respond(renderNamed(named));
    await ask({ text: only.asked, slackUserId, channel, respond });
  }

  async function ask({ text, slackUserId, channel, respond, replace = false }: Asked): Promise<void> {
    const zone = await people.zoneOf(slackUserId);
    const outcome = await lookup.ask(text, { slackUserId, channel, zone, text: `Look up this change: ${text}` });
    if (pastAnswers) return pastAnswers.give(outcome, { respond, command, replace });
    await respond(renderOutcome(outcome, command), { replace });
  }

  return [
    { kind: 'shortcut', id: LOOK_UP, run },
    {
      kind: 'action',
      id: ACTIONS.askNamed,
      run: ({ visitor: { slackUserId }, channel, value, respond }) =>
        ask({ text: value, slackUserId, channel, respond }),
    },
  ];
}
