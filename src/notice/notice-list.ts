import type { Explained } from '../activity/known.ts';
import { actorWords } from './actor-words.ts';
import { didWords, lineWords } from './answer-line.ts';
import { bullets, LIMITS, line, richText } from './blocks.ts';
import { fits, textLength } from './fits.ts';
import { counted } from './inflect.ts';
import { lockScreen } from './lock-screen.ts';
import type { Message } from './message.ts';
import { dated, ours, shortened, type Words } from './words.ts';

const LISTED = 50;
/** One line's words: fifty of them fit into a message. */
const LINE_LENGTH = 160;
/** What the message has room for beside its head. */
const LIST_LENGTH = LIMITS.message - 900;
const SPOKEN_LIMIT = 300;

type List = Readonly<{
  noticeId: string;
  activities: readonly Explained[];
  size: number;
  open: boolean;
  /** Calls that are not among them. */
  mended?: number;
}>;

/** The first activities of a notice, oldest first, a line each: what its thread holds. */
export function renderNoticeList({ noticeId, activities, size, open, mended = 0 }: List): Message {
  const isOneActors = new Set(activities.map(({ activity }) => activity.actor.key)).size === 1;
  const shown = fitting(activities.slice(0, LISTED).map((each) => listLine(each, isOneActors)));
  const all = Math.max(size, shown.length).toLocaleString('en-US');
  const count = shown.length < size ? `First ${shown.length} of ${all}` : `All ${all}`;
  const [first] = activities;
  const by: Words = first && isOneActors ? [ours(', by '), ...actorWords(first)] : [];
  const head: Words = [
    ours(`${count}${open ? ' so far' : ''}`, 'bold'),
    ...by,
    ours(`, oldest first${withoutRetries(mended)}`),
  ];
  return fits({
    text: lockScreen(head, SPOKEN_LIMIT),
    blocks: [richText([line(head), ...(shown.length > 0 ? [bullets(shown)] : [])])],
    metadata: { event_type: 'connect_change_list', event_payload: { notice_id: noticeId } },
  });
}

function withoutRetries(calls: number): string {
  return calls > 0 ? `, without ${counted(calls, 'call')} that succeeded only on a retry` : '';
}

/** Where one did it all, the head names them once. */
function listLine(explained: Explained, isOneActors: boolean): Words {
  const words = isOneActors ? [dated(explained.activity.at), ours('  '), ...didWords(explained)] : lineWords(explained);
  return shortened(words, LINE_LENGTH);
}

/** As many lines as a message holds, whatever is in them. */
function fitting(lines: readonly Words[]): readonly Words[] {
  let left = LIST_LENGTH;
  const over = lines.findIndex((words) => {
    left -= textLength(line(words));
    return left < 0;
  });
  return over < 0 ? lines : lines.slice(0, over);
}
