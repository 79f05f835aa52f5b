import type { DeliveryState } from './deliver.ts';
import { parkingAdvice } from './notice/operator-words.ts';

/** What the parts of the program report, for `/healthz` and the log. */
export type HealthReport = Readonly<{
  delivery: DeliveryState;
  /** Per Region: the last whole round of polling, and AWS's refusal. Absent when polling is off. */
  polling?: Readonly<Record<string, Readonly<{ lastReadAt?: Date; refusal?: string }>>> | undefined;
  /** What the store holds and owes, or why it does not say. */
  store: Readonly<{ problem?: string; failure?: Readonly<{ problem: string }>; [part: string]: unknown }>;
}>;

/** The report with every problem in a sentence that says what to do. */
export function describeHealth(report: HealthReport): HealthReport & Readonly<{ problems: readonly string[] }> {
  const { delivery, polling = {}, store } = report;
  return {
    problems: [
      ...(store.problem ? [`The store does not answer: ${store.problem}`] : []),
      ...(store.failure ? [store.failure.problem] : []),
      ...delivery.parked.map(({ channel, reason }) => parkingAdvice(channel, reason)),
      ...(delivery.trouble ? [`Slack did not take the last call (${delivery.trouble}); it is tried again.`] : []),
      ...Object.values(polling).flatMap(({ refusal }) => (refusal ? [refusal] : [])),
    ],
    ...report,
  };
}
