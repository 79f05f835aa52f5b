import { createClock } from '../../src/clock.ts';
import { type AwsSandbox, createAwsSandbox } from '../aws/aws-sandbox.ts';
import { botEnvironment } from '../demo/bot-process.ts';
import { createSlackSandbox } from '../slack/create-slack-sandbox.ts';
import type { SlackSandbox } from '../slack/slack-sandbox.ts';
import { createCast } from '../story/cast.ts';
import { createCallers } from '../story/identity.ts';
import { createRandom, type Random } from '../story/random.ts';
import { createRecorder } from '../story/recorder.ts';
import { createAsking } from './asking.ts';
import { createCrew } from './crew.ts';
import type { Finding } from './owed.ts';
import { type Plan, planRun, planTraffic, SPAN } from './plan.ts';
import { createPostman } from './postman.ts';
import type { Scene } from './scene.ts';
import { settle } from './settle.ts';
import { shownNotices } from './shown.ts';
import type { RunStore, StoreKind } from './store.ts';
import { createTimeline } from './timeline.ts';
import { makeTrouble } from './trouble.ts';
import { createWeather } from './weather.ts';

export type RunOptions = Readonly<{
  seed: number;
  kind: StoreKind;
  store: RunStore;
  /** manifest.yml, parsed. */
  manifest: unknown;
  /** Bugs that every worker is given, by the names of the files in preload/. */
  plants?: readonly string[];
  /** For Node itself. */
  env?: Readonly<Record<string, string>>;
}>;

export type RunReport = Readonly<{
  seed: number;
  workers: number;
  /** Records of ours that were answered with 200. */
  accepted: number;
  lost: readonly Finding[];
  duplicated: readonly Finding[];
  untrue: readonly Finding[];
  /** Bodies that no worker took in time. */
  unaccepted: number;
  questions: number;
  unanswered: number;
  /** Accepted again: copies, repeats. */
  repeats: number;
  /** Attempts that got no 200. */
  refused: number;
  kills: number;
  /** Workers that ended by themselves. */
  crashes: number;
  /** Workers that stood still for a while. */
  stops: number;
  /** Calls of the bot's that the weather hit, and all of them. */
  faults: number;
  calls: number;
  /** What Slack itself refused, with nothing wrong at Slack. */
  refusedBySlack: Readonly<Record<string, number>>;
  notices: number;
  files: number;
  seconds: number;
  /** What the workers said last. */
  lastLines: readonly string[];
}>;

const CHANNEL = 'C0CHANGES0';
const API_KEY = 'chaos-api-key';
/** How fast the clock of program and sandbox goes. */
const FACTOR = 40;
/** A moment, so that event history is at times before the inlet. */
const HISTORY_LAG_MS = 5_000;

/** One run: traffic, trouble, calm; then what the channel shows is compared with what was accepted. */
export async function playRun(options: RunOptions): Promise<RunReport> {
  const started = performance.now();
  const random = createRandom(options.seed);
  const plan = planRun(random, options.kind);
  const begun = new Date();
  const clock = createClock({ factor: FACTOR, origin: begun });
  const slack = await createSlackSandbox({ clock, timeFactor: FACTOR, manifest: options.manifest });
  const aws = await createAwsSandbox({ clock, lagMs: HISTORY_LAG_MS });
  const crew = createCrew({
    size: plan.workers,
    env: {
      ...options.env,
      ...environment(slack, aws, plan, begun),
      DATABASE_URL: options.store.url,
      // A plant changes one module, and the bundle of the program has none.
      ...(options.plants?.length && { CONNECT_TRAIL_SOURCES: '1' }),
    },
    imports: (start) => importsOf(options, plan, start),
  });
  const over = new AbortController();
  try {
    await crew.ready();
    const { signal } = over;
    const timeline = createTimeline({ factor: FACTOR, isUp: () => crew.isUp(), signal });
    const scene: Scene = { plan, clock, timeline, slack, aws, crew, store: options.store, signal };
    const report = await play(scene, random, options.seed);
    return { ...report, seconds: Math.round((performance.now() - started) / 100) / 10 };
  } finally {
    over.abort();
    await crew.stop();
    await slack.close();
    await aws.close();
  }
}

