import type { Clock } from '../../src/clock.ts';
import type { AwsSandbox } from '../aws/aws-sandbox.ts';
import type { SlackSandbox } from '../slack/slack-sandbox.ts';
import type { Crew } from './crew.ts';
import type { Plan } from './plan.ts';
import type { RunStore } from './store.ts';
import type { Timeline } from './timeline.ts';

/** Everybody who takes part in one run. */
export type Scene = Readonly<{
  plan: Plan;
  clock: Clock;
  /** The plan's time. */
  timeline: Timeline;
  slack: SlackSandbox;
  aws: AwsSandbox;
  crew: Crew;
  store: RunStore;
  /** Aborts when the run is over: nobody waits any longer. */
  signal: AbortSignal;
}>;
