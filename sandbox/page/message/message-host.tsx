import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { UiElementState, UiMessage, UiResult, UiViewState } from '../../ui-protocol.ts';
import { askOptions } from '../api.ts';
import { type Host, HostContext, withValue } from '../blocks/host.ts';
import { useWorkspace } from '../workspace.ts';

/** Lets the elements inside speak to the app as elements of this message. */
export function MessageHost({ message, children }: { message: UiMessage; children: ComponentChildren }): VNode {
  const { state, act } = useWorkspace();
  const [values, setValues] = useState<UiViewState>({});
  const { channel, ts } = message;
  const as = state.me.id;
  const set = (blockId: string, actionId: string, element: UiElementState): void =>
    setValues((now) => withValue(now, blockId, actionId, element));
  const host: Host = {
    values,
    set,
    act: (blockId, actionId, element): Promise<UiResult> => {
      set(blockId, actionId, element);
      return act({ kind: 'action', as, channel, ts, blockId, actionId, element });
    },
    options: (blockId, actionId, value) => askOptions({ as, channel, ts, blockId, actionId, value }),
    errorOf: () => undefined,
  };
  return <HostContext value={host}>{children}</HostContext>;
}
