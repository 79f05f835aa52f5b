import type { VNode } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { OptionList } from './option-list.tsx';
import type { Option } from './options.ts';
import { Popup } from './popup.tsx';

type ComboboxProps = Readonly<{
  label: string;
  labelledBy: string | undefined;
  describedBy: string | undefined;
  invalid: boolean;
  busy: boolean;
  options: readonly Option[];
  empty: string;
  chosen: readonly Option[];
  multi: boolean;
  query(text: string): void;
  pick(option: Option): void;
  clear: (() => void) | undefined;
  action: string;
}>;

/** A select one can type into: the ARIA combobox pattern, with the list of options floating below. */
export function Combobox(props: ComboboxProps): VNode {
  const { options, chosen, multi, query, pick } = props;
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  useEffect(() => setActive(0), [typed]);
  const shut = (): void => {
    setOpen(false);
    setTyped('');
    query('');
  };
  const choose = (option: Option | undefined): void => {
    if (!option) return;
    pick(option);
    if (!multi) shut();
  };
  const type = (text: string): void => {
    setTyped(text);
    query(text);
    setOpen(true);
  };
  const keys = (event: KeyboardEvent): void => {
    const { key } = event;
    if (key === 'Escape' && open) shut();
    else if (key === 'Enter' && open) choose(options[active]);
    else if (key === 'ArrowDown' && !open) setOpen(true);
    else if (key === 'ArrowDown') setActive(Math.min(active + 1, options.length - 1));
    else if (key === 'ArrowUp' && open) setActive(Math.max(active - 1, 0));
    else if (key === 'Backspace' && typed === '') removeLast(props);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const single = multi ? '' : (chosen[0]?.label ?? '');
  return (
    <div ref={frame} class={props.invalid ? 'field combobox invalid' : 'field combobox'}>
      {multi && chosen.map((option) => <Chip option={option} remove={() => pick(option)} />)}
      <input
        role="combobox"
        class="combobox-input"
        autocomplete="off"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={open && options[active] ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        aria-label={props.labelledBy ? undefined : props.label}
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid}
        aria-busy={props.busy}
        data-action={props.action}
        placeholder={single || props.label}
        value={open ? typed : single}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onClick={() => setOpen(true)}
        onBlur={shut}
        onKeyDown={keys}
      />
      <span class="combobox-mark" aria-hidden="true">
        ▾
      </span>
      {open && (
        <Popup anchor={frame} close={shut} wide>
          <OptionList id={id} options={options} active={active} chosen={chosen} empty={props.empty} choose={choose} />
        </Popup>
      )}
    </div>
  );
}

function removeLast({ multi, chosen, pick, clear }: ComboboxProps): void {
  const last = chosen.at(-1);
  if (multi && last) pick(last);
  else if (last) clear?.();
}

function Chip({ option, remove }: { option: Option; remove(): void }): VNode {
  return (
    <span class="chip">
      {option.label}
      <button type="button" class="chip-remove" aria-label={`Remove ${option.label}`} onClick={remove}>
        ✕
      </button>
    </span>
  );
}
