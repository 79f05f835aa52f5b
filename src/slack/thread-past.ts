import type { Lookup } from '../lookup.ts';
import { renderAnswer } from '../notice/reply.ts';
import type { Answer } from '../notice/views.ts';
import type { Past } from '../past.ts';
import type { Poster } from './poster.ts';

/** Somebody waits: after this the answer says what is missing, with the buttons to go on. */
const PATIENCE_MS = 60_000;

type ThreadPastDeps = Readonly<{
  past?: Pick<Past, 'begin'>;
  lookup: Pick<Lookup, 'page'>;
  poster: Pick<Poster, 'edit'>;
}>;

/** Reads from CloudTrail what an answer in a thread lacks, and brings the answer up to date where it stands. */
export function createThreadPast({ past, lookup, poster }: ThreadPastDeps) {
  return async (at: Readonly<{ channel: string; ts: string }>, { askedId, read, askedBy }: Answer): Promise<void> => {
    const reading = await past?.begin(askedId, read.query);
    if (!reading) return;
    await reading.run(PATIENCE_MS);
    const whole = await lookup.page(askedId, 0);
    if (whole) await poster.edit(at, renderAnswer({ ...whole, ...(askedBy !== undefined && { askedBy }) }));
  };
}
