import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

type DialogProps = Readonly<{ title: string; close(): void; narrow?: boolean; children: ComponentChildren }>;

/** A modal window: the browser keeps focus inside it, gives it back at the end, and calls `close` for Esc. */
export function Dialog({ title, close, narrow = false, children }: DialogProps): VNode {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    // Typing can begin at once; the browser would begin with the closing cross.
    dialog?.querySelector<HTMLElement>('.dialog-body :is(input, textarea), .dialog-foot button')?.focus();
    return () => dialog?.close();
  }, []);
  const cancel = (event: Event): void => {
    event.preventDefault();
    close();
  };
  // Esc is for this window alone, not for the thread that it may stand in.
  const keys = (event: KeyboardEvent): void => event.stopPropagation();
  const look = narrow ? 'dialog dialog-narrow' : 'dialog';
  return (
    <dialog ref={ref} class={look} aria-labelledby={id} onCancel={cancel} onKeyDown={keys}>
      <div class="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="icon-button" aria-label="Close" onClick={close}>
          ✕
        </button>
      </div>
      {children}
    </dialog>
  );
}
