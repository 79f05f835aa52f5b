import { describe, expect, it } from 'vitest';
import { toActivity } from '../../src/activity/to-activity.ts';
import { parseRecord } from '../../src/cloudtrail/record.ts';
import { renderNotice } from '../../src/notice/notice.ts';
import { recordFixtures } from '../support/record-fixtures.ts';

describe('renderNotice of each recorded fixture', () => {
  it.each(recordFixtures())('says $name as its golden file has it', async ({ name, record }) => {
    const activity = toActivity(parseRecord(record));
    const known = { names: {}, earlier: {}, instanceName: 'Acme EU' };
    const message = renderNotice({ noticeId: '1', open: false, activities: [{ activity, known }] });
    await expect(`${JSON.stringify(message, undefined, 2)}\n`).toMatchFileSnapshot(`../golden/${name}.json`);
  });
});
