import type { DeliveryState } from './deliver.ts';
import { heldSentence, parkingAdvice } from './notice/operator-words.ts';
import type { RetainState } from './retain.ts';

/** What the parts of the program report, for `/healthz` and the log. */
export type HealthReport = Readonly<{
  delivery: DeliveryState;
  /** Per Region: the last whole round of polling, and AWS's refusal. Absent when polling is off. */
  polling?: Readonly<Record<string, Readonly<{ lastReadAt?: Date; refusal?: string }>>> | undefined;
  /** What was removed because of its age, since the start. */
  retention?: RetainState;
  /** What the store holds and owes, or why it does not say. */
  store: Readonly<{
    problem?: string;
    failure?: Readonly<{ problem: string }>;
    noticesHeld?: number;
    [part: string]: unknown;
  }>;
}>;

/** The report with every problem in a sentence that says what to do. */
export function describeHealth(report: HealthReport): HealthReport & Readonly<{ problems: readonly string[] }> {
  const { delivery, polling = {}, store } = report;
  return {
    problems: [
      ...(store.problem ? [`The store does not answer: ${store.problem}`] : []),
      ...(store.failure ? [store.failure.problem] : []),
      ...delivery.parked.map(({ channel, reason }) => parkingAdvice(channel, reason)),
      ...troubles(delivery),
      ...(store.noticesHeld ? [heldSentence(store.noticesHeld)] : []),
      ...Object.values(polling).flatMap(({ refusal }) => (refusal ? [refusal] : [])),
    ],
    ...report,
  };
}

function troubles({ backingOff, trouble }: DeliveryState): readonly string[] {
  if (backingOff.length === 0) return trouble ? [`Delivery waits for the store: ${trouble}`] : [];
  return backingOff.map(
    ({ channel, reason, failures }) =>
      `Slack did not take the last ${failures === 1 ? 'call' : `${failures} calls`} for ${channel} (${reason}); it is tried again.`,
  );
}
