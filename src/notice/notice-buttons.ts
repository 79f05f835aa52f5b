import type { Button, Overflow } from '@slack/types';
import type { Explained } from '../activity/known.ts';
import { consoleLink } from '../connect/console-link.ts';
import type { ResourceRef } from '../connect/resource-ref.ts';
import { isConnectFamily } from '../connect/sources.ts';
import { ACTIONS } from './actions.ts';
import { actorLabel } from './actor-words.ts';
import { button, type MenuItem, menu } from './blocks.ts';
import { cleanText } from './foreign.ts';
import { areOneThing } from './one-thing.ts';
import { thingName } from './thing-words.ts';
import { type NoticeView, noticeSize } from './views.ts';

const NAME_ON_A_BUTTON = 24;
/** A notice names so many things itself. */
const NAMED = 12;

/** What can be asked about a notice: its values are its id, so that a click always means what it shows now. */
export function noticeButtons(view: NoticeView): readonly (Button | Overflow | undefined)[] {
  const { activities, noticeId, summary } = view;
  const examples = summary ? summary.rows.map(({ example }) => example) : activities;
  const [first] = examples;
  if (!first) return [];
  const thing = !summary && areOneThing(activities) ? first.activity.resource : undefined;
  return [
    button({ action: ACTIONS.details, label: 'Details', value: noticeId }),
    ...(areOneActors(view, examples)
      ? [button({ action: ACTIONS.moreBy, label: `More by ${actorLabel(first)}`, value: noticeId })]
      : []),
    ...(thing ? [button({ action: ACTIONS.history, label: historyOf(first, thing), value: noticeId })] : []),
    ...showAll(view),
    menu(ACTIONS.noticeMenu, menuItems(first, noticeId, summary === undefined)),
  ];
}

function showAll(view: NoticeView): readonly Button[] {
  const { noticeId, summary, hasDetails = false } = view;
  const size = noticeSize(view);
  if (!summary && !hasDetails && size <= NAMED) return [];
  const label = size === 1 ? 'Show it' : `Show all ${size.toLocaleString('en-US')}`;
  return [button({ action: ACTIONS.showAll, label, value: noticeId })];
}

/** "More by" is asked of somebody; a notice of many people's work has nobody to ask it of. */
function areOneActors({ summary, kind }: NoticeView, examples: readonly Explained[]): boolean {
  // A roll-up says of its people how many they are, and no more.
  if (kind === 'rollup') return false;
  const keys = new Set(examples.map(({ activity }) => activity.actor.key));
  return keys.size === 1 && (!summary || summary.people + summary.tools <= 1);
}

function historyOf(first: Explained, thing: ResourceRef): string {
  const name = cleanText(thingName(first, thing) ?? '', NAME_ON_A_BUTTON);
  return name ? `History of ${name}` : 'History of this thing';
}

function menuItems({ activity, known }: Explained, noticeId: string, isLinked: boolean): readonly MenuItem[] {
  // Of another service's thing nothing is to be seen there.
  const url =
    !isLinked || !isConnectFamily(activity.eventSource)
      ? undefined
      : consoleLink(activity.resource, { region: activity.region, instanceAlias: known.instanceName });
  return [
    { label: 'Around this time', value: `around:${noticeId}` },
    { label: 'Raw record, for me alone', value: `raw:${noticeId}` },
    ...(url ? [{ label: 'Open in Connect', value: `link:${noticeId}`, url }] : []),
  ];
}
