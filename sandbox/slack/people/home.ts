import type { UiResult } from '../../ui-protocol.ts';
import { dmWith } from '../channels.ts';
import { viewJson } from '../json/view.ts';
import { nextTs } from '../world.ts';
import { type Desk, DONE, failed } from './desk.ts';

/** A person opens the app's home tab. */
export function openHome(desk: Desk, userId: string): UiResult {
  const { world } = desk;
  if (!world.app.homeTab) return failed('This app has no home tab.');
  const home = world.homes.get(userId);
  if (!world.app.botEvents.has('app_home_opened')) return DONE;
  desk.event({
    type: 'app_home_opened',
    user: userId,
    channel: dmWith(world, userId).id,
    event_ts: nextTs(world),
    tab: 'home',
    ...(home ? { view: viewJson(world, home) } : {}),
  });
  return DONE;
}
