import { fieldOf, textAt } from './listener-body.ts';

const DEEPEST = 8;
const LONGEST = 6_000;
/** Where Slack's blocks and attachments keep what is read: the names of text members. */
const READ = new Set(['text', 'fallback', 'title', 'pretext', 'value']);

/** What a person reads in the message of a request: its text, else what its blocks and attachments say. */
export function messageText(body: unknown): string {
  const message = fieldOf(body, 'message');
  const parts = [textAt(message, 'text') ?? ''];
  collect(fieldOf(message, 'blocks'), parts, 0);
  collect(fieldOf(message, 'attachments'), parts, 0);
  return decoded([...new Set(parts)].join(' ').slice(0, LONGEST));
}

function collect(value: unknown, parts: string[], depth: number): void {
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const each of value.slice(0, 100)) collect(each, parts, depth + 1);
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    if (typeof member === 'string') {
      if (READ.has(key)) parts.push(member);
    } else collect(member, parts, depth + 1);
  }
}

/** Slack's entities, ampersands last. */
function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
