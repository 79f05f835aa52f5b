import { type ComponentChildren, createPortal, type RefObject, type VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

type PopupProps = Readonly<{
  anchor: RefObject<HTMLElement | null>;
  close(): void;
  /** As wide as its anchor at least. */
  wide?: boolean;
  children: ComponentChildren;
}>;

const GAP = 4;

/** Floats beside its anchor over everything, modals included; a press outside of both closes it. */
export function Popup({ anchor, close, wide = false, children }: PopupProps): VNode {
  const ref = useRef<HTMLDivElement>(null);
  // At once, so that what is inside can take the focus as soon as it is there.
  const show = (box: HTMLDivElement | null): void => {
    ref.current = box;
    if (box?.matches(':not(:popover-open)')) box.showPopover();
  };
  useLayoutEffect(() => {
    const place = (): void => {
      if (ref.current && anchor.current) placeBeside(ref.current, anchor.current, wide);
    };
    place();
    window.addEventListener('resize', place);
    window.addEventListener('scroll', place, true);
    return () => {
      window.removeEventListener('resize', place);
      window.removeEventListener('scroll', place, true);
    };
  });
  useEffect(() => {
    const press = ({ target }: PointerEvent): void => {
      if (!(target instanceof Node) || ref.current?.contains(target) || anchor.current?.contains(target)) return;
      close();
    };
    document.addEventListener('pointerdown', press, true);
    return () => document.removeEventListener('pointerdown', press, true);
  });
  // Outside of what scrolls, but inside of an open modal, beyond which nothing can be clicked.
  const home = anchor.current?.closest('dialog') ?? document.body;
  return createPortal(
    <div ref={show} class="popup" popover="manual">
      {children}
    </div>,
    home,
  );
}

/** Below the anchor, or above where there is more room; never beyond the window's edges. */
function placeBeside(popup: HTMLElement, anchor: HTMLElement, wide: boolean): void {
  const at = anchor.getBoundingClientRect();
  if (wide) popup.style.minWidth = `${at.width}px`;
  const below = window.innerHeight - at.bottom - 2 * GAP;
  const above = at.top - 2 * GAP;
  const up = below < Math.min(popup.scrollHeight, 320) && above > below;
  popup.style.maxHeight = `${Math.max(80, Math.min(up ? above : below, 360))}px`;
  const height = popup.offsetHeight;
  popup.style.top = `${up ? at.top - GAP - height : at.bottom + GAP}px`;
  popup.style.left = `${Math.max(GAP, Math.min(at.left, window.innerWidth - popup.offsetWidth - GAP))}px`;
}
