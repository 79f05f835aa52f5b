import type { VNode } from 'preact';
import { Menu } from '../elements/menu.tsx';
import { Avatar } from '../message/avatar.tsx';
import { clockTime, dayTitle } from '../text/dates.ts';
import { channelById, useWorkspace } from '../workspace.ts';

/** The sandbox's name and clock, and whose eyes one looks through. */
export function TopBar({ drawer, toggleDrawer }: { drawer: boolean; toggleDrawer(): void }): VNode {
  const { state, now } = useWorkspace();
  const { zone } = state.me;
  const { factor } = state.clock;
  return (
    <header class="top-bar">
      <button
        type="button"
        class="tool drawer-button"
        aria-label="Channels"
        aria-expanded={drawer}
        onClick={toggleDrawer}
      >
        <span aria-hidden="true">☰</span>
      </button>
      <span class="top-title">Sandbox workspace</span>
      <span class="top-clock" title={`The sandbox's clock, in ${zone}`}>
        {dayTitle(now(), { zone, now: 0 })}, {clockTime(now(), zone)}
        {factor !== 1 && ` · ${factor}× speed`}
      </span>
      <PersonSwitcher />
    </header>
  );
}

function PersonSwitcher(): VNode {
  const { state, at, viewAs } = useWorkspace();
  const { me } = state;
  const members = channelById(state, at.channel)?.memberIds ?? [];
  const items = state.people
    .filter(({ bot }) => !bot)
    .map((person) => ({
      label: (
        <span class="person-line">
          <Avatar person={person} id={person.id} size="small" /> {person.realName}
        </span>
      ),
      description: [person.title, person.zone].filter(Boolean).join(' · '),
      checked: person.id === me.id,
      choose: () => viewAs(person.id, members.includes(person.id) ? at.channel : ''),
    }));
  return (
    <Menu label={`You are ${me.realName}. View as another person`} buttonClass="person-switcher" items={items}>
      <Avatar person={me} id={me.id} size="small" />
      <span class="person-words">
        You are <b>{me.realName}</b>
      </span>
      <span aria-hidden="true">▾</span>
    </Menu>
  );
}
