const BATCH = /^Batch(?=[A-Z])/;

/** The verb without its Batch: what was done is the same, only to several at once. */
export function baseVerb(verb: string): string {
  return verb.replace(BATCH, '');
}
