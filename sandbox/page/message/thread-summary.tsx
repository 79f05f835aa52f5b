import type { VNode } from 'preact';
import type { UiMessage } from '../../ui-protocol.ts';
import { ago } from '../text/dates.ts';
import { personById, useWorkspace } from '../workspace.ts';
import { Avatar } from './avatar.tsx';
import { postedAt } from './layout.ts';

/** "3 replies, last one 2 minutes ago": opens the thread. */
export function ThreadSummary({ message }: { message: UiMessage }): VNode {
  const { state, go, now } = useWorkspace();
  const { count, userIds, latestTs } = message.replies;
  return (
    <button type="button" class="thread-summary" onClick={() => go(message.channel, message.ts)}>
      {userIds.slice(0, 4).map((id) => (
        <Avatar key={id} person={personById(state, id)} id={id} size="small" />
      ))}
      <span class="reply-count">{count === 1 ? '1 reply' : `${count} replies`}</span>
      {latestTs && <span class="reply-time">Last reply {ago(postedAt(latestTs), now())}</span>}
      <span class="reply-open" aria-hidden="true">
        View thread ›
      </span>
    </button>
  );
}
