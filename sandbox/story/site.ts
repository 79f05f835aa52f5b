import { ACCOUNT, type Instance } from './cast.ts';
import { KINDS, type KindName } from './kinds.ts';
import type { Random } from './random.ts';
import type { Call } from './recorder.ts';

/** A thing of the story, with what the last call that succeeded set. */
export type Thing = {
  readonly kind: KindName;
  name: string;
  readonly id: string;
  readonly arn: string;
  set: Record<string, unknown>;
};

/** One contact centre as it stands: what has been made in it so far. */
export type Site = Readonly<{
  instance: Instance;
  things(kind: KindName): readonly Thing[];
  /** Throws when the story has not made it yet: a mistake in the story. */
  the(kind: KindName, name: string): Thing;
  /** The call that makes a thing, which is there from then on. */
  make(kind: KindName, name: string, request?: Readonly<Record<string, unknown>>): Call;
  remove(thing: Thing): void;
}>;

export function createSite(instance: Instance, random: Random): Site {
  const made = new Map<KindName, Thing[]>();
  const things = (kind: KindName) => made.get(kind) ?? [];

  function make(kind: KindName, name: string, request: Readonly<Record<string, unknown>> = {}): Call {
    const id = random.uuid();
    const { segment } = KINDS[kind];
    const outside = `arn:aws:connect:${instance.region}:${ACCOUNT}:${segment}/${id}`;
    const arn = kind === 'number' ? outside : `${instance.arn}/${segment}/${id}`;
    made.set(kind, [...things(kind), { kind, name, id, arn, set: { ...request } }]);
    return creation(instance, kind, { name, id, arn, request });
  }

  return {
    instance,
    things,
    the: (kind, name) => {
      const thing = things(kind).find((candidate) => candidate.name === name);
      if (!thing) throw new Error(`The story has no ${kind} ${name} in ${instance.name}.`);
      return thing;
    },
    make,
    remove: (thing) => {
      made.set(
        thing.kind,
        things(thing.kind).filter((other) => other !== thing),
      );
    },
  };
}

type Made = Readonly<{ name: string; id: string; arn: string; request: Readonly<Record<string, unknown>> }>;

function creation(instance: Instance, kind: KindName, { name, id, arn, request }: Made): Call {
  const words = KINDS[kind];
  const told = { [words.id]: id, [words.arn]: arn };
  const place = kind === 'number' ? { TargetArn: instance.arn } : { InstanceId: instance.id };
  return {
    eventName: words.event,
    request: { ...place, [words.name]: name, ...request },
    response: kind === 'view' ? { View: { ...told, Name: name, Status: 'PUBLISHED', Version: 1 } } : told,
  };
}
