import type { VNode } from 'preact';
import type { UiChannel } from '../../ui-protocol.ts';
import { Composer } from '../composer/composer.tsx';
import { MessageLog } from '../message/message-log.tsx';
import { MessageView } from '../message/message-view.tsx';
import { channelTitle, useWorkspace } from '../workspace.ts';

/** A message and its replies, beside the channel; where it is narrow, in its place. Esc closes it. */
export function ThreadPane({ channel, thread }: { channel: UiChannel; thread: string }): VNode {
  const { state, thread: messages, go } = useWorkspace();
  const close = (): void => go(channel.id);
  const title = channelTitle(state, channel);
  const replies = messages?.filter(({ ts }) => ts !== thread);
  const root = messages?.find(({ ts }) => ts === thread);
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  };
  return (
    <aside class="pane thread-pane" aria-label="Thread" data-thread={thread} onKeyDown={keys}>
      <div class="pane-head">
        <h1 class="pane-title">Thread</h1>
        <span class="pane-topic">{channel.kind === 'dm' ? title : `#${title}`}</span>
        <button type="button" class="icon-button" aria-label="Close thread" onClick={close}>
          ✕
        </button>
      </div>
      <MessageLog label="Thread" place={thread} messages={replies} inThread>
        {root && <MessageView message={root} compact={false} inThread />}
        {replies && replies.length > 0 && (
          <div class="reply-line">{replies.length === 1 ? '1 reply' : `${replies.length} replies`}</div>
        )}
      </MessageLog>
      <Composer channel={channel} thread={thread} label="thread" />
    </aside>
  );
}
