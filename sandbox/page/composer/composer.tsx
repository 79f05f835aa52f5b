import type { VNode } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { UiChannel } from '../../ui-protocol.ts';
import { Menu } from '../elements/menu.tsx';
import { useWorkspace } from '../workspace.ts';
import { completionAt, type Suggestion, usageFor } from './completion.ts';
import { Suggestions } from './suggestions.tsx';
import { useComposer } from './use-composer.ts';

type ComposerProps = Readonly<{ channel: UiChannel; label: string; thread?: string }>;

/** Enter sends, Shift+Enter breaks the line; `/`, `@` and `#` offer what may follow. */
export function Composer({ channel, label, thread }: ComposerProps): VNode {
  const { state } = useWorkspace();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const { text, refusal, busy, type, send } = useComposer(channel, thread);
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState('');
  const wanted = text === dismissed ? undefined : completionAt(text, caret, state);
  const completion = thread && wanted?.title === 'Commands' ? undefined : wanted;
  useLayoutEffect(() => grow(area.current), [text]);
  const moveCaret = useMovedCaret(area, text);
  useEffect(() => {
    // Whoever opens a thread wants to answer; on a telephone that would push up the keyboard.
    if (thread && matchMedia('(hover: hover)').matches) area.current?.focus({ preventScroll: true });
  }, [thread]);

  const typed = (next: string, at: number): void => {
    setCaret(at);
    setActive(0);
    setDismissed('');
    type(next);
  };
  const insert = ({ insert: words }: Suggestion): void => {
    if (!completion) return;
    const next = text.slice(0, completion.from) + words + text.slice(caret);
    typed(next, completion.from + words.length);
    moveCaret(completion.from + words.length);
    area.current?.focus();
  };
  const keys = (event: KeyboardEvent): void => {
    const chosen = completion?.suggestions[active];
    const moves = new Map<string, () => void>([
      ['Escape', () => setDismissed(text)],
      ['ArrowDown', () => setActive((active + 1) % (completion?.suggestions.length ?? 1))],
      ['ArrowUp', () => setActive((active || (completion?.suggestions.length ?? 1)) - 1)],
    ]);
    // A command typed to its end needs no completing: Enter sends it.
    const inserts = chosen && (event.key === 'Tab' || event.key === 'Enter') && chosen.label !== text;
    const move = chosen && (moves.get(event.key) ?? (inserts ? () => insert(chosen) : undefined));
    const deed = move ?? (event.key === 'Enter' ? send : undefined);
    if (!deed || event.isComposing || event.shiftKey) return;
    event.preventDefault();
    deed();
  };
  const usage = thread ? undefined : usageFor(text, state);
  return (
    <div class="composer" data-composer={thread ? 'thread' : 'channel'}>
      {completion && <Suggestions id={id} completion={completion} active={active} choose={insert} />}
      {refusal && (
        <div class="composer-refusal" role="alert">
          {refusal}
        </div>
      )}
      {usage && <div class="composer-usage">{usage}</div>}
      <div class="composer-box">
        <textarea
          ref={area}
          rows={1}
          value={text}
          placeholder={thread ? 'Reply…' : `Message ${label}`}
          aria-label={thread ? 'Reply in thread' : `Message ${label}`}
          aria-autocomplete="list"
          aria-controls={completion ? `${id}-list` : undefined}
          aria-activedescendant={completion ? `${id}-${active}` : undefined}
          onInput={({ currentTarget: box }) => typed(box.value, box.selectionStart)}
          onSelect={({ currentTarget: box }) => setCaret(box.selectionStart)}
          onKeyDown={keys}
        />
        <div class="composer-foot">
          <GlobalShortcuts channel={channel} />
          <span class="composer-hint">{busy ? 'Sending…' : ''}</span>
          <button
            type="button"
            class="send"
            aria-label="Send"
            title="Send"
            disabled={text.trim() === '' || busy}
            onClick={send}
          >
            <svg viewBox="0 0 20 20" width="16" height="16" fill="currentColor" aria-hidden="true">
              <path d="M2 3l16 7-16 7 2.5-7zm2.5 7h7" stroke="currentColor" stroke-linejoin="round" />
            </svg>
          </button>
        </div>
      </div>
    </div>
  );
}

function GlobalShortcuts({ channel }: { channel: UiChannel }): VNode | null {
  const { state, act } = useWorkspace();
  const items = state.shortcuts
    .filter(({ type }) => type === 'global')
    .map(({ name, description, callbackId }) => ({
      label: name,
      description,
      choose: () => act({ kind: 'shortcut', as: state.me.id, callbackId, channel: channel.id }),
    }));
  if (items.length === 0) return null;
  return (
    <Menu label="Shortcuts" buttonClass="tool" items={items}>
      <svg viewBox="0 0 20 20" width="16" height="16" fill="currentColor" aria-hidden="true">
        <path d="M11.5 1 4 11.5h5L8 19l8-11h-5.5z" />
      </svg>
    </Menu>
  );
}

/** The caret can be set only once the new text stands in the box. */
function useMovedCaret(area: { current: HTMLTextAreaElement | null }, text: string): (at: number) => void {
  const wanted = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (wanted.current !== undefined) area.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = undefined;
  }, [text]);
  return (at) => {
    wanted.current = at;
  };
}

function grow(area: HTMLTextAreaElement | null): void {
  if (!area) return;
  area.style.height = 'auto';
  area.style.height = `${Math.min(area.scrollHeight, 200)}px`;
}
