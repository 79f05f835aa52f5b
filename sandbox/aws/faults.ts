import { AwsError } from './aws-error.ts';

/** Something to go wrong with the next calls: `times` of them (default 1), of one Region or of any. */
export type Fault = Readonly<
  | { kind: 'throttle' | 'access-denied' | 'expired' | 'server-error' | 'cut'; times?: number; region?: string }
  | { kind: 'slow'; ms: number; times?: number; region?: string }
>;

export type Faults = Readonly<{
  order(fault: Fault): void;
  /** Takes the fault that the next call of a Region meets, if any was ordered. */
  next(region: string): Fault | undefined;
}>;

export function createFaults(): Faults {
  const ordered: { fault: Fault; left: number }[] = [];
  return {
    order: (fault) => {
      ordered.push({ fault, left: fault.times ?? 1 });
    },
    next: (region) => {
      const entry = ordered.find(({ fault, left }) => left > 0 && (fault.region ?? region) === region);
      if (entry) entry.left -= 1;
      return entry?.fault;
    },
  };
}

/** The refusal that a fault stands for; undefined for those that are none. */
export function refusalOf({ kind }: Fault): AwsError | undefined {
  if (kind === 'throttle') return new AwsError('ThrottlingException', 'Rate exceeded');
  if (kind === 'server-error') return new AwsError('InternalFailure', 'An internal error has occurred.', 500);
  if (kind === 'expired')
    return new AwsError('ExpiredTokenException', 'The security token included in the request is expired');
  if (kind !== 'access-denied') return undefined;
  return new AwsError('AccessDeniedException', 'User is not authorized to perform: cloudtrail:LookupEvents');
}
