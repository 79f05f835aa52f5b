import type { VNode } from 'preact';
import { readPermalink } from '../place.ts';
import { channelById, personById, useWorkspace } from '../workspace.ts';
import { formatDateToken } from './dates.ts';
import type { Line, Piece, Style } from './pieces.ts';

/** Pieces as elements. Foreign text reaches the page only as text nodes. */
export function LineView({ line }: { line: Line }): VNode {
  return (
    <>
      {line.map((piece) => (
        <PieceView piece={piece} />
      ))}
    </>
  );
}

function PieceView({ piece }: { piece: Piece }): VNode {
  if (piece.kind === 'styled') return <Styled style={piece.style} line={piece.of} />;
  if (piece.kind === 'code') return <code class="code">{piece.text}</code>;
  if (piece.kind === 'link') return <Link url={piece.url} line={piece.of} />;
  if (piece.kind === 'emoji') return <Emoji name={piece.name} char={piece.char} />;
  if (piece.kind === 'date') return <DateView {...piece} />;
  if (piece.kind === 'text') return <>{piece.text}</>;
  return <Mention piece={piece} />;
}

function Styled({ style, line }: { style: Style; line: Line }): VNode {
  const inner = <LineView line={line} />;
  if (style === 'bold') return <strong>{inner}</strong>;
  if (style === 'italic') return <em>{inner}</em>;
  if (style === 'strike') return <s>{inner}</s>;
  return <u>{inner}</u>;
}

/** A link to a message of this workspace opens here; any other in its own tab, knowing nothing of us. */
export function Link({ url, line }: { url: string; line: Line }): VNode {
  const { state, go } = useWorkspace();
  const target = readPermalink(url);
  const open = (event: MouseEvent): void => {
    if (!target || !channelById(state, target.channel)) return;
    event.preventDefault();
    go(target.channel, target.thread ?? target.ts);
  };
  return (
    <a class="link" href={url} target="_blank" rel="noopener noreferrer" title={url} onClick={open}>
      <LineView line={line} />
    </a>
  );
}

const DOTS = new Map([
  ['red_circle', 'red'],
  ['large_orange_circle', 'orange'],
  ['large_yellow_circle', 'yellow'],
  ['large_green_circle', 'green'],
  ['large_blue_circle', 'blue'],
  ['purple_circle', 'purple'],
]);

/** Dots are drawn, for not every machine has a font for them. */
function Emoji({ name, char }: { name: string; char: string }): VNode {
  const dot = DOTS.get(name);
  if (dot) return <span class={`dot dot-${dot}`} role="img" aria-label={name.replaceAll('_', ' ')} />;
  return (
    <span class="emoji" role="img" aria-label={name.replaceAll('_', ' ')}>
      {char}
    </span>
  );
}

function DateView({ seconds, format, url, fallback }: Piece & { kind: 'date' }): VNode {
  const { state, now } = useWorkspace();
  const words = formatDateToken(seconds, format, { zone: state.me.zone, now: now() });
  if (url) return <Link url={url} line={[{ kind: 'text', text: words }]} />;
  return (
    <time class="date" title={fallback}>
      {words}
    </time>
  );
}

type MentionPiece = Extract<Piece, { kind: 'person' | 'channel' | 'group' | 'broadcast' }>;

function Mention({ piece }: { piece: MentionPiece }): VNode {
  const { state, go } = useWorkspace();
  if (piece.kind === 'broadcast') return <span class="mention mention-loud">@{piece.range}</span>;
  if (piece.kind === 'group') return <span class="mention">@{piece.label?.replace(/^@/, '') ?? piece.id}</span>;
  if (piece.kind === 'person') {
    const name = personById(state, piece.id)?.realName ?? piece.label ?? piece.id;
    return <span class={piece.id === state.me.id ? 'mention mention-loud' : 'mention'}>@{name}</span>;
  }
  const channel = channelById(state, piece.id);
  if (!channel) return <span class="mention">#{piece.label ?? piece.id}</span>;
  return (
    <button type="button" class="mention mention-channel" onClick={() => go(channel.id)}>
      #{channel.name}
    </button>
  );
}
