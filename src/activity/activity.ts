import type { Plane } from '../connect/operation.ts';
import type { ResourceRef } from '../connect/resource-ref.ts';
import type { Actor } from './actor.ts';
import type { FieldChange } from './field-change.ts';
import type { Way } from './way.ts';

/** How much it matters (messages.md 5). */
export type Severity = 'sensitive' | 'notable' | 'routine';

/** What the channel gets: a notice at once, a line in the day's roll-up (kept, until delivery brings it), or nothing. */
export type Treatment = 'tell' | 'fold' | 'keep';

/** A record understood: what we keep, notice and look up. Plain JSON but for `at`. */
export type Activity = Readonly<{
  eventID: string;
  at: Date;
  account?: string;
  region: string;
  eventSource: string;
  eventName: string;
  /** The API call's verb: `Create`, `Update`, `BatchAssociate` … '' where the name has none. */
  verb: string;
  plane: Plane;
  /** False: an operation newer than the catalog, understood by its verb and noun alone. */
  known: boolean;
  actor: Actor;
  way: Way;
  /** An IP address; absent where the call came from an AWS service. */
  from?: string;
  /** The resource acted on; the instance itself where there is nothing smaller. */
  resource?: ResourceRef;
  /** Other sides of an association, things that fields point at. */
  related: readonly ResourceRef[];
  instanceId?: string;
  changes: readonly FieldChange[];
  /** Present when the call did not succeed: nothing changed. */
  failure?: Readonly<{ code: string; message?: string; problems: readonly string[] }>;
  severity: Severity;
  treatment: Treatment;
  requestID?: string;
  accessKeyId?: string;
  /** Other event ids of the same action (addendum, sharedEventID). */
  sameAs: readonly string[];
  sha256: string;
}>;
