import { calling, EVERY_DAY, HIDDEN, setting, week } from './calls.ts';
import { type Deed, everyday } from './everyday.ts';
import { emergency, refusedModule } from './machines.ts';
import { traffic } from './noise.ts';
import { hostileUser, newUsers } from './onboarding.ts';
import type { Turn } from './plot.ts';
import type { Call } from './recorder.ts';
import { lateMorning, seasonalDeploy } from './seasons.ts';
import {
  billing,
  blackFriday,
  christmasEve,
  forbidden,
  moreRights,
  otherBucket,
  refundApproval,
  widgetPolicy,
} from './single-calls.ts';
import type { Site } from './site.ts';
import { addressOf, type Teller } from './teller.ts';
import { oldVoiceId } from './voice-id.ts';

const HOUR = 60 * 60 * 1000;

/** What happens in the story's first minutes: every kind of notice once, with ordinary life between. */
export function firstTurns(teller: Teller, now: Date): readonly Turn[] {
  const { europe, america, website, callers } = teller;
  const by =
    (site: Site, login: string, ...calls: (() => Call)[]) =>
    (): readonly Deed[] =>
      calls.map((call) => ({ caller: website(site, login), call: call() }));
  const ordinary = (site: Site): Turn => ({
    title: 'Ordinary life',
    site,
    deeds: () => [everyday(teller, site, now)],
  });
  const contacts = (site: Site): Turn => ({
    title: 'Contacts come and go',
    site,
    deeds: () => [traffic(teller, site)],
    native: 3,
  });
  const move = (site: Site, boss: string, login: string, profile: string): Turn => ({
    title: `${boss} moves ${login} to ${profile}`,
    site,
    deeds: by(site, boss, () =>
      setting(site, 'UpdateUserRoutingProfile', site.the('user', login), {
        RoutingProfileId: site.the('routing', profile).id,
      }),
    ),
  });
  const publish = (site: Site, name: string): Call =>
    calling(site, 'UpdateContactFlowContent', site.the('flow', name), { Content: HIDDEN });

  return [
    move(europe, 'priya.nair', 'kim.lee', 'Tier 2 Voice'),
    {
      title: 'Dana edits queue Billing: four settings, one refused',
      site: europe,
      deeds: by(europe, 'dana.ruiz', ...billing(europe)),
    },
    contacts(europe),
    {
      title: 'Omar publishes Main IVR',
      site: europe,
      deeds: by(europe, 'omar.haddad', () => publish(europe, 'Main IVR')),
    },
    {
      title: 'Dana gives herself Admin',
      site: europe,
      deeds: by(europe, 'dana.ruiz', () =>
        setting(europe, 'UpdateUserSecurityProfiles', europe.the('user', 'dana.ruiz'), {
          SecurityProfileIds: [europe.the('security', 'Supervisor').id, europe.the('security', 'Admin').id],
        }),
      ),
    },
    { title: 'A job closes hours for Christmas Eve', site: europe, deeds: () => [christmasEve(teller, europe, now)] },
    { title: 'Lee opens emergency access', site: europe, deeds: () => [emergency(teller, europe, 'lee@example.com')] },
    move(america, 'marcus.bell', 'ava.brooks', 'Chat Only'),
    {
      title: 'Someone with emergency access publishes Main IVR',
      site: europe,
      deeds: () => [
        { caller: callers.website(europe.instance, teller.random.uuid()), call: publish(europe, 'Main IVR') },
      ],
    },
    { title: 'A stack is refused a flow module', site: europe, deeds: () => [refusedModule(teller, europe)] },
    {
      title: 'Omar releases a number',
      site: america,
      deeds: () => {
        const number = america.the('number', '+18005550100');
        america.remove(number);
        const call = { eventName: 'ReleasePhoneNumber', request: { PhoneNumberId: number.id } };
        return [{ caller: website(america, 'omar.haddad'), call }];
      },
    },
    ...newUsers(teller, europe),
    contacts(america),
    {
      title: 'Sam may not edit a security profile',
      site: europe,
      deeds: () => [{ caller: callers.cli('sam@example.com', addressOf('sam@example.com')), call: forbidden(europe) }],
    },
    {
      title: 'Late: Omar disabled queue Refunds three hours ago',
      site: america,
      ageMs: 3 * HOUR,
      deeds: by(america, 'omar.haddad', () =>
        calling(america, 'UpdateQueueStatus', america.the('queue', 'Refunds'), { Status: 'DISABLED' }),
      ),
    },
    ...seasonalDeploy(teller, europe, 'gha-4711'),
    ...lateMorning(teller, america),
    {
      title: 'Dana does something new',
      site: europe,
      deeds: by(europe, 'dana.ruiz', () => widgetPolicy(europe, teller)),
    },
    hostileUser(teller, europe),
    ordinary(america),
    {
      title: 'Grace disables queue VIP',
      site: america,
      deeds: by(america, 'grace.kim', () =>
        setting(america, 'UpdateQueueStatus', america.the('queue', 'VIP'), { Status: 'DISABLED' }),
      ),
    },
    {
      title: 'Lena renames a quick connect',
      site: europe,
      deeds: by(europe, 'lena.vogt', () =>
        setting(europe, 'UpdateQuickConnectName', europe.the('quick', 'Billing Desk'), { Name: 'Billing Front Desk' }),
      ),
    },
    {
      title: 'Supervisors may listen to recordings',
      site: europe,
      deeds: by(europe, 'lena.vogt', () => moreRights(europe)),
    },
    {
      title: 'Omar links a Lambda function',
      site: america,
      deeds: by(america, 'omar.haddad', () => refundApproval(america)),
    },
    {
      title: 'EventBridge loses a change that event history keeps',
      site: america,
      arrivals: 0,
      deeds: by(america, 'grace.kim', () =>
        setting(america, 'UpdateQueueHoursOfOperation', america.the('queue', 'Sat Support'), {
          HoursOfOperationId: america.the('hours', '24x7').id,
        }),
      ),
    },
    {
      title: 'Lena opens longer, and the event arrives twice',
      site: europe,
      arrivals: 2,
      deeds: by(europe, 'lena.vogt', () =>
        setting(europe, 'UpdateHoursOfOperation', europe.the('hours', 'Weekend'), {
          Config: week(8, 20, EVERY_DAY.slice(5)),
        }),
      ),
    },
    oldVoiceId(teller, europe),
    {
      title: 'A break-glass user moves the recordings',
      site: europe,
      deeds: () => [{ caller: callers.iamUser('dana-breakglass', addressOf('dana')), call: otherBucket(europe) }],
    },
    {
      title: 'Grace enables queue VIP again',
      site: america,
      deeds: by(america, 'grace.kim', () =>
        setting(america, 'UpdateQueueStatus', america.the('queue', 'VIP'), { Status: 'ENABLED' }),
      ),
    },
    {
      title: 'Dana opens a queue for Black Friday',
      site: america,
      deeds: by(america, 'dana.ruiz', () => blackFriday(america)),
    },
  ];
}
