const PAST = new Map([
  ['give', 'gave'],
  ['take', 'took'],
  ['set', 'set'],
  ['put', 'put'],
  ['do', 'did'],
  ['read', 'read'],
  ['send', 'sent'],
  ['begin', 'began'],
  ['stop', 'stopped'],
  ['let', 'let'],
  ['shut', 'shut'],
  ['submit', 'submitted'],
  ['get', 'got'],
  ['make', 'made'],
  ['tag', 'tagged'],
  ['untag', 'untagged'],
  ['log', 'logged'],
  ['unplug', 'unplugged'],
  ['rebuild', 'rebuilt'],
  ['build', 'built'],
  ['run', 'ran'],
  ['bring', 'brought'],
  ['withdraw', 'withdrew'],
  ['transfer', 'transferred'],
  ['cancel', 'cancelled'],
]);

/** The past of a verb in its base form: `disable` → `disabled`, `give` → `gave`. */
export function past(verb: string): string {
  const irregular = PAST.get(verb);
  if (irregular) return irregular;
  if (verb.endsWith('e')) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

const PLURALS = new Map([
  ['hours', 'hours of operation'],
  ['hours of operation', 'hours of operation'],
  ['storage', 'storage settings'],
]);

/** `queue` → `queues`, `agent status` → `agent statuses`, `hours` → `hours`. */
export function plural(noun: string): string {
  const irregular = PLURALS.get(noun);
  if (irregular) return irregular;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/** `a queue`, `an upload job`; plurals and what cannot be counted have none. */
export function withArticle(noun: string): string {
  if (/(?:something|hours|data|media|s)$/.test(noun) && !/(?:status|alias|address)$/.test(noun)) return noun;
  return `${/^(?:[aeio]|hour|u(?!se|ni))/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** `, 2 refused`, behind what was done; '' for none. */
export function refusedToo(count: number): string {
  return count > 0 ? `, ${counted(count, 'refused', 'refused')}` : '';
}

/** `1 queue`, `3 queues`, `1,204 queues`. */
export function counted(count: number, one: string, many = plural(one)): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
