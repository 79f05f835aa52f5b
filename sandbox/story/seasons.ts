import { calling, HIDDEN, refused, setting } from './calls.ts';
import type { Deed } from './everyday.ts';
import { deploy } from './machines.ts';
import type { Turn } from './plot.ts';
import type { Call } from './recorder.ts';
import type { Site } from './site.ts';
import type { Teller } from './teller.ts';

const SEASONS = ['Christmas', 'New Year', 'Easter', 'Labour Day'];
const LANGUAGES = ['DE', 'EN', 'ES', 'FR', 'IT', 'NL', 'PL'];
/** Calls at a time; the next ones follow when these are made. */
const AT_ONCE = 4;
const GAP_MS = 1700;
/** Of so many calls AWS takes one at the second try only. */
const THROTTLED = 6;

/** A Terraform run in CI: twelve flows published, one of them refused, and a flow made for each season and language. */
export function seasonalDeploy(teller: Teller, site: Site, run: string): readonly Turn[] {
  const caller = teller.callers.terraform(run);
  const made = SEASONS.flatMap((season) => LANGUAGES.map((language) => `${season} ${language}`)).flatMap(
    (name, index): Deed[] => {
      const call = site.make('flow', name, { Type: 'CONTACT_FLOW', Content: HIDDEN, Tags: {} });
      const tries = index % THROTTLED === 0 ? [refused(call, 'ThrottlingException'), call] : [call];
      return tries.map((each) => ({ caller, call: each }));
    },
  );
  const deeds = [...deploy(teller, site, run, 12, 'Survey FR'), ...made];
  return Array.from({ length: Math.ceil(deeds.length / AT_ONCE) }, (_, index) => ({
    title: 'CI deploys forty flows',
    site,
    deeds: () => deeds.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
    ...(index > 0 && { gapMs: GAP_MS }),
  }));
}

/** What supervisors did over the morning, and EventBridge brings only now. */
export function lateMorning(teller: Teller, site: Site): readonly Turn[] {
  const most = (queue: string, MaxContacts: number) =>
    setting(site, 'UpdateQueueMaxContacts', site.the('queue', queue), { MaxContacts });
  const outage = calling(site, 'UpdateContactFlowContent', site.the('flow', 'Outage Notice'), { Content: HIDDEN });
  const deeds: readonly (readonly [minutes: number, login: string, call: Call])[] = [
    [170, 'grace.kim', most('Weekend', 35)],
    [150, 'marcus.bell', most('Sat Support', 15)],
    [125, 'grace.kim', most('Escalations', 45)],
    [95, 'grace.kim', outage],
  ];
  return deeds.map(([minutes, login, call], index) => ({
    title: 'Late: four changes of the morning',
    site,
    ageMs: minutes * 60_000,
    deeds: () => [{ caller: teller.website(site, login), call }],
    ...(index > 0 && { gapMs: 600 }),
  }));
}
