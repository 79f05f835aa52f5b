import type { VNode } from 'preact';
import type { UiPerson } from '../../ui-protocol.ts';

const HUES = 10;

/** Initials on a colour that stays with the id. A bot has a sign instead. */
export function Avatar({
  person,
  id,
  size,
}: {
  person: UiPerson | undefined;
  id: string;
  size: 'big' | 'small';
}): VNode {
  return (
    <span class={`avatar avatar-${size} hue-${hueOf(id)}`} aria-hidden="true">
      {person?.bot ? <BotSign /> : initials(person?.realName ?? '?')}
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '').join('');
}

function hueOf(id: string): number {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  return sum % HUES;
}

function BotSign(): VNode {
  return (
    <svg
      viewBox="0 0 24 24"
      width="64%"
      height="64%"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      role="presentation"
    >
      <path d="M4 17c4-1 4-8 8-8s3 5 8 3" />
      <circle cx="4" cy="17" r="1.6" fill="currentColor" />
      <circle cx="20" cy="12" r="1.6" fill="currentColor" />
    </svg>
  );
}
