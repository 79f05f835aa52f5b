import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { UiMessage } from '../../ui-protocol.ts';
import { useWorkspace } from '../workspace.ts';
import { layOut } from './layout.ts';
import { MessageView } from './message-view.tsx';
import { useStick } from './use-stick.ts';

type LogProps = Readonly<{
  label: string;
  place: string;
  messages: readonly UiMessage[] | undefined;
  inThread?: boolean;
  children?: ComponentChildren;
}>;

const AT_ONCE = 200;

/** Messages, oldest first, announced as they come. `children` stand before the first. */
export function MessageLog({ label, place, messages, inThread = false, children }: LogProps): VNode {
  const { state, now } = useWorkspace();
  const { frame, away, toNewest, scrolled } = useStick(place);
  const [most, setMost] = useState(AT_ONCE);
  const earlier = (messages?.length ?? 0) > most;
  const reader = { zone: state.me.zone, now: now() };
  return (
    <div class="log-frame">
      <div ref={frame} class="log" role="log" aria-label={label} aria-busy={!messages} onScroll={scrolled}>
        <div class="log-inner">
          {earlier ? (
            <button type="button" class="earlier link-button" onClick={() => setMost(most + AT_ONCE)}>
              Show earlier messages
            </button>
          ) : (
            children
          )}
          {layOut(messages?.slice(-most) ?? [], reader).map((entry) =>
            entry.kind === 'message' ? (
              <MessageView key={entry.message.ts} message={entry.message} compact={entry.compact} inThread={inThread} />
            ) : (
              // A thread has no lines between days: its times say the day.
              !inThread && <DayLine key={entry.key} title={entry.title} />
            ),
          )}
        </div>
      </div>
      {away && (
        <button type="button" class="jump" onClick={toNewest}>
          ↓ Jump to newest
        </button>
      )}
    </div>
  );
}

function DayLine({ title }: { title: string }): VNode {
  return (
    <div class="day">
      <span>{title}</span>
    </div>
  );
}
