import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { UiAct, UiChannel, UiMessage, UiPerson, UiResult, UiState } from '../ui-protocol.ts';
import type { Tab, Whereabouts } from './place.ts';

/** What every part of the page can see and do. */
export type Workspace = Readonly<{
  state: UiState;
  at: Whereabouts;
  messages: readonly UiMessage[] | undefined;
  thread: readonly UiMessage[] | undefined;
  /** The sandbox's present moment, which may run faster than ours. */
  now(): number;
  act(act: UiAct): Promise<UiResult>;
  go(channel: string, thread?: string, tab?: Tab): void;
  /** `channel`: where to begin; empty is the first that the person sees. */
  viewAs(personId: string, channel: string): void;
  tell(sentence: string): void;
}>;

export const WorkspaceContext = createContext<Workspace | undefined>(undefined);

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('Outside of the workspace.');
  return workspace;
}

export function personById(state: UiState, id: string): UiPerson | undefined {
  return state.people.find((person) => person.id === id);
}

export function channelById(state: UiState, id: string): UiChannel | undefined {
  return state.channels.find((channel) => channel.id === id);
}

/** What a channel is called in the sidebar: a direct message bears the other person's name. */
export function channelTitle(state: UiState, channel: UiChannel): string {
  if (channel.kind !== 'dm') return channel.name;
  return dmPartner(state, channel)?.realName ?? `${state.me.realName} (you)`;
}

export function dmPartner(state: UiState, channel: UiChannel): UiPerson | undefined {
  const other = channel.memberIds.find((id) => id !== state.me.id);
  return other === undefined ? undefined : personById(state, other);
}

export function dmWith(state: UiState, personId: string): UiChannel | undefined {
  return state.channels.find((channel) => channel.kind === 'dm' && dmPartner(state, channel)?.id === personId);
}
