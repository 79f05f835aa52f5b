import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { isObject } from './fields.ts';

/**
 * SHA-256, hex, of a value's canonical JSON (RFC 8785). Total: what RFC 8785 refuses, lone surrogates above all, is
 * hashed as JSON with sorted keys, which is as stable.
 */
export function sha256Of(value: unknown): string {
  return hash('sha256', canonicalText(value), 'hex');
}

function canonicalText(value: unknown): string {
  for (const write of [canonicalize, sortedJson]) {
    try {
      return write(value) ?? String(value);
    } catch {
      // Not for this writer: the next one takes more.
    }
  }
  return `not JSON: ${typeof value}`;
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
