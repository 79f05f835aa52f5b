import { createLineActions } from './action-line.ts';
import { createNoticeActions } from './action-notice.ts';
import { createPageActions } from './action-page.ts';
import { createShowAll } from './action-show-all.ts';
import type { Listener } from './listener.ts';

type ActionDeps = Parameters<typeof createLineActions>[0] &
  Parameters<typeof createNoticeActions>[0] &
  Parameters<typeof createPageActions>[0] &
  Parameters<typeof createShowAll>[0];

/** Every button and menu that the bot's messages carry. */
export function createActions(deps: ActionDeps): readonly Listener[] {
  return [...createNoticeActions(deps), ...createShowAll(deps), ...createLineActions(deps), ...createPageActions(deps)];
}
