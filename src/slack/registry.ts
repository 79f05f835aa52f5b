import type { App, RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Log } from '../deliver.ts';
import { renderRefusal } from '../notice/replies.ts';
import type { Guard } from './guard.ts';
import type { InFlight } from './in-flight.ts';
import type { Listener, Respond, Visitor } from './listener.ts';
import { actionOf, textAt, visitorOf } from './listener-body.ts';
import { createRespond } from './listener-respond.ts';
import { causeOf, type OnError } from './on-error.ts';

/** What stands between Slack and every listener. */
export type Gate = Readonly<{
  guard: Guard;
  inFlight: InFlight;
  onError: OnError;
  clock: Pick<Clock, 'sleep'>;
  log: Pick<Log, 'info' | 'error'>;
}>;

type Of<Kind extends Listener['kind']> = Extract<Listener, { kind: Kind }>;
/** `client` answers where there is no response_url. */
type Came = Readonly<{ body: unknown; respond: RespondFn | undefined; client?: WebClient }>;
type Passed = Readonly<{ visitor: Visitor; respond: Respond }>;

/** Slack waits 3 s for an acknowledgement; this leaves time for its way. */
const ACK_WITHIN_MS = 2_500;

/**
 * The only place where Bolt learns a listener: each is acknowledged exactly once, passes the guard, is waited for at the
 * end, and has its failures told.
 */
export function registerListeners(app: App, listeners: readonly Listener[], gate: Gate): void {
  for (const listener of listeners) register(app, listener, gate);
  app.error(async (failure) => {
    // With extendedErrorHandler the error comes in an object, which the types of the plain handler do not know.
    const error: unknown = 'error' in failure ? failure.error : failure;
    gate.log.error({ ...causeOf(error) }, 'A request of Slack failed before its listener');
  });
}

function register(app: App, listener: Listener, gate: Gate): void {
  switch (listener.kind) {
    case 'command':
      onCommand(app, listener, gate);
      break;
    case 'action':
      onAction(app, listener, gate);
      break;
    case 'shortcut':
      onShortcut(app, listener, gate);
      break;
    case 'event':
      onEvent(app, listener, gate);
      break;
    case 'options':
      onOptions(app, listener, gate);
      break;
    case 'view':
      onView(app, listener, gate);
      break;
  }
}

function onCommand(app: App, listener: Of<'command'>, gate: Gate): void {
  app.command(listener.id, async ({ ack, body, respond }) => {
    await ack();
    const typed = { command: textAt(body, 'command') ?? '', text: textAt(body, 'text') ?? '' };
    await guarded(listener, { body, respond }, gate, (passed) => listener.run({ ...passed, ...typed }));
  });
}

function onAction(app: App, listener: Of<'action'>, gate: Gate): void {
  app.action(listener.id, async ({ ack, body, respond }) => {
    await ack();
    await guarded(listener, { body, respond }, gate, (passed) => listener.run({ ...passed, ...actionOf(body) }));
  });
}

function onShortcut(app: App, listener: Of<'shortcut'>, gate: Gate): void {
  app.shortcut(listener.id, async ({ ack, body, respond, client }) => {
    await ack();
    await guarded(listener, { body, respond, client }, gate, (passed) => listener.run({ ...passed, body }));
  });
}

/** Bolt acknowledges events itself, before any listener. */
function onEvent(app: App, listener: Of<'event'>, gate: Gate): void {
  app.event(listener.id, async ({ body, client }) => {
    await guarded(listener, { body, respond: undefined, client }, gate, (passed) => listener.run({ ...passed, body }));
  });
}

function onOptions(app: App, listener: Of<'options'>, gate: Gate): void {
  app.options(listener.id, async ({ ack, body }) => {
    const came = { body, respond: undefined };
    const found = await inTime(
      guarded(listener, came, gate, (passed) => listener.run({ ...passed, body })),
      gate,
    );
    await ack({ options: [...(found?.options ?? [])] });
  });
}

function onView(app: App, listener: Of<'view'>, gate: Gate): void {
  app.view(listener.id, async ({ ack, body, respond, client }) => {
    const came = { body, respond, client };
    const found = await inTime(
      guarded(listener, came, gate, (passed) => listener.run({ ...passed, body })),
      gate,
    );
    await (found ? ack(found) : ack());
  });
}

/** Runs for those whom the guard lets through; everybody else, and whoever meets a fault of ours, gets one sentence. */
function guarded<T>(
  { kind, id }: Listener,
  came: Came,
  { guard, inFlight, onError, log }: Gate,
  run: (passed: Passed) => Promise<T>,
): Promise<T | undefined> {
  const respond = createRespond(came.body, came.respond, came.client);
  const attempt = async (): Promise<T | undefined> => {
    const visitor = visitorOf(came.body);
    const refusal = await guard(visitor);
    if (!refusal) return run({ visitor, respond });
    log.info(
      { slackUserId: visitor.slackUserId, channel: visitor.channel, reason: refusal.reason },
      'Refused a request',
    );
    await respond(renderRefusal(refusal));
    return undefined;
  };
  const settled = attempt().catch(async (error: unknown) => {
    await onError(error, { listener: `${kind} ${id}`, respond });
    return undefined;
  });
  return inFlight.track(settled);
}

/** What is not there when the acknowledgement is due is not waited for. */
async function inTime<T>(answer: Promise<T | undefined>, { clock }: Gate): Promise<T | undefined> {
  const done = new AbortController();
  const late = clock.sleep(ACK_WITHIN_MS, done.signal).then(
    () => undefined,
    () => undefined,
  );
  const first = await Promise.race([answer, late]);
  done.abort();
  return first;
}
