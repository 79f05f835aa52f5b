import { field, recordOf } from '../fields.ts';
import { Refusal } from '../refusal.ts';

type Metadata = Readonly<Record<string, unknown>>;

// Not documented; payloads of less than 8 KB were seen to pass.
const MOST_BYTES = 8000;

/** event_type and event_payload: scalars, flat objects, lists of flat objects. An empty object says: none. */
export function readMetadata(metadata: Metadata | undefined): Metadata | undefined {
  if (!metadata || Object.keys(metadata).length === 0) return metadata;
  const type = field(metadata, 'event_type');
  const payload = recordOf(field(metadata, 'event_payload'));
  if (typeof type !== 'string' || !/^[A-Za-z0-9_]{1,255}$/.test(type) || !payload)
    throw new Refusal('invalid_metadata_format');
  if (Object.keys(metadata).some((name) => name !== 'event_type' && name !== 'event_payload')) {
    throw new Refusal('invalid_metadata_format');
  }
  if (!Object.values(payload).every(isPart)) throw new Refusal('invalid_metadata_schema');
  if (Buffer.byteLength(JSON.stringify(metadata)) > MOST_BYTES) throw new Refusal('metadata_too_large');
  return metadata;
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isPart(value: unknown): boolean {
  if (isScalar(value)) return true;
  if (Array.isArray(value)) return value.every(isFlat);
  return isFlat(value);
}

function isFlat(value: unknown): boolean {
  const record = recordOf(value);
  return record !== undefined && Object.values(record).every(isScalar);
}
