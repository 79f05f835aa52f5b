import type { Treatment } from '../activity/activity.ts';
import { type Judgement, judge, type Overrides } from '../activity/overrides.ts';
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

export type PreviewOptions = Readonly<{
  json?: boolean;
  anySource?: boolean;
  zone: string;
  overrides: Overrides;
}>;

type Previewed =
  | Readonly<{ kind: 'message'; eventID: string; message: Message; judgement?: Judgement }>
  | Readonly<{ kind: 'notOurs' }>
  | Readonly<{ kind: 'unreadable'; reason: string }>;

const TREATED: Readonly<Record<Treatment, string>> = {
  tell: 'told at once',
  fold: "in the day's roll-up",
  keep: 'no notice',
};

/** Prints the message that each record would give by itself, and what the channel gets of it. Resolves to the exit code. */
export async function preview(files: readonly string[], options: PreviewOptions, console: Console): Promise<number> {
  const counts = { message: 0, notOurs: 0, unreadable: 0 };
  for await (const { carried, file } of readRecordFiles(files)) {
    const item = previewOne(carried, options);
    counts[item.kind] += 1;
    if (item.kind === 'message') await console.out(options.json ? jsonLine(item) : textOf(item, options));
    if (item.kind === 'unreadable') console.err(`${file}: ${item.reason}\n`);
  }
  const others = [
    ...(counts.notOurs > 0 ? [`${counts.notOurs} not of Amazon Connect (--any-source shows them)`] : []),
    ...(counts.unreadable > 0 ? [`${counts.unreadable} unreadable`] : []),
  ];
  if (others.length > 0) console.err(`${counts.message} shown, ${others.join(', ')}\n`);
  return counts.message === 0 && counts.unreadable > 0 ? 1 : 0;
}

function previewOne(carried: Carried, { anySource = false, overrides }: PreviewOptions): Previewed {
  if (carried.kind === 'native') return { kind: 'notOurs' };
  if (carried.kind === 'unreadable') return carried;
  try {
    const record = parseRecord(carried.detail);
    const isOurs = isConnectFamily(record.eventSource);
    if (!anySource && !isOurs) return { kind: 'notOurs' };
    const activity = toActivity(record);
    const message = renderNotice({
      noticeId: activity.eventID,
      activities: [{ activity, known: { names: {}, earlier: {} } }],
      open: false,
    });
    const judgement = isOurs ? { judgement: judge(activity, overrides) } : {};
    return { kind: 'message', eventID: activity.eventID, message, ...judgement };
  } catch (error) {
    if (error instanceof BotError && error.code === 'record') return { kind: 'unreadable', reason: error.message };
    throw error;
  }
}

function textOf({ message, judgement }: Extract<Previewed, { kind: 'message' }>, options: PreviewOptions): string {
  const rule = judgement?.rule ? ` (${judgement.rule.said})` : '';
  const treated = judgement ? `→ ${TREATED[judgement.treatment]}${rule}\n` : '';
  return `${toText(message, options)}\n${treated}\n`;
}

function jsonLine({ eventID, message: { text, blocks } }: Readonly<{ eventID: string; message: Message }>): string {
  return `${JSON.stringify({ eventID, text, blocks })}\n`;
}
