import { describe, expect, it } from 'vitest';
import { renderLookUp } from '../../src/notice/mention-look-up.ts';
import { renderCannotTell } from '../../src/notice/past-replies.ts';
import {
  NOT_STORED,
  NOTICE_NOT_STORED,
  OTHER_VERSION,
  renderForgotten,
  renderMoreRecords,
  renderNotMyCommand,
  renderNotShared,
  renderOldButton,
} from '../../src/notice/short-replies.ts';
import { complaintsAbout } from './limits.ts';

const CASES = [
  [NOT_STORED, 'This change is no longer stored.'],
  [NOTICE_NOT_STORED, 'What this notice is about is no longer stored.'],
  [renderLookUp({ noticeId: 'n1', open: false, activities: [] }), 'What this notice is about is no longer stored.'],
  [
    renderCannotTell('messages_tab_disabled'),
    'Slack does not let me send you a direct message (messages_tab_disabled): ask again here.',
  ],
  [OTHER_VERSION, 'This menu is from another version of Connect Trail.'],
  [renderNotMyCommand('/trail'), 'This command is not mine to answer. Type /trail help for those that are.'],
  [renderOldButton('/trail'), 'This button is from another version of Connect Trail. Ask again: /trail help says how.'],
  [renderForgotten('/trail'), 'I no longer know this question. Ask it again with /trail.'],
  [renderMoreRecords(3, 4), "These are the first 3 of this notice's records; 4 more are behind Details."],
  [renderNotShared('shared_channel'), 'This channel is shared with another company, so nothing is posted to it.'],
  [renderNotShared('not_in_channel'), 'I am not in this channel. Type /invite @Connect Trail here, then share again.'],
  [
    renderNotShared('channel_not_found'),
    'I am not in this channel. Type /invite @Connect Trail here, then share again.',
  ],
  [renderNotShared('is_archived'), 'Slack does not let me post to this channel.'],
] as const;

describe('short replies', () => {
  it.each(CASES)('say %#: %s', (message, text) => {
    expect(message.text).toBe(text);
    expect(complaintsAbout(message)).toEqual([]);
  });
});
