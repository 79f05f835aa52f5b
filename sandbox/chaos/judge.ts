import { judgeRefusals, judgeRollups } from './judge-counts.ts';
import { type Change, type Finding, idOf, names, type ShownNotice, shows } from './owed.ts';

export type Verdict = Readonly<{
  lost: readonly Finding[];
  duplicated: readonly Finding[];
  /** A refusal that was mended is called one. */
  untrue: readonly Finding[];
}>;

export type JudgeOptions = Readonly<{
  /** A message without a file speaks for as many of a burst as it counts, though it names fewer. */
  countsSpeak: boolean;
}>;

/** Compares what the channel shows with what was accepted: each change in one notice, each notice, list and file once. */
export function judge(
  changes: readonly Change[],
  notices: readonly ShownNotice[],
  { countsSpeak }: JudgeOptions,
): Verdict {
  const shown = changes.map((change) => ({ change, where: notices.filter((notice) => shows(notice, change)) }));
  const missing = shown.filter(({ change, where }) => change.owed === 'told' && where.length === 0);
  const spoken = countsSpeak ? spokenFor(missing, shown) : new Set<Change>();
  const counted = judgeRollups(changes, notices);
  return {
    lost: [
      ...missing
        .filter(({ change }) => !spoken.has(change))
        .map(({ change }) => finding('is nowhere in the channel', change, [])),
      ...counted.lost,
    ],
    duplicated: [
      ...counted.duplicated,
      ...shown.flatMap(({ change, where }) => saidTooOften(change, where)),
      ...twiceById(notices),
      ...notices.flatMap((notice) => twiceInThread(notice, changes)),
    ],
    untrue: judgeRefusals(changes, notices),
  };
}

type Shown = Readonly<{ change: Change; where: readonly ShownNotice[] }>;

function saidTooOften(change: Change, where: readonly ShownNotice[]): readonly Finding[] {
  const ids = where.map(idOf);
  if (change.owed === 'kept' && where.length > 0)
    return [finding('is told though it was only to be kept', change, ids)];
  return where.length > 1 ? [finding('is in more than one notice', change, ids)] : [];
}

function twiceById(notices: readonly ShownNotice[]): readonly Finding[] {
  const byId = Map.groupBy(
    notices.filter(({ noticeId }) => noticeId !== undefined),
    ({ noticeId }) => noticeId,
  );
  return [...byId.values()]
    .filter((same) => same.length > 1)
    .map((same) => ({ what: 'a notice was posted more than once', where: same.map(idOf) }));
}

/** A second list, or a second file, or one with a change twice. */
function twiceInThread(notice: ShownNotice, changes: readonly Change[]): readonly Finding[] {
  const { replies, files } = notice;
  const where = [idOf(notice)];
  const listed = changes.filter((change) => replies.filter((text) => names(text, change)).length > 1);
  const filed = changes.filter(({ eventID }) => files.reduce((sum, text) => sum + timesIn(text, eventID), 0) > 1);
  return [
    ...listed.slice(0, 1).map((change) => finding('is listed twice in one thread', change, where)),
    ...filed.slice(0, 1).map((change) => finding('is twice in the files of one thread', change, where)),
  ];
}

/** Of each burst, as many of the missing as its messages count beyond what they name. */
function spokenFor(missing: readonly Shown[], all: readonly Shown[]): ReadonlySet<Change> {
  const spoken = new Set<Change>();
  for (const [burst, lost] of Map.groupBy(missing, ({ change }) => change.burst)) {
    if (burst === undefined) continue;
    const members = all.filter(({ change }) => change.burst === burst);
    const notices = new Set(members.flatMap(({ where }) => where).filter(({ files }) => files.length === 0));
    let spare = 0;
    for (const notice of notices) {
      const named = members.filter(({ where }) => where.includes(notice)).length;
      spare += Math.max(0, countIn(notice.root) - named);
    }
    for (const { change } of lost.slice(0, spare)) spoken.add(change);
  }
  return spoken;
}

/** `created 40 queues`. */
function countIn(text: string): number {
  return Number(/ (\d{1,5}) [a-z]/.exec(text)?.[1] ?? 0);
}

function timesIn(text: string, part: string): number {
  return text.split(part).length - 1;
}

function finding(what: string, { eventID, tokens }: Change, where: readonly string[]): Finding {
  return { what: `${tokens[0] ?? 'a change'} ${what}`, eventID, where };
}
