import type { ComponentChildren, VNode } from 'preact';
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

/** Messages, oldest first, announced as they come. `children` stand before the first. */
export function MessageLog({ label, place, messages, inThread = false, children }: LogProps): VNode {
  const { state, now } = useWorkspace();
  const { frame, away, toNewest, scrolled } = useStick(place);
  const reader = { zone: state.me.zone, now: now() };
  return (
    <div class="log-frame">
      <div ref={frame} class="log" role="log" aria-label={label} aria-busy={!messages} onScroll={scrolled}>
        <div class="log-inner">
          {children}
          {layOut(messages ?? [], reader).map((entry) =>
            entry.kind === 'day' ? (
              <div key={entry.key} class="day">
                <span>{entry.title}</span>
              </div>
            ) : (
              <MessageView key={entry.message.ts} message={entry.message} compact={entry.compact} inThread={inThread} />
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
