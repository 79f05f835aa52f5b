/** A text of exactly so many characters. */
export function long(length: number): string {
  return 'x'.repeat(length);
}

export function times<T>(count: number, one: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => one(index));
}

export const plain = (length = 1) => ({ type: 'plain_text', text: long(length) });
export const mrkdwn = (length = 1) => ({ type: 'mrkdwn', text: long(length) });
export const section = (more: object = {}) => ({ type: 'section', text: mrkdwn(), ...more });
export const button = (more: object = {}) => ({ type: 'button', text: plain(), ...more });
export const actions = (...elements: readonly unknown[]) => ({ type: 'actions', elements });
export const option = (index: number, more: object = {}) => ({ text: plain(), value: `v${index}`, ...more });
export const select = (count: number, more: object = {}) => ({
  type: 'static_select',
  options: times(count, (index) => option(index)),
  ...more,
});
export const overflow = (count: number, more: object = {}) => ({
  type: 'overflow',
  options: times(count, (index) => option(index, more)),
});
export const checkboxes = (count: number) => ({ type: 'checkboxes', options: times(count, (index) => option(index)) });
export const image = (more: object = {}) => ({
  type: 'image',
  alt_text: 'a',
  image_url: 'https://example.com/a.png',
  ...more,
});
export const richText = (...leaves: readonly unknown[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: leaves }],
});
export const raw = (text: string) => ({ type: 'raw_text', text });
export const rows = (count: number, columns: number, text = 'c') => times(count, () => times(columns, () => raw(text)));
export const input = (element: object, more: object = {}) => ({ type: 'input', label: plain(), element, ...more });
export const modal = (more: object = {}) => ({ type: 'modal', title: plain(), blocks: [section()], ...more });
