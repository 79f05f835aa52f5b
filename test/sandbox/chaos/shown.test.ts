import { expect, it } from 'vitest';
import { shownNotices } from '../../../sandbox/chaos/shown.ts';
import { CHANGES, clientOf, DANA, startSandbox } from '../slack/support/sandbox.ts';

it('reads the words, the replies and the files of the bot off a channel, and not what its buttons carry', async () => {
  const sandbox = await startSandbox();
  const client = clientOf(sandbox);
  const { ts = '' } = await client.chat.postMessage({
    channel: CHANGES,
    text: 'omar created 40 queues',
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: 'named *Que-1*' } },
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'and Que-2' }] }],
      },
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'a', value: 'Que-3', text: { type: 'plain_text', text: 'Details' } }],
      },
    ],
    metadata: { event_type: 'connect_change', event_payload: { notice_id: 'n1' } },
  });
  await client.chat.postMessage({ channel: CHANGES, thread_ts: ts, text: 'Que-4' });
  sandbox.message(DANA, CHANGES, 'Que-5', ts);
  sandbox.message(DANA, CHANGES, 'Que-6');
  await client.filesUploadV2({
    channel_id: CHANGES,
    thread_ts: ts,
    filename: 'all.csv',
    content: 'Que-7',
    initial_comment: 'All 40',
  });
  await client.chat.postMessage({ channel: CHANGES, text: 'bare' });
  expect(shownNotices(sandbox, CHANGES)).toEqual([
    {
      ts,
      noticeId: 'n1',
      root: 'omar created 40 queues\nnamed *Que-1*\nand Que-2\nDetails',
      replies: ['Que-4'],
      files: ['Que-7'],
    },
    { ts: expect.any(String), root: 'bare', replies: [], files: [] },
  ]);
});
