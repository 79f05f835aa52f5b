import { parseJson } from '../cloudtrail/fields.ts';
import { inZone } from '../notice/when.ts';
import type { Held, HeldWhole } from '../quarantine-retry.ts';
import { escapeControls, withoutControls } from './inert.ts';
import { tableLines } from './table.ts';

/** Digits of an id that are shown, and typed. */
export const SHORT = 8;

const HEAD = ['Id', 'When', 'Kind', 'From or for', 'Reason'];

export function shortId(id: string): string {
  return id.slice(0, SHORT);
}

export function heldTable(held: readonly Held[], zone: string): string {
  const rows = held.map((item) => [
    shortId(item.id),
    inZone(item.at, zone, 'minute'),
    item.kind,
    withoutControls(item.channel ?? item.carrier),
    oneLine(item.reason),
  ]);
  return `${tableLines(HEAD, rows).join('\n')}\n`;
}

/** `3f2a9c01 dropped: …` */
export function heldLine(id: string, words: string): string {
  return `${shortId(id)} ${oneLine(words)}\n`;
}

/** `record by ingest of Sun 22 Nov 09:00, eventTime is missing` */
export function heldWords({ kind, channel, carrier, at, reason }: Held, zone: string): string {
  const where = channel ? `for ${channel}` : `by ${carrier}`;
  return `${kind} ${where} of ${inZone(at, zone, 'minute')}, ${reason}`;
}

/** All of it: what is known of it, then the record or the message, as JSON where it is. */
export function wholeText(held: HeldWhole, zone: string): string {
  const value = parseJson(held.body);
  const body = value === undefined ? held.body : JSON.stringify(value, null, 2);
  const notice = held.noticeId ? ` · notice ${withoutControls(held.noticeId)}` : '';
  return `${held.id}\n${oneLine(heldWords(held, zone))}${notice}\n\n${escapeControls(body)}\n`;
}

/** One JSON object in a line; a body that is JSON stands in it as such. */
export function toJsonLine({ id, at, kind, carrier, channel, noticeId, reason, ...more }: Held | HeldWhole): string {
  const body = 'body' in more ? { body: parseJson(more.body) ?? more.body } : {};
  return `${escapeControls(JSON.stringify({ id, at, kind, carrier, channel, noticeId, reason, ...body }))}\n`;
}

function oneLine(text: string): string {
  return withoutControls(text.replace(/\s+/g, ' '));
}
