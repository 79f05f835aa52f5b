import type { IncomingMessage } from 'node:http';
import { AwsError } from './aws-error.ts';

/** Far more than any LookupEvents request needs. */
const LARGEST = 100_000;

/** The JSON object that a request carries. */
export async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LARGEST) throw new AwsError('RequestEntityTooLargeException', 'The request is too large.', 413);
    chunks.push(chunk);
  }
  return parsed(Buffer.concat(chunks).toString());
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Falls through to the one complaint below.
  }
  throw new AwsError('SerializationException', 'The request is not a JSON object.');
}
