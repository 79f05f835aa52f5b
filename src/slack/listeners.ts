import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { DeliverStore, Log } from '../deliver.ts';
import type { Lookup, LookupStore } from '../lookup.ts';
import type { AccessConfig } from './access.ts';
import { createActions } from './actions.ts';
import { catchAll } from './catch-all.ts';
import { createCommands } from './commands.ts';
import { createGuard } from './guard.ts';
import { createInFlight } from './in-flight.ts';
import type { Listener } from './listener.ts';
import { createOnError } from './on-error.ts';
import { createPeople } from './people.ts';
import type { Poster } from './poster.ts';
import type { Gate } from './registry.ts';
import { createThreadAnswers } from './thread-answers.ts';

export type ListenerDeps = Readonly<{
  client: WebClient;
  lookup: Lookup;
  store: LookupStore & Pick<DeliverStore, 'noticeView'>;
  poster: Poster;
  objection(channel: string): Promise<string | undefined>;
  clock: Clock;
  log: Log;
  access: AccessConfig;
  /** The slash command, `/trail` unless configured. */
  command: string;
  /** The zone of those whose own is not known. */
  timeZone: string;
}>;

/** Everything that Slack may ask of us, and the gate that stands before all of it: what `registerListeners` wants. */
export function createListeners(deps: ListenerDeps): Readonly<{ listeners: readonly Listener[]; gate: Gate }> {
  const { client, clock, log, access, command } = deps;
  const people = createPeople(deps);
  const threads = createThreadAnswers(deps);
  const ours = [...createCommands({ ...deps, people }), ...createActions({ ...deps, people, threads })];
  const gate: Gate = {
    guard: createGuard({ client, people, clock, access, log }),
    inFlight: createInFlight(clock),
    onError: createOnError({ log }),
    clock,
    log,
  };
  return { listeners: [...ours, ...catchAll(ours, command)], gate };
}
