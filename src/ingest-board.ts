import type { Group } from './activity/group.ts';
import { comesAlong, groupKeysOf, joins, joinsSensitive } from './activity/group-joins.ts';
import { automationSession } from './activity/session-table.ts';
import { type NoticeChange, noticeIdOf, type OpenGroups, type Opening, type PlannedNotice } from './ingest-notices.ts';
import type { NoticeKind } from './notice/views.ts';

/** A channel's growing notices while activities find their places in them. */
export type Board = Readonly<{ place(planned: PlannedNotice): void; changes(): readonly NoticeChange[] }>;

type Growing = { opens?: Opening; members: PlannedNotice[] };

export function createBoard({ runs: growingRuns, storm, catchup, rollups, heard }: OpenGroups): Board {
  const runs = [...growingRuns];
  /** The one growing notice of each kind but runs; of roll-ups by day. */
  const shared = new Map<string, string>([
    ...(storm ? [['storm', storm] as const] : []),
    ...(catchup ? [['catchup', catchup] as const] : []),
    ...[...rollups].map(([day, id]) => [`rollup ${day}`, id] as const),
  ]);
  const growing = new Map<string, Growing>();
  const told = new Set(heard);

  function add(noticeId: string, planned: PlannedNotice, opens?: Opening): void {
    const entry = growing.get(noticeId) ?? { ...(opens && { opens }), members: [] };
    entry.members.push(planned);
    growing.set(noticeId, entry);
    const at = runs.findIndex((run) => run.noticeId === noticeId);
    const run = runs[at];
    if (run) runs[at] = grown(run, planned);
  }

  function openShared(key: string, kind: NoticeKind, planned: PlannedNotice): void {
    const known = shared.get(key);
    const noticeId = known ?? noticeIdOf(planned);
    shared.set(key, noticeId);
    add(noticeId, planned, known === undefined ? openingOf(planned, kind) : undefined);
  }

  function openRun(planned: PlannedNotice): void {
    const noticeId = noticeIdOf(planned);
    runs.unshift(newRun(noticeId, planned));
    add(noticeId, planned, openingOf(planned, 'run'));
  }

  function place(planned: PlannedNotice): void {
    const { activity, joinsOnly, held } = planned;
    if (told.has(activity.eventID)) return;
    told.add(activity.eventID);
    // What is held stands alone, so that it can be told or let go alone once it is known what the channel shows.
    const run = held ? undefined : runOf(planned, runs);
    if (run) add(run.noticeId, planned);
    else if (!joinsOnly) openFor(planned);
  }

  /** By itself, or with others of its kind. */
  function openFor(planned: PlannedNotice): void {
    const { activity, place: kind = 'run', day = '', held } = planned;
    if (held) openRun(planned);
    else if (kind === 'rollup') openShared(`rollup ${day}`, 'rollup', planned);
    else if (activity.severity === 'sensitive') openRun(planned);
    else if (kind === 'catchup') openShared('catchup', 'catchup', planned);
    else if (storm !== undefined) add(storm, planned);
    else openRun(planned);
  }

  return {
    place,
    changes: () =>
      [...growing].map(([noticeId, { opens, members }]) => ({ noticeId, members, ...(opens && { opens }) })),
  };
}

/** The actor's run of work that takes it in. */
function runOf({ activity, place }: PlannedNotice, runs: readonly Group[]): Group | undefined {
  if (activity.severity === 'sensitive') return joinsSensitive(runs, activity);
  if (place === 'catchup') return undefined;
  return runs.find((run) => (place === 'rollup' ? comesAlong(run, activity) : joins(run, activity)));
}

function newRun(noticeId: string, { activity }: PlannedNotice): Group {
  return {
    noticeId,
    actorKey: activity.actor.key,
    from: activity.at,
    to: activity.at,
    resourceKeys: [],
    kinds: [],
    sensitive: activity.severity === 'sensitive',
    session: automationSession(activity) !== undefined,
    posted: false,
  };
}

function grown(run: Group, { activity }: PlannedNotice): Group {
  const { resourceKeys, kind } = groupKeysOf(activity);
  return {
    ...run,
    from: activity.at < run.from ? activity.at : run.from,
    to: activity.at > run.to ? activity.at : run.to,
    resourceKeys: [...run.resourceKeys, ...resourceKeys],
    kinds: run.kinds.includes(kind) ? run.kinds : [...run.kinds, kind],
  };
}

function openingOf({ channel, activity, day, held = false }: PlannedNotice, kind: NoticeKind): Opening {
  const isRun = kind === 'run';
  return {
    channel,
    kind,
    actorKey: isRun ? activity.actor.key : '',
    sensitive: isRun && activity.severity === 'sensitive',
    session: isRun && automationSession(activity) !== undefined,
    held,
    ...(day && kind === 'rollup' && { day }),
  };
}
