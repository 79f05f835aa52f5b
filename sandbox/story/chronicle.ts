import { tz } from '@date-fns/tz/tz';
import { addDays } from 'date-fns/addDays';
import { addMinutes } from 'date-fns/addMinutes';
import { addSeconds } from 'date-fns/addSeconds';
import { isWeekend } from 'date-fns/isWeekend';
import { startOfDay } from 'date-fns/startOfDay';
import { type Deed, everyday } from './everyday.ts';
import { foundingOf, peopleOf, userOf } from './founding.ts';
import { milestones } from './milestones.ts';
import { browsing, reading, traffic } from './noise.ts';
import type { RecordJson } from './record-json.ts';
import type { Site } from './site.ts';
import { addressOf, type Teller } from './teller.ts';

/** Event history reaches back 90 days; the story begins just inside. */
const DAYS = 90;

const UTC = tz('UTC');

/** Something that happens at a time; told in the order of time, since each deed changes what the next one finds. */
export type Moment = Readonly<{ at: Date; site: Site; deeds: () => readonly Deed[] }>;

/** Seconds by which America's day begins later than Europe's. */
const LATER_IN_AMERICA = 6 * 3600;

/** The last newcomers of a site, who come when the story is under way. */
export const NEWCOMERS = 3;

/** Ninety days of two contact centres, oldest first. */
export function tellHistory(teller: Teller, now: Date): readonly RecordJson[] {
  const begin = addMinutes(addDays(now, -DAYS), 30);
  const founded = [
    ...found(teller, teller.europe, begin, 'lee@example.com'),
    ...found(teller, teller.america, addDays(begin, 1), 'sam@example.com'),
  ];
  const moments = [...ordinaryDays(teller, begin, now), ...milestones(teller, now)]
    .filter(({ at }) => at < addMinutes(now, -4))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const told = moments.flatMap(({ at, site, deeds }) =>
    deeds().map(({ caller, call }, index) => teller.record(addSeconds(at, index), caller, site, call)),
  );
  return [...founded, ...told].toSorted((a, b) => Date.parse(a.eventTime) - Date.parse(b.eventTime));
}

/** An engineer sets the site up and lets the first admins in; Dana makes everyone else. */
function found(teller: Teller, site: Site, begin: Date, engineer: string): RecordJson[] {
  let at = begin;
  const next = () => {
    at = addSeconds(at, teller.random.between(15, 70));
    return at;
  };
  const builder = teller.callers.cli(engineer, addressOf(engineer));
  const set = [...foundingOf(site)].map((call) => teller.record(next(), builder, site, call));
  const people = peopleOf(teller.cast, site).slice(0, -NEWCOMERS);
  const users = people.map((person) => {
    const call = userOf(site, person);
    const caller = person.login === 'dana.ruiz' ? builder : teller.website(site, 'dana.ruiz');
    return teller.record(next(), caller, site, call);
  });
  return [...set, ...users];
}

function ordinaryDays(teller: Teller, begin: Date, now: Date): Moment[] {
  const { random, europe, america } = teller;
  const moments: Moment[] = [];
  for (let day = 1; addDays(begin, day) < addDays(now, 1); day += 1) {
    const morning = addMinutes(startOfDay(addDays(begin, day), { in: UTC }), 6 * 60);
    const busy = isWeekend(morning, { in: UTC }) ? random.between(6, 12) : random.between(32, 44);
    const some = (times: number, tell: (teller: Teller, site: Site, at: Date) => Deed) => {
      for (let index = 0; index < times; index += 1) {
        const site = day > 3 && random.chance(0.4) ? america : europe;
        const at = addSeconds(morning, random.int(13 * 3600) + (site === america ? LATER_IN_AMERICA : 0));
        moments.push({ at, site, deeds: () => [tell(teller, site, at)] });
      }
    };
    some(busy, everyday);
    some(4, reading);
    some(3, traffic);
    if (random.chance(0.3)) some(1, browsing);
  }
  return moments;
}
