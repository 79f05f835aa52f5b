import { judgeRefusals, judgeRollups } from './judge-counts.ts';
import { type Change, type Finding, idOf, names, type ShownNotice, shows } from './owed.ts';

export type Verdict = Readonly<{
  lost: readonly Finding[];
  duplicated: readonly Finding[];
  /** A refusal that was mended is called one. */
  untrue: readonly Finding[];
}>;

/** Compares what the channel shows with what was accepted: each change in one notice, each notice, list and file once. */
export function judge(changes: readonly Change[], notices: readonly ShownNotice[]): Verdict {
  const shown = changes.map((change) => ({ change, where: notices.filter((notice) => shows(notice, change)) }));
  const missing = shown.filter(({ change, where }) => change.owed === 'told' && where.length === 0);
  const counted = judgeRollups(changes, notices);
  return {
    lost: [...missing.map(({ change }) => finding('is nowhere in the channel', change, [])), ...counted.lost],
    duplicated: [
      ...counted.duplicated,
      ...shown.flatMap(({ change, where }) => saidTooOften(change, where)),
      ...twiceById(notices),
      ...notices.flatMap((notice) => twiceInThread(notice, changes)),
    ],
    untrue: judgeRefusals(changes, notices),
  };
}

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

function timesIn(text: string, part: string): number {
  return text.split(part).length - 1;
}

function finding(what: string, { eventID, tokens }: Change, where: readonly string[]): Finding {
  return { what: `${tokens[0] ?? 'a change'} ${what}`, eventID, where };
}
