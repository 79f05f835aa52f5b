import type { ComponentChildren, VNode } from 'preact';
import type { UiElementState, UiView, UiViewState } from '../../ui-protocol.ts';
import { askOptions } from '../api.ts';
import { type Host, HostContext, withValue } from '../blocks/host.ts';
import { useWorkspace } from '../workspace.ts';

type ViewHostProps = Readonly<{
  view: UiView;
  values: UiViewState;
  change(values: UiViewState): void;
  errors?: Readonly<Record<string, string>>;
  children: ComponentChildren;
}>;

/** Lets the elements inside speak to the app as elements of this view. */
export function ViewHost({ view, values, change, errors = {}, children }: ViewHostProps): VNode {
  const { state, act } = useWorkspace();
  const as = state.me.id;
  const set = (blockId: string, actionId: string, element: UiElementState): void =>
    change(withValue(values, blockId, actionId, element));
  const host: Host = {
    values,
    set,
    act: (blockId, actionId, element) => {
      set(blockId, actionId, element);
      return act({ kind: 'viewAction', as, viewId: view.id, blockId, actionId, element });
    },
    options: (blockId, actionId, value) => askOptions({ as, viewId: view.id, blockId, actionId, value }),
    errorOf: (blockId) => (Object.hasOwn(errors, blockId) ? errors[blockId] : undefined),
  };
  return <HostContext value={host}>{children}</HostContext>;
}
