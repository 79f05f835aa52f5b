import type { KnownBlock } from '@slack/types';

/** A message ready for Slack. `text` is the lock screen's sentence and never empty; blocks keep Slack's limits. */
export type Message = Readonly<{
  text: string;
  blocks: readonly KnownBlock[];
  metadata?: Readonly<{ event_type: string; event_payload: Readonly<Record<string, string | number | boolean>> }>;
}>;
