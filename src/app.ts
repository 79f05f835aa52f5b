import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Activity } from './activity/activity.ts';
import { dayIn } from './activity/day.ts';
import { hidesSensitive } from './activity/hides-sensitive.ts';
import { treatmentOf } from './activity/overrides.ts';
import { findRestore, runBackground } from './app-background.ts';
import { createAppDelivery } from './app-delivery.ts';
import { createCloudTrailClients } from './aws/clients.ts';
import { createPastSources } from './aws/past-sources.ts';
import { createPolling } from './aws/polling.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { describeHealth } from './health.ts';
import { answerHealth, answerReady } from './http/health-route.ts';
import { answerIngest } from './http/ingest-route.ts';
import { createHttpServer, type HttpServer, type Route } from './http/server.ts';
import { type Counts, createIngest } from './ingest.ts';
import { createArrivals } from './ingest-arrivals.ts';
import { createPast } from './past.ts';
import { createPastLookup } from './past-lookup.ts';
import { createShownReads } from './past-shown.ts';
import { createRetain } from './retain.ts';
import { createBolt, SLACK_PATH } from './slack/bolt.ts';
import { createSlackClient } from './slack/client.ts';
import { createGuard } from './slack/guard.ts';
import { createInFlight } from './slack/in-flight.ts';
import { createListeners } from './slack/listeners.ts';
import { createOnError } from './slack/on-error.ts';
import { createPastActions } from './slack/past-actions.ts';
import { createPastAnswers } from './slack/past-answers.ts';
import { createPeople } from './slack/people.ts';
import { registerListeners } from './slack/registry.ts';
import { sayMissingScopes, startWithToken } from './slack/start-checks.ts';
import { createStore } from './store/store.ts';
import { createTurns } from './turns.ts';

export type ConnectTrail = Readonly<{
  /** Resolves when Slack, the inlet and delivery work; `port` is that of our own HTTP server. */
  start(): Promise<Readonly<{ port: number }>>;
  /** Resolves when the program must end by itself, with the sentence that says why. */
  outdated: Promise<string>;
  /** Stops intake, finishes what was acknowledged (20 s at most), closes the store. */
  stop(): Promise<void>;
}>;

const SENSITIVE_HIDDEN =
  'These rules keep sensitive changes from the channel, too. FOLD instead of EXCLUDE tells those and folds the rest.';

/** What is acknowledged is finished within this. */
const DRAIN_MS = 20_000;

