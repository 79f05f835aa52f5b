import { foreign, joined, ours, type Words } from './words.ts';

const NAMED = 2;

/** `Acme EU`, `Acme EU and Acme US`, `4 instances`; nothing where none has a name. */
export function instancesWords(instances: readonly string[]): Words {
  if (instances.length > NAMED) return [ours(`${instances.length.toLocaleString('en-US')} instances`)];
  return joined(
    instances.map((name) => [foreign(name)]),
    ' and ',
  );
}

/** ` · Acme EU`, at the end of the lock screen's sentence. */
export function instancesSuffix(instances: readonly string[]): Words {
  return instances.length > 0 ? [ours(' · '), ...instancesWords(instances)] : [];
}
