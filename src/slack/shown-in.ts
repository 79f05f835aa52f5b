import type { Shown, ShownIn } from '../deliver-held.ts';
import { marksIn } from '../notice/shown-events.ts';
import { type ChannelReader, isClosed } from './find-posted.ts';

/** What a channel's notices say they show, by their metadata, from `since` on. The contract is HeldDeps.shownIn's. */
export function createShownIn(reader: ChannelReader) {
  return async (channel: string, since: Date): Promise<Shown | 'unknown'> => {
    const byMark = new Map<string, ShownIn>();
    const longOnes: (ShownIn & Readonly<{ from: Date; to: Date }>)[] = [];
    try {
      for await (const { ts, payload } of await reader.history(channel, since)) {
        const { notice_id: noticeId, events, from, to } = payload;
        if (typeof noticeId !== 'string' || typeof events !== 'string') continue;
        for (const mark of marksIn(events)) byMark.set(mark, { noticeId, ts });
        if (typeof from === 'number' && typeof to === 'number')
          longOnes.push({ noticeId, ts, from: new Date(from), to: new Date(to) });
      }
      return { byMark, longOnes };
    } catch (error) {
      if (isClosed(error)) return 'unknown';
      throw error;
    }
  };
}
