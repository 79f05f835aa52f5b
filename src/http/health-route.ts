import type { HttpAnswer } from './answer.ts';

/** What `/healthz` tells: `problems` in sentences, and the numbers behind them. */
export type Health = Readonly<{ problems: readonly string[]; [part: string]: unknown }>;

/** 200 as long as the program lives; `status` says whether something needs a person. */
export async function answerHealth(health: () => Promise<Health>): Promise<HttpAnswer> {
  const { problems, ...rest } = await health();
  return { status: 200, body: { status: problems.length === 0 ? 'ok' : 'degraded', problems, ...rest } };
}

/** 503 before everything is started and from the moment it stops: load balancers send nothing then. */
export async function answerReady(isReady: () => boolean): Promise<HttpAnswer> {
  return isReady() ? { status: 200, body: { ready: true } } : { status: 503, body: { ready: false } };
}