/** The whole bot over a configuration: one composition for Socket Mode and HTTP. Opens the store, connects nothing. */
export async function createApp(
  config: Config,
  { clock, log }: Readonly<{ clock: Clock; log: Logger }>,
): Promise<ConnectTrail> {
  const { slack } = config;
  const store = await createStore(config.database, clock);
  const client = createSlackClient(slack.botToken, slack.apiUrl);
  const dayOf = dayIn(config.timeZone);
  const holder = randomUUID();
  const restore = await findRestore(store, clock);
  const parts = { config, store, client, clock, log, dayOf, holder, restoredAt: restore?.at };
  const { delivery, poster, objection, tellOperator, shownIn } = createAppDelivery(parts);
  const planDeps = {
    channel: slack.noticeChannel,
    treatmentOf: (activity: Activity) => treatmentOf(activity, config.overrides),
    dayOf,
    expectsEventBridge: config.ingestApiKeys.length > 0,
    ...(restore && { restoredAt: restore.at }),
  };
  const ingestDeps = {
    store,
    clock,
    ...planDeps,
    keepReads: config.keepReads,
    onNoticed: () => delivery.wake(),
    log,
  };
  const arrivals = createArrivals(ingestDeps);
  const ingest = createIngest({ ...ingestDeps, arrivals });
  const { aws, keepReads } = config;
  const clients = createCloudTrailClients(aws.regions, aws.endpoint);
  const turns = createTurns({ store, clock });
  const polling = createPolling({
    poll: aws.poll,
    clients,
    ingest,
    marks: store,
    coverage: store,
    turns,
    keepReads,
    clock,
    log,
  });
  const retain = createRetain({ store, clock, retention: config.retention, holder, log });
  const createMemory = () => createStore({ path: ':memory:' });
  const shown = keepReads ? undefined : createShownReads({ store, createMemory, clock });
  const seen = shown?.store ?? store;
  const past = createPast({
    store: seen,
    coverage: store,
    ingest,
    sources: createPastSources(clients, turns),
    clock,
    keepReads,
    ...(shown && { shown }),
  });
  const bolt = createBolt(slack, log);
  const inFlight = createInFlight(clock);
  const people = createPeople({ client, clock, timeZone: config.timeZone });
  const lookup = createPastLookup({ past, store: seen, clock, command: slack.command, whoIs: people.profileOf });
  const pastAnswers = createPastAnswers({ past, lookup, clock });
  const { command } = slack;
  const pastActions = createPastActions({ past, answers: pastAnswers, lookup, people, poster, command, log });
  const access = { noticeChannel: slack.noticeChannel, ...config.access };
  registerListeners(
    bolt.app,
    createListeners({
      command,
      client,
      lookup,
      store: seen,
      poster,
      people,
      objection,
      askers: config.access.askers,
      fetch,
      past,
      pastAnswers,
      pastActions,
      clock,
      log,
    }),
    {
      guard: createGuard({ client, people, clock, access, log }),
      inFlight,
      onError: createOnError({ log }),
      clock,
      log,
    },
  );

  const routes = new Map<string, Route>([
    ['/ingest', (request) => answerIngest(request, { ingest, apiKeys: config.ingestApiKeys, ...createInletLog(log) })],
    ['/healthz', () => answerHealth(health)],
    ['/readyz', () => answerReady(() => isReady)],
  ]);
  const health = async () => {
    const state = await store.health().catch((error: Error) => ({ problem: error.message }));
    return describeHealth({
      delivery: delivery.state(),
      polling: polling.state(),
      retention: retain.state(),
      store: state,
    });
  };
  const stopping = new AbortController();
  let isReady = false;
  let server: HttpServer | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const outdated = Promise.withResolvers<string>();

  async function stop(): Promise<void> {
    isReady = false;
    await Promise.all([bolt.stop(), server?.close()]);
    past.stopAll();
    const left = await inFlight.drain(DRAIN_MS);
    if (left > 0) log.warn({ left }, 'Some answers were not finished in time.');
    stopping.abort();
    await running;
    await shown?.close();
    await store.close();
  }

  return {
    stop,
    outdated: outdated.promise,
    async start() {
      server = await createHttpServer({
        host: config.host,
        port: config.port,
        routes,
        ...(bolt.requestListener ? { delegate: { prefix: SLACK_PATH, listener: bolt.requestListener } } : {}),
        onError: (err) => log.error({ err }, 'The HTTP server failed.'),
      });
      await Promise.all([startWithToken(bolt.start), sayMissingScopes(client, log)]);
      const hiding = config.overrides.filter(hidesSensitive).map(({ said }) => said);
      if (hiding.length > 0) log.warn({ rules: hiding }, SENSITIVE_HIDDEN);
      const background = {
        arrivals,
        delivery,
        polling,
        retain,
        restore,
        shownIn,
        planDeps,
        tellOperator,
        store,
        clock,
        log,
        holder,
      };
      running = runBackground({ ...background, onOutdated: outdated.resolve }, stopping.signal);
      isReady = true;
      return { port: server.port };
    },
  };
}

/** One line for each delivery of EventBridge's, and one for each that could not be kept. */
function createInletLog(log: Logger) {
  return {
    onCounts: (counts: Counts) => log.debug(counts, 'Records came in.'),
    onError: (err: unknown) => log.error({ err }, 'Records could not be kept; EventBridge is told to try again.'),
  };
}
