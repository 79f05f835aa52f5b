import type { VNode } from 'preact';
import type { UiChannel } from '../../ui-protocol.ts';
import { Composer } from '../composer/composer.tsx';
import { Avatar } from '../message/avatar.tsx';
import { MessageLog } from '../message/message-log.tsx';
import { Mrkdwn } from '../text/parts-view.tsx';
import { channelTitle, dmPartner, useWorkspace } from '../workspace.ts';
import { HomeTab } from './home-tab.tsx';
import { ChannelSign } from './sidebar.tsx';

/** One channel: its header, its messages (or an app's Home tab), the composer. */
export function ChannelPane({ channel }: { channel: UiChannel }): VNode {
  const { state, at, messages } = useWorkspace();
  const title = channelTitle(state, channel);
  const label = channel.kind === 'dm' ? title : `#${title}`;
  const app = dmPartner(state, channel)?.bot === true && channel.kind === 'dm';
  const home = app && at.tab === 'home';
  return (
    <main class="pane channel-pane" aria-label={label}>
      <ChannelHeader channel={channel} title={title} />
      {app && <Tabs channel={channel} />}
      {home ? (
        <HomeTab />
      ) : (
        <>
          <MessageLog label={`Messages in ${label}`} place={channel.id} messages={messages}>
            <Beginning channel={channel} label={label} />
          </MessageLog>
          <Composer channel={channel} label={label} />
        </>
      )}
    </main>
  );
}

function ChannelHeader({ channel, title }: { channel: UiChannel; title: string }): VNode {
  const { state } = useWorkspace();
  const partner = dmPartner(state, channel);
  const members = channel.memberIds.length;
  return (
    <div class="pane-head">
      <h1 class="pane-title">
        {channel.kind === 'dm' ? (
          <Avatar person={partner ?? state.me} id={partner?.id ?? state.me.id} size="small" />
        ) : (
          <ChannelSign channel={channel} />
        )}
        {title}
      </h1>
      {channel.kind === 'dm' && partner?.title && <span class="pane-topic">{partner.title}</span>}
      {channel.topic && (
        <span class="pane-topic" title={channel.topic}>
          <Mrkdwn text={channel.topic} />
        </span>
      )}
      {channel.kind !== 'dm' && <span class="pane-members">{members === 1 ? '1 member' : `${members} members`}</span>}
    </div>
  );
}

function Tabs({ channel }: { channel: UiChannel }): VNode {
  const { at, go } = useWorkspace();
  const tab = (name: 'home' | 'messages', words: string): VNode => (
    <button
      type="button"
      role="tab"
      class={at.tab === name ? 'tab here' : 'tab'}
      aria-selected={at.tab === name}
      onClick={() => go(channel.id, undefined, name)}
    >
      {words}
    </button>
  );
  return (
    <div class="tabs" role="tablist" aria-label="App">
      {tab('home', 'Home')}
      {tab('messages', 'Messages')}
    </div>
  );
}

function Beginning({ channel, label }: { channel: UiChannel; label: string }): VNode {
  return (
    <div class="beginning">
      <h2>{label}</h2>
      <p>
        {channel.kind === 'dm'
          ? `This is the beginning of your direct messages with ${label}.`
          : `This is the very beginning of the ${label} channel.`}
      </p>
    </div>
  );
}
