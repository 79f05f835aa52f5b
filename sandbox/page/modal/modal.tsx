import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { UiView, UiViewState } from '../../ui-protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { isFields, listOf, wordsOf } from '../json.ts';
import { useWorkspace } from '../workspace.ts';
import { Dialog } from './dialog.tsx';
import { ViewHost } from './view-host.tsx';
import { missingInputs, viewState } from './view-state.ts';

type ModalProps = Readonly<{ view: UiView; depth: number; values: UiViewState; change(values: UiViewState): void }>;

export function Modal({ view, depth, values, change }: ModalProps): VNode {
  const { state, act } = useWorkspace();
  const { title, blocks, submit, close } = view.view;
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState('');
  const as = state.me.id;

  const leave = (): void => {
    act({ kind: 'viewClose', as, viewId: view.id });
  };
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const asked = viewState(blocks, values);
    const missing = missingInputs(blocks, asked);
    setWrong(missing);
    setRefused('');
    if (busy || Object.keys(missing).length > 0) return;
    setBusy(true);
    const result = await act({ kind: 'viewSubmit', as, viewId: view.id, state: asked });
    setBusy(false);
    if (!result.ok) setWrong(result.fields ?? {});
    if (!result.ok && !result.fields) setRefused(result.error);
  };
  return (
    <Dialog title={wordsOf(title)} close={leave}>
      <form class="modal-form" data-view={view.id} noValidate onSubmit={send}>
        <div class="dialog-body">
          {refused && (
            <div class="modal-refused" role="alert">
              {refused}
            </div>
          )}
          <ViewHost view={view} values={values} change={change} errors={{ ...view.errors, ...wrong }}>
            <Blocks blocks={listOf(blocks)} />
          </ViewHost>
        </div>
        <div class="dialog-foot">
          <button type="button" class="button" onClick={leave}>
            {wordsOf(close) || (depth > 1 ? 'Back' : isFields(submit) ? 'Cancel' : 'Close')}
          </button>
          {isFields(submit) && (
            <button
              type="submit"
              class={busy ? 'button primary pending' : 'button primary'}
              disabled={busy}
              aria-busy={busy}
            >
              {wordsOf(submit)}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
