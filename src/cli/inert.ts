/** What could move the cursor, colour the terminal or hide text. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Foreign text for a line of the terminal. */
export function withoutControls(text: string): string {
  return text.toWellFormed().replace(UNSAFE, '');
}

/** Foreign text whole, with its line ends: what a terminal would obey is seen as `\u001b`. In JSON it stays the same JSON. */
export function escapeControls(text: string): string {
  return text.toWellFormed().replace(UNSAFE, (char) => (char === '\n' ? char : escaped(char)));
}

function escaped(char: string): string {
  return Array.from({ length: char.length }, (_, at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
    '',
  );
}
