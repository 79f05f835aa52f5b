import { setTimeout as wait } from 'node:timers/promises';
import type { SentEntry } from '../log.ts';
import { changed, nowMs, type World } from '../world.ts';

export type Envelope = Readonly<{
  type: SentEntry['type'];
  payload: Readonly<Record<string, unknown>>;
  /** The answer may carry a body: commands, options and views. */
  accepts: boolean;
  retry?: Readonly<{ count: number; reason: string }>;
}>;

/** `final`: the app asked for no further try. */
export type Ack = Readonly<{ ok: true; body: unknown }> | Readonly<{ ok: false; why: string; final?: boolean }>;

/** `heard` is called for every acknowledgement, a late or second one too; `signal` aborts when it is too late. */
type Sending = Readonly<{ heard: () => void; signal: AbortSignal }>;

/** A way to the app. Rejects never. */
export type Carrier = Readonly<{ via: SentEntry['via']; send(envelope: Envelope, sending: Sending): Promise<Ack> }>;

/** Sends one payload and waits for its acknowledgement, three seconds at most; writes the log. */
export async function deliver(world: World, carrier: Carrier, envelope: Envelope): Promise<Ack> {
  const started = nowMs(world);
  const entry: SentEntry = {
    kind: 'sent',
    at: world.clock.now(),
    via: carrier.via,
    type: envelope.type,
    payload: envelope.payload,
    retry: envelope.retry?.count ?? 0,
    acks: 0,
  };
  world.log.add(entry);
  const heard = (): void => {
    entry.acks += 1;
    changed(world, {});
  };
  const ack = await withinTime(world, (signal) => carrier.send(envelope, { heard, signal }));
  if (ack.ok) entry.ack = ack.body;
  else entry.failed = ack.why;
  if (ack.ok) entry.ackMs = nowMs(world) - started;
  changed(world, {});
  return ack;
}

async function withinTime(world: World, send: (signal: AbortSignal) => Promise<Ack>): Promise<Ack> {
  const late = new AbortController();
  const done = new AbortController();
  const timeout = world.clock
    .sleep(world.limits.ackMs, done.signal)
    .then((): Ack => ({ ok: false, why: 'no answer in time' }))
    .catch((): Ack => ({ ok: false, why: 'answered' }));
  const ack = await Promise.race([send(late.signal), timeout]);
  done.abort();
  if (!ack.ok) late.abort();
  return ack;
}

/** Sends an event, and again when it was not acknowledged: at once, after a minute, after five. */
export async function deliverEvent(world: World, carrier: Carrier, payload: Envelope['payload']): Promise<void> {
  const { closed, limits } = world;
  let ack = await deliver(world, carrier, { type: 'events_api', payload, accepts: false });
  for (const [index, pause] of limits.eventRetryMs.entries()) {
    if (ack.ok || ack.final || closed.aborted) return;
    await pauseFor(world, pause);
    if (closed.aborted) return;
    const reason = ack.why.startsWith('http') ? 'http_error' : 'http_timeout';
    const retry = { count: index + 1, reason };
    ack = await deliver(world, carrier, { type: 'events_api', payload, accepts: false, retry });
  }
}

async function pauseFor({ clock, closed }: World, ms: number): Promise<void> {
  // "At once" is a moment later: the app may just be reconnecting.
  await (ms === 0 ? wait(5) : clock.sleep(ms, closed).catch(() => undefined));
}
