import type { Explained } from '../activity/known.ts';
import { actorWords } from './actor-words.ts';
import { capped } from './body.ts';
import { counted } from './inflect.ts';
import { kindWords } from './many-words.ts';
import { phraseOf } from './phrase.ts';
import { rowDone, rowRefusedShort } from './summary-row.ts';
import type { SummaryRow } from './views.ts';
import { toolWords } from './way-words.ts';
import { joined, ours, shortened, type Words } from './words.ts';

/** Of one actor, so that a line has room for all three with names. */
const KINDS_SHOWN = 3;
const ACTOR_LENGTH = 110;
const NAME_ROOM = { room: 70, limit: 30 };

type Shown = Readonly<{
  /** Names of the things of each kind, */
  names: number;
  /** but none where there are more things. */
  onlyAll: boolean;
}>;

/** Who did what: an actor a line, the busiest first. */
export function actorBullets(rows: readonly SummaryRow[], shown: Shown): readonly Words[] {
  const byActor = new Map<string, { example: Explained; rows: SummaryRow[] }>();
  for (const row of rows) {
    const { key } = row.example.activity.actor;
    const actor = byActor.get(key) ?? { example: row.example, rows: [] };
    actor.rows.push(row);
    byActor.set(key, actor);
  }
  return capped([...byActor.values()].map(({ example, rows: own }) => actorLine(example, own, shown)));
}

function actorLine(example: Explained, rows: readonly SummaryRow[], shown: Shown): Words {
  const who = shortened([...actorWords(example), ...toolWords(example.activity)], ACTOR_LENGTH);
  const kinds = rows.slice(0, KINDS_SHOWN).map((row) => kindLine(row, shown));
  const hidden = rows.length - kinds.length;
  const more: Words = hidden > 0 ? [ours(` · ${counted(hidden, 'more kind')} of change`)] : [];
  return [...who, ours(': '), ...joined(kinds, ' · '), ...more];
}

function kindLine(row: SummaryRow, { names, onlyAll }: Shown): Words {
  const room = { ...NAME_ROOM, shown: names };
  const done = rowDone(row, onlyAll && row.things > names ? undefined : room);
  const tried: Words = [ours('tried to '), ...kindWords(phraseOf(row.example), 'base')];
  return [...(done.length > 0 ? done : tried), ...rowRefusedShort(row, room)];
}
