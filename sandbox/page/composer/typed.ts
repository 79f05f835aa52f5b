import type { UiState } from '../../ui-protocol.ts';

/**
 * What a person typed, in Slack's own form, as its clients send it: `@Kim Lee` and `#general` become tokens where such
 * a person or channel is known; everything else is escaped.
 */
export function toMrkdwn(typed: string, state: UiState): string {
  const tokens = new Map<string, string>([
    ['@here', '<!here>'],
    ['@channel', '<!channel>'],
    ['@everyone', '<!everyone>'],
    ...state.people.flatMap(({ id, name, realName }): [string, string][] => [
      [`@${name}`.toLowerCase(), `<@${id}>`],
      [`@${realName}`.toLowerCase(), `<@${id}>`],
    ]),
    ...state.channels
      .filter(({ kind }) => kind !== 'dm')
      .map(({ id, name }): [string, string] => [`#${name}`.toLowerCase(), `<#${id}>`]),
  ]);
  const longestFirst = [...tokens].toSorted(([one], [other]) => other.length - one.length);
  return withTokens(typed, longestFirst);
}

function withTokens(typed: string, tokens: readonly (readonly [string, string])[]): string {
  const small = typed.toLowerCase();
  let sent = '';
  let at = 0;
  while (at < typed.length) {
    const token = /[@#]/.test(typed.charAt(at)) ? tokens.find(([words]) => isAt(small, words, at)) : undefined;
    sent += token ? token[1] : escaped(typed.charAt(at));
    at += token ? token[0].length : 1;
  }
  return sent;
}

function isAt(text: string, words: string, at: number): boolean {
  if (!text.startsWith(words, at)) return false;
  const alone = /^[^\p{L}\p{N}_-]?$/u;
  return alone.test(text.charAt(at - 1)) && alone.test(text.charAt(at + words.length));
}

function escaped(char: string): string {
  if (char === '&') return '&amp;';
  if (char === '<') return '&lt;';
  return char === '>' ? '&gt;' : char;
}
