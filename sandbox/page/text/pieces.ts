/** What mrkdwn, markdown and rich_text come down to: the only things that text can become on the page. */
export type Piece =
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'styled'; style: Style; of: readonly Piece[] }>
  | Readonly<{ kind: 'code'; text: string }>
  | Readonly<{ kind: 'link'; url: string; of: readonly Piece[] }>
  | Readonly<{ kind: 'person'; id: string; label?: string }>
  | Readonly<{ kind: 'channel'; id: string; label?: string }>
  | Readonly<{ kind: 'group'; id: string; label?: string }>
  | Readonly<{ kind: 'broadcast'; range: string }>
  | Readonly<{ kind: 'date'; seconds: number; format: string; url?: string; fallback: string }>
  | Readonly<{ kind: 'emoji'; name: string; char: string }>;

export type Style = 'bold' | 'italic' | 'strike' | 'underline';

export type Line = readonly Piece[];

export type Part =
  | Readonly<{ kind: 'lines'; lines: readonly Line[] }>
  | Readonly<{ kind: 'quote'; lines: readonly Line[] }>
  | Readonly<{ kind: 'code block'; text: string }>
  | Readonly<{ kind: 'heading'; level: number; line: Line }>
  | Readonly<{ kind: 'item'; ordered: boolean; number: number; indent: number; line: Line }>
  | Readonly<{ kind: 'rule' }>;

const SAFE_SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:', 'slack:']);

/** The address, if following it can do no more than open something: never `javascript:` or `data:`. */
export function safeUrl(url: string): string | undefined {
  const parsed = URL.parse(url);
  return parsed && SAFE_SCHEMES.has(parsed.protocol) ? url : undefined;
}
