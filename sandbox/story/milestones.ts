import { addDays } from 'date-fns/addDays';
import { addHours } from 'date-fns/addHours';
import { addMinutes } from 'date-fns/addMinutes';
import { calling, HIDDEN, refused, setting } from './calls.ts';
import { personOf } from './cast.ts';
import type { Moment } from './chronicle.ts';
import { type Deed, everyday } from './everyday.ts';
import { peopleOf, userOf } from './founding.ts';
import { deploy, emergency, stackUpdate } from './machines.ts';
import type { Site } from './site.ts';
import type { Teller } from './teller.ts';

/** What the story's present day builds on: who had which rights, where numbers went, what was renamed. */
export function milestones(teller: Teller, now: Date): Moment[] {
  const { europe, america } = teller;
  const daysAgo = (days: number) => addDays(now, -days);
  const by = (login: string, site: Site, call: () => Deed['call']) => () => [
    { caller: teller.website(site, login), call: call() },
  ];
  const rename = () => {
    const queue = europe.the('queue', 'Escalations');
    queue.name = 'Billing Escalations';
    return setting(europe, 'UpdateQueueName', queue, { Name: queue.name });
  };
  const kim = (status: string) => () =>
    calling(europe, 'PutUserStatus', europe.the('user', 'kim.lee'), { AgentStatusId: europe.the('status', status).id });
  return [
    ...newcomers(teller, now),
    ...leaver(teller, now),
    ...deploys(teller, now),
    {
      at: daysAgo(69),
      site: europe,
      deeds: by('omar.haddad', europe, () =>
        setting(europe, 'UpdateUserSecurityProfiles', europe.the('user', 'dana.ruiz'), {
          SecurityProfileIds: [europe.the('security', 'Supervisor').id],
        }),
      ),
    },
    {
      at: daysAgo(51),
      site: america,
      deeds: by('omar.haddad', america, () =>
        calling(america, 'AssociatePhoneNumberContactFlow', america.the('number', '+18005550100'), {
          ContactFlowId: america.the('flow', 'Main IVR').id,
        }),
      ),
    },
    { at: daysAgo(40), site: europe, deeds: () => [emergency(teller, europe, 'lee@example.com')] },
    { at: daysAgo(28), site: europe, deeds: by('lena.vogt', europe, rename) },
    {
      at: daysAgo(12),
      site: europe,
      deeds: by('omar.haddad', europe, () =>
        setting(europe, 'UpdateQueueMaxContacts', europe.the('queue', 'Billing'), { MaxContacts: 40 }),
      ),
    },
    {
      at: addHours(now, -26),
      site: america,
      deeds: by('omar.haddad', america, () =>
        setting(america, 'UpdateQueueMaxContacts', america.the('queue', 'Billing'), { MaxContacts: 25 }),
      ),
    },
    {
      at: addHours(now, -18),
      site: europe,
      deeds: () => [
        {
          caller: teller.callers.terraform('gha-4698'),
          call: refused(
            calling(europe, 'UpdateQueueName', europe.the('queue', 'Billing'), { Name: 'Refunds' }),
            'DuplicateResourceException',
          ),
        },
      ],
    },
    {
      at: addMinutes(now, -158),
      site: america,
      deeds: by('omar.haddad', america, () =>
        setting(america, 'UpdateQueueStatus', america.the('queue', 'Refunds'), { Status: 'ENABLED' }),
      ),
    },
    { at: addMinutes(now, -79), site: europe, deeds: by('omar.haddad', europe, kim('Available')) },
    { at: addMinutes(now, -50), site: europe, deeds: by('omar.haddad', europe, kim('Offline')) },
  ];
}

/** The last of each site's people, one after another. */
function newcomers(teller: Teller, now: Date): Moment[] {
  return [teller.europe, teller.america].flatMap((site) =>
    peopleOf(teller.cast, site)
      .slice(-3)
      .map((person, index) => ({
        at: addDays(now, -64 + index * 21),
        site,
        deeds: () => [{ caller: teller.website(site, 'dana.ruiz'), call: userOf(site, person) }],
      })),
  );
}

/** M. Ortiz supervised for a while: whoever looks her changes up today finds a deleted user. */
function leaver(teller: Teller, now: Date): Moment[] {
  const site = teller.europe;
  const person = personOf('M Ortiz', 'supervisor', [site.instance.name]);
  const made = () => [{ caller: teller.website(site, 'dana.ruiz'), call: userOf(site, person) }];
  const changed = [60, 52, 44, 39].map((days): Moment => {
    const at = addDays(now, -days);
    return {
      at,
      site,
      deeds: () => [{ ...everyday(teller, site, at), caller: teller.website(site, person.login) }],
    };
  });
  const gone = () => {
    const user = site.the('user', person.login);
    const call = calling(site, 'DeleteUser', user);
    site.remove(user);
    return [{ caller: teller.website(site, 'lena.vogt'), call }];
  };
  return [{ at: addDays(now, -77), site, deeds: made }, ...changed, { at: addDays(now, -25), site, deeds: gone }];
}

function deploys(teller: Teller, now: Date): Moment[] {
  const weeks = Array.from({ length: 12 }, (_, week) => week);
  const nightly = weeks.map((week): Moment => {
    const site = week % 3 === 2 ? teller.america : teller.europe;
    return { at: addDays(now, -86 + week * 7), site, deeds: () => deploy(teller, site, `gha-${4600 + week * 8}`, 6) };
  });
  const stacks = [70, 43, 15].map(
    (days): Moment => ({
      at: addDays(now, -days),
      site: teller.europe,
      deeds: () => [stackUpdate(teller, teller.europe)],
    }),
  );
  const outage: Moment = {
    at: addDays(now, -33),
    site: teller.europe,
    deeds: () => [
      {
        caller: teller.website(teller.europe, 'omar.haddad'),
        call: calling(teller.europe, 'UpdateContactFlowContent', teller.europe.the('flow', 'Outage Notice'), {
          Content: HIDDEN,
        }),
      },
    ],
  };
  return [...nightly, ...stacks, outage];
}
