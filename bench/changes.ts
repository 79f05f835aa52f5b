import { createCast } from '../sandbox/story/cast.ts';
import { envelopeOf } from '../sandbox/story/envelope.ts';
import { type Caller, createCallers } from '../sandbox/story/identity.ts';
import { createRandom } from '../sandbox/story/random.ts';
import type { EnvelopeJson } from '../sandbox/story/record-json.ts';
import { type Call, createRecorder } from '../sandbox/story/recorder.ts';

/** A change as EventBridge brings it. */
export type Change = Readonly<{ eventID: string; envelope: EnvelopeJson; refused: boolean }>;

/** Made-up changes of one instance, the same each time but for their times. */
export function createChanges() {
  const random = createRandom(4);
  const record = createRecorder(random);
  const callers = createCallers(random);
  const [instance] = createCast(random).instances;
  if (!instance) throw new Error('the cast has no instance');
  const made = (at: Date, who: Caller, { request, ...call }: Call): Change => {
    const detail = record(at, who, instance, { ...call, request: { InstanceId: instance.id, ...request } });
    const envelope = envelopeOf(detail, { id: random.uuid() });
    return { eventID: detail.eventID, envelope, refused: call.error !== undefined };
  };
  return { random, callers, instance, made };
}

export type Changes = ReturnType<typeof createChanges>;

/** Somebody in the admin website. */
export function somebody({ random, callers, instance }: Changes): Caller {
  return callers.website(instance, random.uuid());
}
