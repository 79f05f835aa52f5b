import type { VNode } from 'preact';
import type { Completion, Suggestion } from './completion.ts';

type SuggestionsProps = Readonly<{
  id: string;
  completion: Completion;
  active: number;
  choose(suggestion: Suggestion): void;
}>;

/** What the composer offers, above it. Focus stays in the composer. */
export function Suggestions({ id, completion, active, choose }: SuggestionsProps): VNode {
  return (
    <div
      id={`${id}-list`}
      class="suggestions"
      role="listbox"
      tabIndex={-1}
      aria-label={completion.title}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div class="suggestions-title">{completion.title}</div>
      {completion.suggestions.map((suggestion, index) => (
        <div
          key={suggestion.key}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          class={index === active ? 'menu-item active' : 'menu-item'}
          aria-selected={index === active}
          onClick={() => choose(suggestion)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') choose(suggestion);
          }}
        >
          <span>
            <b>{suggestion.label}</b> <span class="suggestion-hint">{suggestion.hint}</span>
          </span>
          {suggestion.description && <span class="menu-description">{suggestion.description}</span>}
        </div>
      ))}
    </div>
  );
}
