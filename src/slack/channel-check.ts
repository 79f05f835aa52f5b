import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import { SlackRefusal } from '../errors.ts';
import { toRefusal } from './refusal.ts';

const FRESH_MS = 60_000;

/**
 * Why a channel must not be posted to now: `shared_channel`, or Slack's own word; undefined when it may. Slack is asked
 * when what is known is older than `knownForMs`, a minute where it is not said. Closed when it cannot be asked (P8), except where it does not know the method (a stand-in for
 * Slack): then nothing can be learned by waiting, and `onUnknown` tells the operator.
 */
export function createChannelCheck(
  deps: Readonly<{ client: WebClient; clock: Clock; allowShared: boolean; onUnknown(reason: string): void }>,
): (channel: string, knownForMs?: number) => Promise<string | undefined> {
  const seen = new Map<string, { at: number; objection: string | undefined }>();

  return async (channel, knownForMs = FRESH_MS) => {
    const now = deps.clock.elapsed();
    const last = seen.get(channel);
    if (last && now - last.at < knownForMs) return last.objection;
    const objection = await ask(deps, channel);
    // An objection is asked about again each time, so that mending it is seen at once.
    if (objection === undefined) seen.set(channel, { at: now, objection });
    else seen.delete(channel);
    return objection;
  };
}

async function ask(
  { client, allowShared, onUnknown }: Parameters<typeof createChannelCheck>[0],
  channel: string,
): Promise<string | undefined> {
  if (allowShared) return undefined;
  try {
    const { channel: info } = await client.conversations.info({ channel });
    if (info?.is_ext_shared || info?.is_pending_ext_shared) return 'shared_channel';
    if (info?.is_archived) return 'is_archived';
    return undefined;
  } catch (error) {
    const { kind, reason } = error instanceof SlackRefusal ? error : toRefusal(error);
    if (reason === 'unknown_method') {
      onUnknown(reason);
      return undefined;
    }
    if (kind === 'uncertain' || kind === 'passing') throw toRefusal(error);
    return reason;
  }
}
