import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { isObject } from './fields.ts';
import { remembering } from './remembering.ts';

/**
 * SHA-256, hex, of a value's canonical JSON (RFC 8785). Total: what RFC 8785 refuses, lone surrogates above all, is
 * hashed as JSON with sorted keys, which is as stable. `familiar` is an object in it that many others hold as well: it is
 * put in order once, for all of them.
 */
export function sha256Of(value: unknown, familiar?: object): string {
  return hash('sha256', canonicalText(value, familiar), 'hex');
}

function canonicalText(value: unknown, familiar: object | undefined): string {
  for (const write of [(whole: unknown) => plainJson(whole, familiar), canonicalize, sortedJson]) {
    try {
      return write(value) ?? String(value);
    } catch {
      // Not for this writer: the next one takes more.
    }
  }
  return `not JSON: ${typeof value}`;
}

/** Deeper than any record is read; what is nested deeper, or holds itself, is not for the quick writer. */
const DEEPEST = 100;

/** Keys that no object keeps where they were put: whole numbers come first, and `__proto__` is not a member at all. */
function isOdd(key: string): boolean {
  const first = key.charCodeAt(0);
  return (first >= 0x30 && first <= 0x39) || key === '__proto__';
}

/** Records come by the thousand: of plain JSON a sorted copy, written by JSON.stringify itself, takes a third of the time. */
function plainJson(value: unknown, familiar: object | undefined): string {
  const text = JSON.stringify(sorted(value, DEEPEST, familiar));
  // JSON.stringify writes a lone surrogate so, which RFC 8785 refuses.
  if (text.includes('\\ud')) throw new TypeError('perhaps a lone surrogate');
  return text;
}

function sorted(value: unknown, depth: number, familiar?: object): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'object' || depth === 0) throw new TypeError('not plain JSON');
  if (value === familiar) return sortedOnce(familiar);
  if (Array.isArray(value)) return value.map((item: unknown) => sorted(item, depth - 1, familiar));
  return sortedObject(value, depth, familiar);
}

const sortedOnce = remembering((familiar: object) => sorted(familiar, DEEPEST));

function sortedObject(value: object, depth: number, familiar: object | undefined): object {
  if (!isObject(value) || Object.getPrototypeOf(value) !== Object.prototype) throw new TypeError('not a plain object');
  const copy: Record<string, unknown> = {};
  // The default order is that of UTF-16 code units, as RFC 8785 wants it.
  for (const key of Object.keys(value).sort()) {
    if (isOdd(key)) throw new TypeError('a key that does not stay');
    copy[key] = sorted(value[key], depth - 1, familiar);
  }
  return copy;
}

function sortedJson(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'bigint') return String(part);
    return isObject(part) ? Object.fromEntries(Object.entries(part).sort(byKey)) : part;
  });
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
