import type { VNode } from 'preact';
import type { UiMessage } from '../../ui-protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { clockTime, dayTitle } from '../text/dates.ts';
import { Mrkdwn } from '../text/parts-view.tsx';
import { personById, useWorkspace } from '../workspace.ts';
import { Avatar } from './avatar.tsx';
import { FileCard } from './file-card.tsx';
import { postedAt } from './layout.ts';
import { MessageHost } from './message-host.tsx';
import { MessageTools } from './message-tools.tsx';
import { ThreadSummary } from './thread-summary.tsx';

type MessageProps = Readonly<{ message: UiMessage; compact: boolean; inThread: boolean }>;

export function MessageView({ message, compact, inThread }: MessageProps): VNode {
  const { state, go } = useWorkspace();
  const { channel, ts, threadTs, userId, ephemeral, edited, files } = message;
  const person = personById(state, userId);
  const name = person?.realName ?? userId;
  const looks = ['message', compact && 'compact', ephemeral && 'ephemeral'].filter(Boolean).join(' ');
  return (
    <article
      class={looks}
      data-ts={ts}
      data-channel={channel}
      data-user={userId}
      data-thread={threadTs}
      aria-label={`${name}: ${message.text.slice(0, 120)}`}
    >
      {ephemeral && <EphemeralMark />}
      {message.broadcast && threadTs && !inThread && (
        <button type="button" class="message-mark link-button" onClick={() => go(channel, threadTs)}>
          replied to a thread
        </button>
      )}
      <div class="message-row">
        {compact ? <Time ts={ts} class="compact-time" /> : <Avatar person={person} id={userId} size="big" />}
        <div class="message-main">
          {!compact && (
            <div class="message-head">
              <span class="message-name">{name}</span>
              {person?.bot && <span class="app-badge">APP</span>}
              <Time ts={ts} class="message-time" withDay={inThread} />
            </div>
          )}
          <Body message={message} />
          {edited && <span class="edited">(edited)</span>}
          {files.map((file) => (
            <FileCard key={file.id} file={file} />
          ))}
          {!inThread && message.replies.count > 0 && <ThreadSummary message={message} />}
        </div>
      </div>
      <MessageTools message={message} inThread={inThread} />
    </article>
  );
}

function Body({ message }: { message: UiMessage }): VNode {
  return (
    <div class="message-body">
      {message.blocks && message.blocks.length > 0 ? (
        <MessageHost message={message}>
          <Blocks blocks={message.blocks} />
        </MessageHost>
      ) : (
        <Mrkdwn text={message.text} />
      )}
    </div>
  );
}

function EphemeralMark(): VNode {
  return (
    <div class="message-mark">
      <svg viewBox="0 0 20 20" width="14" height="14" fill="currentColor" aria-hidden="true">
        <path d="M10 4C5 4 2 10 2 10s3 6 8 6 8-6 8-6-3-6-8-6zm0 9.5A3.5 3.5 0 1 1 10 6.5a3.5 3.5 0 0 1 0 7zm0-2a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z" />
      </svg>
      Only visible to you
    </div>
  );
}

function Time({ ts, class: look, withDay = false }: { ts: string; class: string; withDay?: boolean }): VNode {
  const { state, now } = useWorkspace();
  const at = postedAt(ts);
  const { zone } = state.me;
  const day = dayTitle(at, { zone, now: now() });
  return (
    <time class={look} title={`${day} at ${clockTime(at, zone, true)} (${zone})`}>
      {withDay && day !== 'Today' && `${day}, `}
      {clockTime(at, zone)}
    </time>
  );
}
