import { createHash } from 'node:crypto';
import { AwsError } from './aws-error.ts';

/** Where a page ended: tokens stay right while newer events arrive. */
export type Position = Readonly<{ at: number; eventID: string }>;

/** A token holds for the parameters it was given for, and for no others. */
export function writeToken(parameters: unknown, { at, eventID }: Position): string {
  return Buffer.from(JSON.stringify([fingerprint(parameters), at, eventID])).toString('base64');
}

export function readToken(parameters: unknown, token: string): Position {
  const [owner, at, eventID] = contents(token);
  if (owner !== fingerprint(parameters) || typeof at !== 'number' || typeof eventID !== 'string') {
    throw new AwsError('InvalidNextTokenException', 'Invalid NextToken: it was made for another request.');
  }
  return { at, eventID };
}

function contents(token: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function fingerprint(parameters: unknown): string {
  return createHash('sha256').update(JSON.stringify(parameters)).digest('hex').slice(0, 16);
}
