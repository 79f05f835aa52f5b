/** Past forms that `-ed` does not make. */
const IRREGULAR = new Map<string, string>([
  ['Put', 'set'],
  ['Set', 'set'],
  ['Get', 'read'],
  ['Send', 'sent'],
  ['Stop', 'stopped'],
  ['Tag', 'tagged'],
  ['Untag', 'untagged'],
  ['Run', 'ran'],
  ['Reset', 'reset'],
  ['Submit', 'submitted'],
  ['Begin', 'began'],
  ['OptOut', 'opted out'],
  ['OptIn', 'opted in'],
]);

const BATCH = /^Batch(?=[A-Z])/;

/** The verb without its Batch: what was done is the same, only to several at once. */
export function baseVerb(verb: string): string {
  return verb.replace(BATCH, '');
}

/** `Update` → updated, `BatchAssociate` → associated; an absent verb → called. */
export function pastOf(verb: string): string {
  const base = baseVerb(verb);
  if (!base) return 'called';
  const irregular = IRREGULAR.get(base);
  if (irregular) return irregular;
  const word = base.toLowerCase();
  if (word.endsWith('e')) return `${word}d`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ied` : `${word}ed`;
}