function environment(slack: SlackSandbox, aws: AwsSandbox, plan: Plan, begun: Date): Record<string, string> {
  return botEnvironment({
    slackApiUrl: slack.apiUrl,
    awsEndpoint: aws.endpoint,
    databasePath: ':memory:',
    botToken: slack.botToken,
    appToken: slack.appToken,
    noticeChannel: CHANNEL,
    ingestApiKey: API_KEY,
    regions: plan.polled ? createCast(createRandom(0)).instances.map(({ region }) => region) : [],
    timeZone: 'UTC',
    timeScale: `${FACTOR}@${begun.getTime()}`,
  });
}

function importsOf({ seed, kind, plants = [] }: RunOptions, plan: Plan, start: number): readonly string[] {
  const preload = (name: string) => new URL(`preload/${name}.ts`, import.meta.url).href;
  const errors = `${preload('store-errors')}?seed=${seed + start}`;
  return [...plants.map(preload), ...(kind === 'sqlite' && start < plan.storeErrors ? [errors] : [])];
}

async function play(scene: Scene, random: Random, seed: number): Promise<Omit<RunReport, 'seconds'>> {
  const { plan, clock, timeline, slack, aws, crew, signal } = scene;
  let faults = 0;
  const onFault = () => {
    faults += 1;
  };
  const desk = { random, cast: createCast(random), callers: createCallers(random), record: createRecorder(random) };
  const traffic = planTraffic({ ...desk, origin: clock.now(), run: seed, span: SPAN, serial: { last: 0 } });
  slack.faults.weather(createWeather(plan.weather, createRandom(seed), onFault));
  const trouble = makeTrouble(scene);
  const postman = createPostman({ crew, clock, apiKey: API_KEY, signal, onAccepted: trouble.onAccepted });
  const asking = createAsking({ slack, channel: CHANNEL, clock, signal });

  const asked = plan.questions.map((ms) => timeline.at(ms, () => asking.ask()));
  await Promise.all(traffic.before.map((letter) => postman.deliver({ ...letter, repeats: [] })));
  for (const { at, recorded } of traffic.letters) void timeline.at(at, () => aws.addRecords(recorded));
  const sent = traffic.letters.map((letter) => timeline.at(letter.at, () => postman.deliver(letter)));
  const done = Promise.all([...asked, ...sent]);
  const { verdict } = await settle(scene, { postman, done, channel: CHANNEL });

  const notices = shownNotices(slack, CHANNEL);
  return {
    seed,
    workers: plan.workers,
    accepted: postman.accepted().length,
    ...verdict,
    unaccepted: traffic.before.length + traffic.letters.length - postman.counts.bodies,
    questions: asking.counts.asked,
    unanswered: plan.questions.length - asking.counts.answered,
    repeats: postman.counts.repeats,
    refused: postman.counts.refused,
    kills: crew.counts.kills,
    crashes: crew.counts.crashes,
    stops: crew.counts.stops,
    faults,
    calls: slack.log.calls().length,
    refusedBySlack: refusedBySlack(slack),
    notices: notices.length,
    files: notices.flatMap(({ files }) => files).length,
    lastLines: crew.lastLines(),
  };
}

/** `chat.postMessage ratelimited`: how often. */
function refusedBySlack({ log }: SlackSandbox): Readonly<Record<string, number>> {
  const refused = log.calls().filter(({ ok, fault }) => !ok && fault === undefined);
  const named = Map.groupBy(refused, ({ method, error }) => `${method} ${error}`);
  return Object.fromEntries([...named].map(([name, calls]) => [name, calls.length]));
}
