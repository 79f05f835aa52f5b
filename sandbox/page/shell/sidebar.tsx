import type { ComponentChildren, VNode } from 'preact';
import type { UiChannel, UiPerson } from '../../ui-protocol.ts';
import { Avatar } from '../message/avatar.tsx';
import { channelTitle, dmWith, useWorkspace } from '../workspace.ts';
import { useOpenDm } from './use-open-dm.ts';

const WORKSPACE_NAME = 'Acme Contact Centre';

export function Sidebar(): VNode {
  const { state } = useWorkspace();
  const channels = state.channels.filter(({ kind }) => kind !== 'dm');
  const people = state.people.filter((person) => !person.bot && dmWith(state, person.id));
  const apps = state.people.filter(({ bot }) => bot);
  return (
    <nav class="sidebar" aria-label="Channels and people">
      <div class="workspace-name">{WORKSPACE_NAME}</div>
      <Section title="Channels">
        {channels.map((channel) => (
          <ChannelLine key={channel.id} channel={channel} />
        ))}
      </Section>
      {people.length > 0 && (
        <Section title="Direct messages">
          {people.map((person) => (
            <PersonLine key={person.id} person={person} />
          ))}
        </Section>
      )}
      <Section title="Apps">
        {apps.map((person) => (
          <PersonLine key={person.id} person={person} />
        ))}
      </Section>
    </nav>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }): VNode {
  return (
    <section aria-label={title}>
      <h2 class="sidebar-title">{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

function ChannelLine({ channel }: { channel: UiChannel }): VNode {
  const { state, at, go } = useWorkspace();
  const here = at.channel === channel.id;
  return (
    <SidebarLine here={here} unread={here ? 0 : channel.unread} channel={channel.id} open={() => go(channel.id)}>
      <ChannelSign channel={channel} />
      <span class="sidebar-name">{channelTitle(state, channel)}</span>
    </SidebarLine>
  );
}

/** Direct messages with a person or an app, whose channel may not exist before the first click. */
function PersonLine({ person }: { person: UiPerson }): VNode {
  const { state, at } = useWorkspace();
  const openDm = useOpenDm();
  const channel = dmWith(state, person.id);
  const here = channel !== undefined && at.channel === channel.id;
  return (
    <SidebarLine
      here={here}
      unread={here ? 0 : (channel?.unread ?? 0)}
      channel={channel?.id}
      open={() => openDm(person)}
    >
      <Avatar person={person} id={person.id} size="small" />
      <span class="sidebar-name">{person.realName}</span>
    </SidebarLine>
  );
}

type LineProps = Readonly<{
  here: boolean;
  unread: number;
  channel: string | undefined;
  open(): void;
  children: ComponentChildren;
}>;

function SidebarLine({ here, unread, channel, open, children }: LineProps): VNode {
  return (
    <li>
      <button
        type="button"
        class={['sidebar-line', here && 'here', unread > 0 && 'unread'].filter(Boolean).join(' ')}
        aria-current={here ? 'page' : undefined}
        data-channel={channel}
        onClick={open}
      >
        {children}
        {unread > 0 && (
          <span class="badge">
            {unread > 99 ? '99+' : unread}
            <span class="unseen"> unread</span>
          </span>
        )}
      </button>
    </li>
  );
}

export function ChannelSign({ channel }: { channel: UiChannel }): VNode {
  return (
    <span class="channel-sign" aria-hidden="true">
      {channel.kind === 'private' ? <Lock /> : '#'}
    </span>
  );
}

function Lock(): VNode {
  return (
    <svg
      viewBox="0 0 20 20"
      width="13"
      height="13"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      role="presentation"
    >
      <rect x="4" y="9" width="12" height="8" rx="1.5" />
      <path d="M7 9V6a3 3 0 0 1 6 0v3" />
    </svg>
  );
}
