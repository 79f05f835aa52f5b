import type { Clock } from './clock.ts';
import type { Ingest } from './ingest.ts';
import type { PastAttribute, PastSource } from './past-source.ts';
import { HISTORY_MS } from './past-window.ts';

/** What a user name or a session name of AWS may be made of. */
const NAME = /^[\w+=,.@-]{2,64}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Somebody waits for a plain answer meanwhile. */
const PATIENCE_MS = 2_000;

type SeekDeps = Readonly<{ sources: readonly PastSource[]; ingest: Pick<Ingest, 'accept'>; clock: Clock }>;

/**
 * Asks event history for a name or an id that the store does not know: the newest records of a user so called, or the
 * event. True when there is more to answer from now. What AWS refuses leaves the answer as it was.
 */
export async function seek(text: string, { sources, ingest, clock }: SeekDeps): Promise<boolean> {
  const now = clock.now();
  const from = new Date(now.getTime() - HISTORY_MS);
  const over = new AbortController();
  const late = clock.sleep(PATIENCE_MS, over.signal).then(
    () => over.abort(),
    () => undefined,
  );
  const one = async (source: PastSource, attribute: PastAttribute): Promise<boolean> => {
    const { carried } = await source.read({ attribute, from, to: now }, over.signal);
    if (carried.length === 0) return false;
    const { kept, known } = await ingest.accept(carried, 'lookup');
    return kept + known > 0;
  };
  const asked = sources.flatMap((source) => attributesOf(text).map((attribute) => one(source, attribute)));
  const found = await Promise.all(asked.map((each) => each.catch(() => false)));
  over.abort();
  await late;
  return found.includes(true);
}

function attributesOf(text: string): readonly PastAttribute[] {
  const name = text.trim();
  if (!NAME.test(name)) return [];
  const user = { key: 'Username', value: name } as const;
  return UUID.test(name) ? [user, { key: 'EventId', value: name }] : [user];
}
