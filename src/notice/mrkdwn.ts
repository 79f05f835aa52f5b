// Formatting characters have no escape in mrkdwn: these look like them and mean nothing to Slack.
const SIGNS = '*_~`';
const LOOKALIKES = '∗ˍ∼ˋ';
// Between two letters or digits an underscore, star or tilde does not format: logins and names keep theirs.
const FORMATTING = /`|(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])/gu;
const EMOJI = /:(?=[a-z0-9_+'-]*[a-z][a-z0-9_+'-]*:)/gi;

/** Whether Slack could take a part of it for an emoji: `:db8:` in an address. */
export function hasEmoji(text: string): boolean {
  return text.search(EMOJI) >= 0;
}

/** Slack's own escaping, for text that is ours or already inert. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Foreign text, already clean, for mrkdwn: cannot ping, link, format, quote or draw an emoji. */
export function inert(text: string): string {
  const unformatted = text.replace(FORMATTING, (sign) => LOOKALIKES.charAt(SIGNS.indexOf(sign))).replace(EMOJI, '꞉');
  // An escaped `>` at the start of a line still quotes.
  return escaped(unformatted.replace(/^>/, '›'));
}

/** Foreign text, already clean, for the top-level `text`: angle brackets are shown as ‹ ›, nothing else is changed. */
export function bracketless(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '‹').replaceAll('>', '›');
}
