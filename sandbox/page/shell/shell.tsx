import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { channelById, channelTitle, useWorkspace } from '../workspace.ts';
import { ChannelPane } from './channel-pane.tsx';
import { Sidebar } from './sidebar.tsx';
import { ThreadPane } from './thread-pane.tsx';
import { TopBar } from './top-bar.tsx';

/** The window: bar on top, sidebar (a drawer where it is narrow), channel, thread. */
export function Shell(): VNode {
  const { at, state } = useWorkspace();
  const [drawer, setDrawer] = useState(false);
  const channel = channelById(state, at.channel);
  const title = channel ? channelTitle(state, channel) : '';
  useEffect(() => {
    document.title = title ? `${title} · Sandbox workspace` : 'Sandbox workspace';
  }, [title]);
  useEffect(() => setDrawer(false), [at]);
  useEffect(() => {
    const esc = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') setDrawer(false);
    };
    document.addEventListener('keydown', esc);
    return () => document.removeEventListener('keydown', esc);
  }, []);
  return (
    <div class={['shell', drawer && 'drawer-open', at.thread && 'thread-open'].filter(Boolean).join(' ')}>
      <TopBar drawer={drawer} toggleDrawer={() => setDrawer(!drawer)} />
      <Sidebar />
      <button
        type="button"
        class="drawer-shade"
        aria-label="Close the sidebar"
        tabIndex={-1}
        onClick={() => setDrawer(false)}
      />
      {channel ? <ChannelPane key={`${state.me.id} ${channel.id}`} channel={channel} /> : <main class="pane" />}
      {channel && at.thread && <ThreadPane key={`${state.me.id} ${at.thread}`} channel={channel} thread={at.thread} />}
    </div>
  );
}
