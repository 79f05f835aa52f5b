import { describe, expect, it } from 'vitest';
import { ARRIVAL, anActivity, at } from './an-activity.ts';
import { openStore } from './open-store.ts';

const CHANNEL = 'C0NOTICES';

/** A notice of five activities, a minute apart, that came in no order. */
async function fiveTold() {
  const store = await openStore();
  const [first = anActivity('e1'), ...others] = ['e3', 'e1', 'e5', 'e2', 'e4'].map((id) =>
    anActivity(id, { at: at(`9:0${id.slice(1)}`) }),
  );
  const noticeId = await store.write(async (tx) => {
    await tx.saveActivity(first, {}, ARRIVAL);
    await tx.openNotice({ channel: CHANNEL, activity: first });
    const [group] = await tx.findOpenGroups(CHANNEL, first.actor.key);
    for (const activity of others) {
      await tx.saveActivity(activity, {}, ARRIVAL);
      await tx.addToNotice(group?.noticeId ?? '', { channel: CHANNEL, activity });
    }
    return group?.noticeId ?? '';
  });
  return { store, noticeId };
}

describe('noticePage', () => {
  it.each([
    [0, ['e1', 'e2']],
    [2, ['e3', 'e4']],
    [4, ['e5']],
    [6, []],
  ])('from %i on gives two at most, oldest first, and how many there are', async (offset, eventIDs) => {
    const { store, noticeId } = await fiveTold();
    const page = await store.noticePage(noticeId, { offset, limit: 2 });
    expect(page?.activities.map(({ activity }) => activity.eventID)).toEqual(eventIDs);
    expect(page?.size).toBe(5);
  });

  it('knows no notice by another id', async () => {
    const { store } = await fiveTold();
    expect(await store.noticePage('none', { offset: 0, limit: 2 })).toBeUndefined();
  });
});
