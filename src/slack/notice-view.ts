import type { DeliverStore } from '../deliver-store.ts';
import { type NoticeView, noticeSize } from '../notice/views.ts';

export type NoticeViewStore = Pick<DeliverStore, 'noticeView' | 'noticePage'>;

/** Of a notice that shows counts alone, so many of its activities stand for all in what is asked about it. */
const FIRST = 50;

/** A notice with its first activities, whatever it shows in its channel. */
export async function findNotice(store: NoticeViewStore, noticeId: string): Promise<NoticeView | undefined> {
  const view = await store.noticeView(noticeId);
  if (!view?.summary) return view;
  const page = await store.noticePage(noticeId, { offset: 0, limit: FIRST });
  return { ...view, activities: page?.activities ?? [], size: page?.size ?? noticeSize(view) };
}
