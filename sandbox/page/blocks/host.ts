import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { UiElementState, UiResult, UiViewState } from '../../ui-protocol.ts';

/** What bears the blocks: a message or a view. Elements speak to it and need not know which. */
export type Host = Readonly<{
  /** Chosen and typed so far, by block and action. */
  values: UiViewState;
  /** Keeps it, and tells nobody. */
  set(blockId: string, actionId: string, element: UiElementState): void;
  /** Keeps it and sends it to the app. */
  act(blockId: string, actionId: string, element: UiElementState): Promise<UiResult>;
  /** Type-ahead of external selects. */
  options(blockId: string, actionId: string, value: string): Promise<readonly unknown[]>;
  /** What is wrong with a block's input, as the app said it. */
  errorOf(blockId: string): string | undefined;
}>;

export const HostContext = createContext<Host | undefined>(undefined);

export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('Elements need a message or a view around them.');
  return host;
}

export function withValue(
  values: UiViewState,
  blockId: string,
  actionId: string,
  element: UiElementState,
): UiViewState {
  return { ...values, [blockId]: { ...values[blockId], [actionId]: element } };
}
