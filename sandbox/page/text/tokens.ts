import { decoded } from './leaf.ts';
import { type Piece, safeUrl } from './pieces.ts';

const BROADCASTS = new Set(['here', 'channel', 'everyone']);

/** What stands between `<` and `>`; undefined when it is none of Slack's tokens, and so is text. */
export function angleToken(inside: string): Piece | undefined {
  if (/[<\n]/.test(inside)) return undefined;
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : decoded(inside.slice(bar + 1));
  if (target.startsWith('!')) return bangToken(target.slice(1), label);
  const mention = /^([@#])([UWCGDS][A-Z0-9]{1,30})$/.exec(target);
  if (mention?.[2]) {
    const kind = mention[1] === '@' ? 'person' : 'channel';
    return label ? { kind, id: mention[2], label } : { kind, id: mention[2] };
  }
  return linkToken(decoded(target), label);
}

function bangToken(target: string, label: string | undefined): Piece | undefined {
  if (BROADCASTS.has(target)) return { kind: 'broadcast', range: target };
  const group = /^subteam\^(S[A-Z0-9]{1,30})$/.exec(target)?.[1];
  if (group) return label ? { kind: 'group', id: group, label } : { kind: 'group', id: group };
  if (target.startsWith('date^')) return dateToken(target, label);
  return label ? { kind: 'text', text: label } : undefined;
}

function dateToken(target: string, label: string | undefined): Piece | undefined {
  const [, seconds = '', format = '', link] = target.split('^');
  if (!/^-?\d{1,12}$/.test(seconds) || format === '') return undefined;
  const url = link === undefined ? undefined : safeUrl(decoded(link));
  const date = { kind: 'date', seconds: Number(seconds), format: decoded(format), fallback: label ?? '' } as const;
  return url === undefined ? date : { ...date, url };
}

function linkToken(url: string, label: string | undefined): Piece | undefined {
  if (safeUrl(url) === undefined) return undefined;
  const words = label || url.replace(/^(?:mailto|tel):/, '');
  return { kind: 'link', url, of: [{ kind: 'text', text: words }] };
}
