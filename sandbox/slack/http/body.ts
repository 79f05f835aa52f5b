import type { IncomingMessage } from 'node:http';
import { field, parseJson, recordOf } from '../fields.ts';

const MOST_BYTES = 20_000_000;

/** The whole body; undefined when it is larger than 20 MB. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += part.length;
    if (size > MOST_BYTES) return undefined;
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

export type Asked = Readonly<{ args: Readonly<Record<string, unknown>>; problem?: string }>;

/** A call's arguments from its query and its body, a form or JSON. */
export function readArgs(request: IncomingMessage, url: URL, body: Buffer): Asked {
  const query = Object.fromEntries(url.searchParams);
  const type = request.headers['content-type'] ?? '';
  const text = body.toString('utf8');
  if (text === '') return { args: query };
  if (type.startsWith('application/x-www-form-urlencoded')) return { args: { ...query, ...formArgs(text) } };
  if (!type.startsWith('application/json')) return { args: query, problem: 'invalid_form_data' };
  const json = recordOf(parseJson(text));
  return json ? { args: { ...query, ...json } } : { args: query, problem: 'invalid_json' };
}

function formArgs(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** `Bearer xoxb-…`, or the form's `token`. */
export function tokenOf(request: IncomingMessage, args: Readonly<Record<string, unknown>>): string | undefined {
  const [, bearer] = request.headers.authorization?.match(/^Bearer (\S+)$/i) ?? [];
  const inBody = field(args, 'token');
  return bearer ?? (typeof inBody === 'string' ? inBody : undefined);
}
