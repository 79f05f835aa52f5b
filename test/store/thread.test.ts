import { describe, expect, it } from 'vitest';
import { at } from './an-activity.ts';
import { openStore } from './open-store.ts';

describe('listAsked', () => {
  const asked = (id: number) => ({
    askedId: `q${id}`,
    at: at(`9:0${id}`),
    slackUserId: 'U1',
    channel: 'C1',
    text: `question ${id}`,
  });

  it('gives what was asked, newest first, a page at a time, without what it came to', async () => {
    const store = await openStore();
    for (const id of [1, 2, 3, 4]) await store.saveAsked({ ...asked(id), state: { big: true } });
    // Saved again, it stays where it was.
    await store.saveAsked({ ...asked(1), state: null });
    expect(await store.listAsked({ limit: 2, offset: 0 })).toEqual([asked(4), asked(3)]);
    expect(await store.listAsked({ limit: 2, offset: 3 })).toEqual([asked(1)]);
    expect(await store.listAsked({ limit: 2, offset: 9 })).toEqual([]);
  });
});

describe('findNoticeByTs', () => {
  it('knows no message that is no notice', async () => {
    const store = await openStore();
    expect(await store.findNoticeByTs('C1', '1.1')).toBeUndefined();
  });
});
