import { type Cast, createCast } from './cast.ts';
import { type Caller, type Callers, createCallers } from './identity.ts';
import { createRandom, type Random } from './random.ts';
import type { RecordJson } from './record-json.ts';
import { type Call, createRecorder } from './recorder.ts';
import { createSite, type Site } from './site.ts';

/** All that a story is told with. */
export type Teller = Readonly<{
  random: Random;
  cast: Cast;
  callers: Callers;
  /** Europe, then America. */
  europe: Site;
  america: Site;
  /** A user of the site, in its admin website. */
  website(site: Site, login: string): Caller;
  record(at: Date, caller: Caller, site: Site, call: Call): RecordJson;
}>;

export function createTeller(seed: number): Teller {
  const random = createRandom(seed);
  const cast = createCast(random);
  const callers = createCallers(random);
  const record = createRecorder(random);
  const [europe, america] = cast.instances.map((instance) => createSite(instance, random));
  if (!europe || !america) throw new Error('The story plays in two contact centres.');
  return {
    random,
    cast,
    callers,
    europe,
    america,
    website: (site, login) => callers.website(site.instance, site.the('user', login).id),
    record: (at, caller, { instance }, call) => record(at, caller, instance, call),
  };
}

/** The address that a person has in the story: always the same. */
export function addressOf(name: string): string {
  const sum = [...name].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return `192.0.2.${10 + (sum % 200)}`;
}
