import type { VNode } from 'preact';
import type { Option } from './options.ts';

type OptionListProps = Readonly<{
  id: string;
  options: readonly Option[];
  active: number;
  chosen: readonly Option[];
  empty: string;
  choose(option: Option): void;
}>;

/** The list below a combobox. Focus stays in the input, so a press must not take it away. */
export function OptionList({ id, options, active, chosen, empty, choose }: OptionListProps): VNode {
  return (
    <div id={`${id}-list`} role="listbox" tabIndex={-1} class="menu" onMouseDown={(event) => event.preventDefault()}>
      {options.length === 0 && <div class="menu-empty">{empty}</div>}
      {options.map((option, index) => (
        <>
          {option.group !== '' && option.group !== options[index - 1]?.group && (
            <div class="menu-group">{option.group}</div>
          )}
          <Line
            id={`${id}-${index}`}
            option={option}
            active={index === active}
            chosen={chosen.some(({ key }) => key === option.key)}
            choose={choose}
          />
        </>
      ))}
    </div>
  );
}

type LineProps = Readonly<{
  id: string;
  option: Option;
  active: boolean;
  chosen: boolean;
  choose(option: Option): void;
}>;

function Line({ id, option, active, chosen, choose }: LineProps): VNode {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      class={active ? 'menu-item active' : 'menu-item'}
      aria-selected={chosen}
      ref={(line) => {
        if (active) line?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={() => choose(option)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') choose(option);
      }}
    >
      <span>
        {chosen && '✓ '}
        {option.label}
      </span>
      {option.description && <span class="menu-description">{option.description}</span>}
    </div>
  );
}
