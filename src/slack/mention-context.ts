import type { Explained } from '../activity/known.ts';
import { type ResourceRef, resourceKey } from '../connect/resource-ref.ts';
import { typeWords } from '../connect/resource-types.ts';
import { nameOf, shortId } from '../notice/names.ts';
import { quotedName } from '../notice/quoted-name.ts';
import type { NoticeView } from '../notice/views.ts';

/** A thing of a notice: `asked` is what finds it in a question. */
export type NoticeThing = Readonly<{ key: string; label: string; asked: string }>;

/** What "it" and "she" mean in a notice's thread. */
export type MentionContext = Readonly<{ things: readonly NoticeThing[]; actor?: string }>;

/** The things of a notice, each once, in the order they were acted on; and its actor, as a question would name them. */
export function contextOf({ activities, summary }: NoticeView): MentionContext {
  const things = new Map<string, NoticeThing>();
  for (const each of activities) {
    const thing = thingOf(each);
    if (thing && !things.has(thing.key)) things.set(thing.key, thing);
  }
  const isOneActors = !summary || summary.people + summary.tools <= 1;
  const actor = isOneActors ? activities.map(actorOf).find((name) => name !== undefined) : undefined;
  return { things: [...things.values()], ...(actor !== undefined && { actor }) };
}

/** The activities that a thing was acted on by. */
export function activitiesOn(activities: readonly Explained[], key: string): readonly Explained[] {
  return activities.filter((each) => keyOf(each) === key);
}

function thingOf(each: Explained): NoticeThing | undefined {
  const ref = refOf(each);
  const key = keyOf(each);
  if (!ref || key === undefined) return undefined;
  const name = nameOf(ref, each.known);
  const { one } = typeWords(ref.type);
  const where = each.known.instanceName && ref.type !== 'Instance' ? ` in ${each.known.instanceName}` : '';
  const label = `${one} ${name ?? (ref.id ? shortId(ref.id) : 'without a name')}${where}`;
  // An id is one thing; a name may be several.
  return { key, label, asked: `${one} ${quotedName(ref.id ?? name ?? '')}` };
}

function refOf({ activity }: Explained): ResourceRef | undefined {
  return activity.resource ?? (activity.instanceId ? { type: 'Instance', id: activity.instanceId } : undefined);
}

function keyOf(each: Explained): string | undefined {
  const ref = refOf(each);
  return ref && resourceKey(ref);
}

function actorOf({ activity: { actor } }: Explained): string | undefined {
  const name = actor.connectUserId ?? actor.name ?? actor.session ?? actor.role;
  return name === undefined ? undefined : quotedName(name);
}
