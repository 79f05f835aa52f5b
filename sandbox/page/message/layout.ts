import type { UiMessage } from '../../ui-protocol.ts';
import { dayKey, dayTitle, type Reader } from '../text/dates.ts';

export type Entry =
  | Readonly<{ kind: 'day'; key: string; title: string }>
  | Readonly<{ kind: 'message'; message: UiMessage; compact: boolean }>;

const SAME_RUN = 300_000;

/** When a message was posted, from its ts: epoch milliseconds. */
export function postedAt(ts: string): number {
  return Math.floor(Number(ts) * 1000) || 0;
}

/** Messages with a line between days; a person's next message within five minutes does without name and picture. */
export function layOut(messages: readonly UiMessage[], reader: Reader): readonly Entry[] {
  let last: UiMessage | undefined;
  return messages.flatMap((message): Entry[] => {
    const before = last;
    last = message;
    const at = postedAt(message.ts);
    const day = dayKey(at, reader.zone);
    if (!before || dayKey(postedAt(before.ts), reader.zone) !== day) {
      return [
        { kind: 'day', key: day, title: dayTitle(at, reader) },
        { kind: 'message', message, compact: false },
      ];
    }
    return [{ kind: 'message', message, compact: continues(before, message) }];
  });
}

function continues(before: UiMessage, message: UiMessage): boolean {
  if (before.userId !== message.userId || before.ephemeral || message.ephemeral || message.broadcast) return false;
  return postedAt(message.ts) - postedAt(before.ts) < SAME_RUN && before.replies.count === 0;
}
