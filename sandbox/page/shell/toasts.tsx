import type { VNode } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

type Toast = Readonly<{ id: number; sentence: string }>;
export type ToastsPort = Readonly<{ list: readonly Toast[]; tell(sentence: string): void; drop(id: number): void }>;

const STAYS = 9_000;
const AT_ONCE = 4;

export function useToasts(): ToastsPort {
  const [list, setList] = useState<readonly Toast[]>([]);
  const serial = useRef(0);
  const drop = useCallback((id: number) => setList((now) => now.filter((toast) => toast.id !== id)), []);
  const tell = useCallback((sentence: string) => {
    serial.current += 1;
    const id = serial.current;
    setList((now) => [...now, { id, sentence }].slice(-AT_ONCE));
    setTimeout(() => drop(id), STAYS);
  }, []);
  return { list, tell, drop };
}

/** Sentences that pass by, above everything, modals too. */
export function Toasts({ toasts: { list, drop } }: { toasts: ToastsPort }): VNode {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = ref.current;
    // What was shown last lies on top, so it is shown anew for each.
    if (box?.matches(':popover-open')) box.hidePopover();
    if (list.length > 0) box?.showPopover();
  }, [list]);
  return (
    <div ref={ref} class="toasts" popover="manual" aria-live="assertive">
      {list.map(({ id, sentence }) => (
        <div key={id} class="toast" role="alert">
          <span>{sentence}</span>
          <button type="button" class="toast-close" aria-label="Dismiss" onClick={() => drop(id)}>
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}
