import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { type Fields, textOf } from '../json.ts';
import { withEmoji } from './leaf.ts';
import { LineView } from './line-view.tsx';
import { parseMrkdwn } from './mrkdwn.ts';
import type { Line, Part } from './pieces.ts';

/** A text object of Block Kit, by its own type: mrkdwn is parsed, plain_text is not. */
export function TextObject({ object }: { object: Fields }): VNode {
  if (object.type === 'mrkdwn') return <Mrkdwn text={textOf(object.text)} verbatim={object.verbatim === true} />;
  return <PlainText object={object} />;
}

export function PlainText({ object }: { object: Fields }): VNode {
  const text = textOf(object.text);
  return <LineView line={object.emoji === false ? [{ kind: 'text', text }] : withEmoji(text)} />;
}

export function Mrkdwn({ text, verbatim = false }: { text: string; verbatim?: boolean }): VNode {
  const parts = useMemo(() => parseMrkdwn(text, { verbatim }), [text, verbatim]);
  return <PartsView parts={parts} />;
}

export function PartsView({ parts }: { parts: readonly Part[] }): VNode {
  return (
    <>
      {parts.map((part) => (
        <PartView part={part} />
      ))}
    </>
  );
}

function PartView({ part }: { part: Part }): VNode {
  if (part.kind === 'code block') return <pre class="code-block">{part.text}</pre>;
  if (part.kind === 'rule') return <hr class="divider" />;
  if (part.kind === 'quote') {
    return (
      <blockquote class="quote">
        <Lines lines={part.lines} />
      </blockquote>
    );
  }
  if (part.kind === 'lines') {
    return (
      <div class="lines">
        <Lines lines={part.lines} />
      </div>
    );
  }
  if (part.kind === 'heading') {
    return (
      <div class={`heading heading-${Math.min(part.level, 3)}`}>
        <LineView line={part.line} />
      </div>
    );
  }
  return (
    <div class={`item indent-${part.indent}`}>
      <span class="item-mark">{part.ordered ? `${part.number}.` : '•'}</span>
      <span>
        <LineView line={part.line} />
      </span>
    </div>
  );
}

function Lines({ lines }: { lines: readonly Line[] }): VNode {
  return (
    <>
      {lines.map((line) => (
        <span class="line">{line.length === 0 ? '\u00a0' : <LineView line={line} />}</span>
      ))}
    </>
  );
}
