import type { Button, Overflow } from '@slack/types';
import type { Explained } from '../activity/known.ts';
import { consoleLink } from '../connect/console-link.ts';
import { isConnectFamily } from '../connect/sources.ts';
import { ACTIONS } from './actions.ts';
import { actorLabel } from './actor-words.ts';
import { button, type MenuItem, menu } from './blocks.ts';
import { cleanText } from './foreign.ts';
import { areOneThing } from './one-thing.ts';
import { thingName } from './thing-words.ts';
import type { NoticeView } from './views.ts';

const NAME_ON_A_BUTTON = 24;

/** What can be asked about a notice: its values are its id, so that a click always means what it shows now. */
export function noticeButtons({ activities, noticeId }: NoticeView): readonly (Button | Overflow | undefined)[] {
  const [first] = activities;
  if (!first) return [];
  const thing = areOneThing(activities) ? first.activity.resource : undefined;
  const name = thing ? cleanText(thingName(first, thing) ?? '', NAME_ON_A_BUTTON) : '';
  const history = name ? `History of ${name}` : 'History of this thing';
  return [
    button({ action: ACTIONS.details, label: 'Details', value: noticeId }),
    button({ action: ACTIONS.moreBy, label: `More by ${actorLabel(first)}`, value: noticeId }),
    ...(thing ? [button({ action: ACTIONS.history, label: history, value: noticeId })] : []),
    menu(ACTIONS.noticeMenu, menuItems(first, noticeId)),
  ];
}

function menuItems({ activity, known }: Explained, noticeId: string): readonly MenuItem[] {
  // Of another service's thing nothing is to be seen there.
  const url = !isConnectFamily(activity.eventSource)
    ? undefined
    : consoleLink(activity.resource, { region: activity.region, instanceAlias: known.instanceName });
  return [
    { label: 'Around this time', value: `around:${noticeId}` },
    { label: 'Raw record, for me alone', value: `raw:${noticeId}` },
    ...(url ? [{ label: 'Open in Connect', value: `link:${noticeId}`, url }] : []),
  ];
}
