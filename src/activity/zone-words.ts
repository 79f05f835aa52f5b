import { isName, keyOf, type Word } from './words.ts';
import { isZone } from './zone.ts';

type ZonedLine = Readonly<{ zone?: string; rest: readonly Word[] }> | Readonly<{ problem: string }>;

/** Short names of zones, where each means one place's clocks. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['utc', 'UTC'],
  ['gmt', 'UTC'],
  ['zulu', 'UTC'],
  ['cet', 'Europe/Paris'],
  ['cest', 'Europe/Paris'],
  ['eet', 'Europe/Helsinki'],
  ['eest', 'Europe/Helsinki'],
  ['bst', 'Europe/London'],
  ['est', 'America/New_York'],
  ['edt', 'America/New_York'],
  ['et', 'America/New_York'],
  ['cst', 'America/Chicago'],
  ['cdt', 'America/Chicago'],
  ['mst', 'America/Denver'],
  ['mdt', 'America/Denver'],
  ['pst', 'America/Los_Angeles'],
  ['pdt', 'America/Los_Angeles'],
  ['jst', 'Asia/Tokyo'],
  ['aest', 'Australia/Sydney'],
  ['aedt', 'Australia/Sydney'],
  ['nzst', 'Pacific/Auckland'],
  ['nzdt', 'Pacific/Auckland'],
]);

/** `new york` → America/New_York, by the last part of each zone's name. */
const CITIES: ReadonlyMap<string, string> = new Map(
  Intl.supportedValuesOf('timeZone').map((zone) => [
    zone
      .slice(zone.lastIndexOf('/') + 1)
      .replaceAll('_', ' ')
      .toLowerCase(),
    zone,
  ]),
);
const MOST_WORDS = 4;
const INSTANCE_TIME = 'I do not know the time zone of your instance. Name it: `in Berlin`, `utc` or `Europe/Berlin`.';

/** Takes a zone out of a line: `utc`, `in New York`, `Europe/Berlin`, `Berlin time`, `instance time`. */
export function readZone(line: readonly Word[], instanceZone: string | undefined): ZonedLine {
  for (let at = 0; at < line.length; at += 1) {
    const found = zoneAt(line.slice(at, at + MOST_WORDS + 2), instanceZone);
    if (!found) continue;
    if (found.kind === 'problem') return { problem: found.problem };
    return { zone: found.zone, rest: [...line.slice(0, at), ...line.slice(at + found.taken)] };
  }
  return { rest: line };
}

type ZoneAt = Readonly<{ kind: 'zone'; zone: string; taken: number }> | Readonly<{ kind: 'problem'; problem: string }>;

function zoneAt(line: readonly Word[], instanceZone: string | undefined): ZoneAt | undefined {
  const keys = line.map(keyOf);
  if (line[0] && isName(line[0])) return undefined;
  const skipped = keys[0] === 'in' || keys[0] === 'at' ? (keys[1] === 'the' ? 2 : 1) : 0;
  const [first = '', second] = keys.slice(skipped);
  if (first === 'instance' && second === 'time')
    return instanceZone === undefined
      ? { kind: 'problem', problem: INSTANCE_TIME }
      : { kind: 'zone', zone: instanceZone, taken: skipped + 2 };
  const short = SHORT.get(first);
  if (short !== undefined) return { kind: 'zone', zone: short, taken: skipped + (second === 'time' ? 2 : 1) };
  if (/^[a-z]+\/[a-z_/+-]+\d*$/.test(first) && isZone(first))
    return { kind: 'zone', zone: canonical(first), taken: skipped + (second === 'time' ? 2 : 1) };
  return cityAt(keys, skipped);
}

/** A city is one only after `in` or before `time`. */
function cityAt(keys: readonly string[], skipped: number): ZoneAt | undefined {
  for (let length = MOST_WORDS - 1; length > 0; length -= 1) {
    const zone = CITIES.get(keys.slice(skipped, skipped + length).join(' '));
    const timed = keys[skipped + length] === 'time';
    if (zone !== undefined && (skipped > 0 || timed))
      return { kind: 'zone', zone, taken: skipped + length + (timed ? 1 : 0) };
  }
  return undefined;
}

function canonical(zone: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone;
}
