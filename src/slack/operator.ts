import type { Log } from '../deliver.ts';
import { plainMessage } from '../notice/plain-message.ts';
import type { Poster } from './poster.ts';
import { toRefusal } from './refusal.ts';

type OperatorDeps = Readonly<{
  poster: Pick<Poster, 'post'>;
  /** Where whoever runs the bot reads; absent: the log is all there is. */
  channel?: string | undefined;
  objection(channel: string): Promise<string | undefined>;
  log: Pick<Log, 'warn'>;
}>;

/** Tells OPS_CHANNEL what a person must mend. Best effort: the log and /healthz say the same, and nothing waits for it. */
export function createTellOperator({ poster, channel, objection, log }: OperatorDeps): (sentence: string) => void {
  if (!channel) return () => undefined;
  const tell = async (sentence: string): Promise<void> => {
    const problem = await objection(channel);
    if (problem) return log.warn({ channel, reason: problem }, 'OPS_CHANNEL cannot be posted to.');
    await poster.post({ channel }, plainMessage(sentence), 'answer');
  };
  return (sentence) => {
    tell(sentence).catch((error: unknown) =>
      log.warn({ channel, reason: toRefusal(error).reason }, 'OPS_CHANNEL was not told.'),
    );
  };
}
