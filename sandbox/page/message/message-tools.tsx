import type { VNode } from 'preact';
import type { UiMessage } from '../../ui-protocol.ts';
import { Menu, type MenuItem } from '../elements/menu.tsx';
import { useWorkspace } from '../workspace.ts';

/** What one can do with a message: answer in its thread, or hand it to a shortcut of the app. */
export function MessageTools({ message, inThread }: { message: UiMessage; inThread: boolean }): VNode | null {
  const { state, act, go, tell } = useWorkspace();
  const { channel, ts, ephemeral } = message;
  if (ephemeral) return null;
  const shortcuts = state.shortcuts.filter(({ type }) => type === 'message');
  const items: readonly MenuItem[] = [
    ...shortcuts.map(({ name, callbackId, description }) => ({
      label: name,
      description,
      choose: () => act({ kind: 'shortcut', as: state.me.id, callbackId, channel, ts }),
    })),
    {
      label: 'Copy link to message',
      choose: () => copyLink(channel, ts, message.threadTs).then(() => tell('Link copied.')),
    },
  ];
  return (
    <div class="message-tools" role="toolbar" aria-label="Message actions">
      {!inThread && (
        <button
          type="button"
          class="tool"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => go(channel, message.threadTs ?? ts)}
        >
          <svg
            viewBox="0 0 20 20"
            width="18"
            height="18"
            fill="none"
            stroke="currentColor"
            stroke-width="1.6"
            aria-hidden="true"
          >
            <path d="M4 4h12v9H9l-3.5 3v-3H4z" stroke-linejoin="round" />
          </svg>
        </button>
      )}
      <Menu label="More actions" buttonClass="tool" items={items}>
        <span aria-hidden="true">⋮</span>
      </Menu>
    </div>
  );
}

async function copyLink(channel: string, ts: string, threadTs: string | undefined): Promise<void> {
  const thread = threadTs && threadTs !== ts ? `?thread_ts=${threadTs}` : '';
  await navigator.clipboard.writeText(`${location.origin}/archives/${channel}/p${ts.replace('.', '')}${thread}`);
}
