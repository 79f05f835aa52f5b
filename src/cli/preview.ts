import { toActivity } from '../activity/to-activity.ts';
import type { Carried } from '../cloudtrail/envelope.ts';
import { parseRecord } from '../cloudtrail/record.ts';
import { isConnectFamily } from '../connect/sources.ts';
import { BotError } from '../errors.ts';
import type { Message } from '../notice/message.ts';
import { renderNotice } from '../notice/notice.ts';
import { toText } from '../notice/terminal.ts';
import type { Console } from './console.ts';
import { readRecordFiles } from './record-files.ts';

export type PreviewOptions = Readonly<{ json?: boolean; anySource?: boolean; zone: string }>;

type Previewed =
  | Readonly<{ kind: 'message'; eventID: string; message: Message }>
  | Readonly<{ kind: 'notOurs' }>
  | Readonly<{ kind: 'unreadable'; reason: string }>;

/** Prints the message that each record would give by itself, whatever its treatment. Resolves to the exit code. */
export async function preview(files: readonly string[], options: PreviewOptions, console: Console): Promise<number> {
  const counts = { message: 0, notOurs: 0, unreadable: 0 };
  for await (const { carried, file } of readRecordFiles(files)) {
    const item = previewOne(carried, options);
    counts[item.kind] += 1;
    if (item.kind === 'message')
      await console.out(options.json ? jsonLine(item) : `${toText(item.message, options)}\n\n`);
    if (item.kind === 'unreadable') console.err(`${file}: ${item.reason}\n`);
  }
  const others = [
    ...(counts.notOurs > 0 ? [`${counts.notOurs} not of Amazon Connect (--any-source shows them)`] : []),
    ...(counts.unreadable > 0 ? [`${counts.unreadable} unreadable`] : []),
  ];
  if (others.length > 0) console.err(`${counts.message} shown, ${others.join(', ')}\n`);
  return counts.message === 0 && counts.unreadable > 0 ? 1 : 0;
}

function previewOne(carried: Carried, { anySource = false }: PreviewOptions): Previewed {
  if (carried.kind === 'native') return { kind: 'notOurs' };
  if (carried.kind === 'unreadable') return carried;
  try {
    const record = parseRecord(carried.detail);
    if (!anySource && !isConnectFamily(record.eventSource)) return { kind: 'notOurs' };
    const activity = toActivity(record);
    const message = renderNotice({
      noticeId: activity.eventID,
      activities: [{ activity, known: { names: {}, earlier: {} } }],
      open: false,
    });
    return { kind: 'message', eventID: activity.eventID, message };
  } catch (error) {
    if (error instanceof BotError && error.code === 'record') return { kind: 'unreadable', reason: error.message };
    throw error;
  }
}

function jsonLine({ eventID, message: { text, blocks } }: Readonly<{ eventID: string; message: Message }>): string {
  return `${JSON.stringify({ eventID, text, blocks })}\n`;
}
