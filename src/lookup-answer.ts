import type { TimeWindow } from './activity/query.ts';
import type { Clock } from './clock.ts';
import type { Asker, LookupStore } from './lookup.ts';
import type { Answer, Complete, ReadAs } from './notice/views.ts';

/** Activities on a page. */
const PAGE = 10;

type Answering = Readonly<{
  /** The newest page, as asked. */
  first(askedId: string, read: ReadAs, asker: Pick<Asker, 'name' | 'limit'>): Promise<Answer>;
  /** A page of an answer given before: what happened after it was asked does not move the lines. */
  next(askedId: string, read: ReadAs, offset: number, askedAt: Date): Promise<Answer>;
}>;

/** Pages of answers from the store, with what they are complete for. */
export function createAnswering({
  store,
  clock,
}: Readonly<{ store: LookupStore; clock: Pick<Clock, 'now'> }>): Answering {
  async function answer(askedId: string, read: ReadAs, limit: number, offset: number): Promise<Answer> {
    const now = clock.now();
    const { query } = read;
    const [activities, counts, oldest, searched] = await Promise.all([
      store.find(query, { limit, offset }),
      store.count(query),
      store.oldest(),
      store.searched(query.window),
    ]);
    const page = await store.explain(activities);
    const last = counts.found === 0 ? await lastKnown(store, read) : undefined;
    const complete = completeFor(oldest, read.window, now);
    return { askedId, read, ...counts, page, offset, complete, now, searched, ...(last && { lastKnown: last }) };
  }

  return {
    async first(askedId, read, { name, limit = PAGE }) {
      const first = await answer(askedId, read, limit, 0);
      return name === undefined ? first : { ...first, askedBy: name };
    },
    async next(askedId, read, offset, askedAt) {
      const safe = Number.isSafeInteger(offset) && offset > 0 ? offset : 0;
      return answer(askedId, frozen(read, askedAt), PAGE, safe);
    },
  };
}

function frozen(read: ReadAs, askedAt: Date): ReadAs {
  const { window } = read.query;
  return { ...read, query: { ...read.query, window: { ...window, to: window.to ?? new Date(askedAt.getTime() + 1) } } };
}

/** The last change before a window in which there was none. */
async function lastKnown(store: LookupStore, { query }: ReadAs) {
  const { from } = query.window;
  if (!from) return undefined;
  const activities = await store.find({ ...query, window: { to: from } }, { limit: 1, offset: 0 });
  return (await store.explain(activities)).at(0);
}

/** For now the store's span: partial where the question reaches back beyond it. */
function completeFor(oldest: Date | undefined, { from }: TimeWindow, to: Date): Complete {
  if (!oldest) return { to, partial: true };
  return { from: oldest, to, partial: from !== undefined && from < oldest };
}
