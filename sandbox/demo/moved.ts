import type { EnvelopeJson, RecordJson } from '../story/record-json.ts';

/** A record that happened so many milliseconds later than the story said. */
export function movedRecord(record: RecordJson, ms: number): RecordJson {
  return { ...record, eventTime: moved(record.eventTime, ms) };
}

export function movedEnvelope(envelope: EnvelopeJson, ms: number): EnvelopeJson {
  return { ...envelope, time: moved(envelope.time, ms), detail: movedDetail(envelope.detail, ms) };
}

/** Native events have no eventTime. */
function movedDetail(detail: unknown, ms: number): unknown {
  const hasTime = typeof detail === 'object' && detail !== null && 'eventTime' in detail;
  return hasTime ? { ...detail, eventTime: moved(detail.eventTime, ms) } : detail;
}

function moved(time: unknown, ms: number): string {
  return new Date(new Date(String(time)).getTime() + ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
