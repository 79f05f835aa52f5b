import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Popup } from './popup.tsx';

export type MenuItem = Readonly<{
  label: ComponentChildren;
  description?: string;
  checked?: boolean;
  url?: string;
  choose(): void;
}>;

type MenuProps = Readonly<{
  label: string;
  buttonClass: string;
  items: readonly MenuItem[];
  busy?: boolean;
  children: ComponentChildren;
  data?: string;
}>;

/** A button with a menu: arrows move, Enter chooses, Esc closes and comes back to the button. */
export function Menu({ label, buttonClass, items, busy = false, children, data }: MenuProps): VNode {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (back: boolean): void => {
    setOpen(false);
    if (back) button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={buttonClass}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-busy={busy}
        data-action={data}
        title={label}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !open) return;
          event.preventDefault();
          close(true);
        }}
      >
        {children}
      </button>
      {open && (
        <Popup anchor={button} close={() => close(false)}>
          <MenuList label={label} items={items} close={close} />
        </Popup>
      )}
    </>
  );
}

type Move = (now: number, count: number) => number;

const toFirst: Move = () => 0;

const MOVES = new Map<string, Move>([
  ['ArrowDown', (now, count) => (now + 1) % count],
  ['ArrowUp', (now, count) => (now - 1 + count) % count],
  ['Home', toFirst],
  ['End', (_, count) => count - 1],
]);

type ListProps = Readonly<{ label: string; items: readonly MenuItem[]; close(back: boolean): void }>;

function MenuList({ label, items, close }: ListProps): VNode {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => focusItem(list.current, toFirst), []);
  const keys = (event: KeyboardEvent): void => {
    const move = MOVES.get(event.key);
    if (move) focusItem(list.current, move);
    else if (event.key === 'Escape' || event.key === 'Tab') close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={list} class="menu" role="menu" tabIndex={-1} aria-label={label} onKeyDown={keys}>
      {items.map((item) => (
        <Item item={item} close={close} />
      ))}
    </div>
  );
}

function Item({ item, close }: { item: MenuItem; close(back: boolean): void }): VNode {
  const choose = (): void => {
    close(true);
    item.choose();
  };
  const inner = (
    <>
      <span>
        {item.checked && '✓ '}
        {item.label}
        {item.url && ' ↗'}
      </span>
      {item.description && <span class="menu-description">{item.description}</span>}
    </>
  );
  if (item.url !== undefined) {
    return (
      <a class="menu-item" role="menuitem" href={item.url} target="_blank" rel="noopener noreferrer" onClick={choose}>
        {inner}
      </a>
    );
  }
  return (
    <button type="button" class="menu-item" role="menuitem" tabIndex={-1} onClick={choose}>
      {inner}
    </button>
  );
}

function focusItem(list: HTMLElement | null, move: Move): void {
  const items = [...(list?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const now = items.findIndex((item) => item.matches(':focus'));
  items[move(now, items.length)]?.focus();
}
