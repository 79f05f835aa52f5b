import type { TimeWindow } from './activity/query.ts';
import { type Asker, createLookup, type Lookup, type LookupDeps, type LookupStore, type Outcome } from './lookup.ts';
import { fromAskedState } from './lookup-state.ts';
import { isWhole } from './notice/completeness.ts';
import type { Answer } from './notice/views.ts';
import type { Past } from './past.ts';

export type PastLookup = Lookup &
  Readonly<{
    /** The same question over more time, from a moment or without a window. Undefined when nobody asked that. */
    widen(askedId: string, from: Date | undefined, asker: Asker): Promise<Outcome | undefined>;
    /** An answer with what it is complete for now, by what was read for the question `askedId`. */
    completed(answer: Answer, askedId: string): Promise<Answer>;
  }>;

/** Look-ups whose answers say what they are complete for. */
export function createPastLookup({ past, ...deps }: LookupDeps & Readonly<{ past: Past }>): PastLookup {
  const { store, clock } = deps;
  const lookup = createLookup({ ...deps, complete: (answer) => completed(answer) });

  async function completed(answer: Answer, askedId = answer.askedId): Promise<Answer> {
    const completeness = await past.completeness(askedId, answer.read.query);
    const stretches = completeness.parts.map(({ whole }) => whole);
    const from = stretches.every((whole) => whole !== undefined)
      ? latest(stretches.map(({ from }) => from))
      : undefined;
    const seenByWebsite = answer.found === 0 ? await websiteSeen(store, answer) : undefined;
    return {
      ...answer,
      completeness: { ...completeness, ...(answer.complete.from && { heldFrom: answer.complete.from }) },
      complete: { ...answer.complete, ...(from && { from }), partial: !isWhole(completeness) },
      ...(seenByWebsite && { seenByWebsite }),
    };
  }

  return {
    ...lookup,
    completed,
    async ask(question, asker) {
      const outcome = await lookup.ask(question, asker);
      const isSought = outcome.kind === 'stranger' && (await past.seek(outcome.stranger.text));
      return isSought ? lookup.ask(question, asker) : outcome;
    },
    async widen(askedId, from, asker) {
      const state = fromAskedState((await store.findAsked(askedId))?.state);
      if (state?.kind !== 'read') return undefined;
      const { windowWords: _, ...question } = state.read.question;
      const window: TimeWindow = from ? { from } : {};
      const to = new Date(clock.now().getTime() + 1);
      const read = {
        ...state.read,
        window,
        question: { ...question, window },
        query: { ...state.read.query, window: from ? { from, to } : {} },
      };
      return lookup.answer(read, asker);
    },
  };
}

function latest(dates: readonly Date[]): Date | undefined {
  return dates.length > 0 ? new Date(Math.max(...dates.map((date) => date.getTime()))) : undefined;
}

/** Whether a change of the type asked for, made in the admin website, was ever seen here. */
async function websiteSeen(store: LookupStore, { read }: Answer): Promise<Readonly<{ at?: Date }> | undefined> {
  const { resourceType, resourceKeys, targetKeys } = read.query;
  const type = resourceType ?? (targetKeys ?? resourceKeys)?.[0]?.split('/', 1)[0];
  if (type === undefined) return undefined;
  const [last] = await store.find({ resourceType: type, ways: ['website'], window: {} }, { limit: 1, offset: 0 });
  return last ? { at: last.at } : {};
}
