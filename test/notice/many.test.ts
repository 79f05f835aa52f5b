import { describe, expect, it } from 'vitest';
import { renderLookUp } from '../../src/notice/mention-look-up.ts';
import { renderNotice } from '../../src/notice/notice.ts';
import { noticeCsvComment, noticeCsvName } from '../../src/notice/notice-csv.ts';
import { renderNoticeList } from '../../src/notice/notice-list.ts';
import { renderNoticePage } from '../../src/notice/notice-page.ts';
import { NOTICE_NOT_STORED } from '../../src/notice/short-replies.ts';
import { toText } from '../../src/notice/terminal.ts';
import { NOW } from './answer.ts';
import { complaintsAbout } from './limits.ts';
import { MANY } from './many-scenarios.ts';
import { agent, flow, move, OMAR } from './summaries.ts';

const reader = { zone: 'Europe/Berlin', now: NOW };
const agents = Array.from({ length: 118 }, (_, index) => agent(index + 1));
const mixed = [agent(1), move(OMAR), flow(1)];

describe('renderNotice of many changes', () => {
  it.each(MANY)('reads as it should: $name', async ({ name, view }) => {
    const message = renderNotice(view);
    const read = `${message.text}\n\n${toText(message, reader)}\n`;
    expect(complaintsAbout(message)).toEqual([]);
    await expect(read).toMatchFileSnapshot(`../golden/notices/${name}.txt`);
  });
});

const LISTS = [
  { name: 'list-of-118', list: { noticeId: 'n1', activities: agents, size: 118, open: true } },
  { name: 'list-of-all', list: { noticeId: 'n1', activities: mixed, size: 3, open: false } },
  {
    name: 'list-without-retries',
    list: { noticeId: 'n1', activities: mixed, size: 3, open: false, mended: 2 },
  },
  { name: 'list-of-nothing', list: { noticeId: 'n1', activities: [], size: 0, open: false } },
] as const;

describe('renderNoticeList', () => {
  it.each(LISTS)('reads as it should: $name', async ({ name, list }) => {
    const message = renderNoticeList(list);
    expect(complaintsAbout(message)).toEqual([]);
    await expect(`${message.text}\n\n${toText(message, reader)}\n`).toMatchFileSnapshot(
      `../golden/notices/${name}.txt`,
    );
  });

  it('is found again by its metadata', () => {
    expect(renderNoticeList(LISTS[0].list).metadata).toEqual({
      event_type: 'connect_change_list',
      event_payload: { notice_id: 'n1' },
    });
  });

  it('lists as many as a message holds, and says how many those are', () => {
    const long = agents.map(({ activity, known }) => ({
      activity: { ...activity, resource: { type: 'User', id: activity.eventID, name: '🐝'.repeat(100) } },
      known,
    }));
    const message = renderNoticeList({ noticeId: 'n1', activities: long, size: 118, open: false });
    expect(complaintsAbout(message)).toEqual([]);
    const lines = toText(message, reader)
      .split('\n')
      .filter((line) => line.startsWith('•'));
    expect(message.text).toBe(`First ${lines.length} of 118, by Dana Ruiz, oldest first`);
    expect(lines.length).toBeGreaterThan(30);
    expect(lines.at(-1)).toContain('🐝');
  });
});

const PAGES = [
  { name: 'show-all-first-page', page: { noticeId: 'n1', activities: agents.slice(0, 10), offset: 0, size: 118 } },
  { name: 'show-all-second-page', page: { noticeId: 'n1', activities: agents.slice(10, 20), offset: 10, size: 118 } },
  { name: 'show-all-last-page', page: { noticeId: 'n1', activities: agents.slice(110), offset: 110, size: 118 } },
  { name: 'show-all-of-three', page: { noticeId: 'n1', activities: mixed, offset: 0, size: 3 } },
] as const;

describe('renderNoticePage', () => {
  it.each(PAGES)('reads as it should: $name', async ({ name, page }) => {
    const message = renderNoticePage(page);
    expect(complaintsAbout(message)).toEqual([]);
    await expect(`${message.text}\n\n${toText(message, reader)}\n`).toMatchFileSnapshot(
      `../golden/notices/${name}.txt`,
    );
  });
});

describe('renderLookUp', () => {
  it('has nothing to say of a notice of which nothing is kept', () => {
    expect(renderLookUp({ noticeId: 'n1', open: false, activities: [] })).toEqual(NOTICE_NOT_STORED);
  });
});

describe('the file in a notice’s thread', () => {
  it('is named after the first change in it', () => {
    expect(noticeCsvName({ from: new Date('2026-11-22T10:05:12Z') })).toBe('connect-changes-2026-11-22-1005.csv');
    expect(noticeCsvName({ from: new Date(Number.NaN) })).toBe('connect-changes-time-not-known.csv');
  });

  it('says how much of the notice is in it', () => {
    expect(noticeCsvComment({ rows: 118, size: 118 })).toBe(
      'All 118 calls of this notice, refused ones and retries included. Times are in UTC.',
    );
    expect(noticeCsvComment({ rows: 10_000, size: 12_345 })).toBe(
      'The first 10,000 of 12,345 calls of this notice, refused ones and retries included. Times are in UTC.',
    );
  });
});
