import type { EnvelopeJson, RecordJson } from './record-json.ts';

/** Something that happens so long after the story's present: records for event history, events for the bus. */
export type Scene = Readonly<{
  afterMs: number;
  title: string;
  /** What event history will show, minutes later. */
  records: readonly RecordJson[];
  /** What EventBridge brings now, duplicates and noise included. */
  envelopes: readonly EnvelopeJson[];
}>;
