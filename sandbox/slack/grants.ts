import { Refusal } from './refusal.ts';
import { nextId, nowMs, type ResponseUrl, type Trigger, type World } from './world.ts';

// A demo may run for days; what is older than these has long expired.
const REMEMBERED = 5000;

function remember<T>(grants: Map<string, T>, id: string, grant: T): void {
  grants.set(id, grant);
  const [oldest] = grants.keys();
  if (grants.size > REMEMBERED && oldest !== undefined) grants.delete(oldest);
}

/** `13345224609.738474920.8088930838d88f00`: opens one view within three seconds. */
export function grantTrigger(world: World, userId: string, viewId?: string): string {
  const id = `${world.serial + 1}.${world.workspace.teamId}.${nextId(world, 'trigger').toLowerCase()}`;
  remember(world.triggers, id, { userId, at: nowMs(world), used: false, ...(viewId === undefined ? {} : { viewId }) });
  return id;
}

export function spendTrigger(world: World, id: string): Trigger {
  const trigger = world.triggers.get(id);
  if (!trigger) throw new Refusal('invalid_trigger_id');
  if (trigger.used) throw new Refusal('exchanged_trigger_id');
  if (nowMs(world) - trigger.at > world.limits.triggerMs) throw new Refusal('expired_trigger_id');
  trigger.used = true;
  return trigger;
}

/** An address that takes five answers in half an hour. */
export function grantResponseUrl(
  world: World,
  to: Readonly<{
    kind: 'commands' | 'actions';
    channel: string;
    userId: string;
    messageTs?: string;
    threadTs?: string;
  }>,
): string {
  const { kind, ...where } = to;
  const token = nextId(world, 'response').toLowerCase();
  const entry: ResponseUrl = { ...where, at: nowMs(world), uses: 0 };
  remember(world.responseUrls, token, entry);
  return `${world.origin}/${kind}/${world.workspace.teamId}/${token}`;
}
