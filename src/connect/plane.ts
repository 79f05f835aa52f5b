import { operationOf } from './catalog.ts';
import { planeByName } from './event-verb.ts';
import type { Plane } from './operation.ts';

export { verbOf } from './event-verb.ts';

/**
 * What a record touches: by the catalog, then by verb and noun, and only where these say nothing by `readOnly`, which
 * AWS sets otherwise than one would think (catalog.md). `known` is false where the catalog does not have the name.
 */
export function planeOf(record: Readonly<{ eventSource: string; eventName: string; readOnly?: boolean }>): {
  plane: Plane;
  known: boolean;
} {
  const operation = operationOf(record.eventSource, record.eventName);
  if (operation) return { plane: operation.plane, known: true };
  const { plane, sure } = planeByName(record.eventName);
  return { plane: !sure && record.readOnly === true ? 'read' : plane, known: false };
}
