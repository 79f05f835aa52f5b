import { ACTIONS } from './actions.ts';
import { actions, bullets, button, line, richText } from './blocks.ts';
import { fits } from './fits.ts';
import { lockScreen } from './lock-screen.ts';
import type { Message } from './message.ts';
import { plainMessage } from './plain-message.ts';
import { dated, foreign, ours, type Words } from './words.ts';

export type AuditLine = Readonly<{ at: Date; who: string; channel: string; text: string }>;
export type Audit = Readonly<{ lines: readonly AuditLine[]; offset: number; page: number; hasOlder: boolean }>;

export const NOT_AN_ASKER = plainMessage('Who asked what is shown only to those whom an admin has named in ASKERS.');

const TEXT_SHOWN = 120;
const CHANNEL_ID = /^[CGD][A-Z0-9]{2,20}$/;

/** Who asked what and when, newest first. */
export function renderAudit({ lines, offset, page, hasOlder }: Audit): Message {
  const head: Words =
    lines.length === 0
      ? [ours('Nobody has asked anything yet.', 'bold')]
      : [ours('Who asked what', 'bold'), ours(`, newest first: ${offset + 1}–${offset + lines.length}`)];
  const buttons = [
    ...(offset > 0
      ? [button({ action: ACTIONS.auditNewer, label: 'Newer', value: String(Math.max(0, offset - page)) })]
      : []),
    ...(hasOlder ? [button({ action: ACTIONS.auditOlder, label: 'Older', value: String(offset + page) })] : []),
  ];
  const list = lines.length > 0 ? [bullets(lines.map(lineWords))] : [];
  return fits({
    text: lockScreen(head, 300),
    blocks: [richText([line(head), ...list]), ...(buttons.length > 0 ? [actions(buttons)] : [])],
  });
}

function lineWords({ at, who, channel, text }: AuditLine): Words {
  const where: Words = CHANNEL_ID.test(channel)
    ? [ours(' in '), { kind: 'channel', id: channel }]
    : [ours(' in private')];
  return [dated(at), ours('  '), foreign(who, 'bold'), ...where, ours(': '), foreign(text, undefined, TEXT_SHOWN)];
}
