import { calling, refused } from './calls.ts';
import { type Person, personOf } from './cast.ts';
import { userOf } from './founding.ts';
import type { Turn } from './plot.ts';
import type { Call } from './recorder.ts';
import type { Site } from './site.ts';
import type { Teller } from './teller.ts';

const FIRST = [
  'Anna',
  'Bruno',
  'Clara',
  'David',
  'Elena',
  'Felix',
  'Greta',
  'Henri',
  'Irina',
  'Jakob',
  'Karla',
  'Leon',
];
const LAST = [
  'Fischer',
  'Rossi',
  'Dubois',
  'Kowalska',
  'Jensen',
  'Lopez',
  'Meyer',
  'Horvat',
  'Costa',
  'Lindgren',
  'Petit',
  'Maier',
];

/** Fifteen new people in a row: one login is taken, and one is let in as Admin. */
export function newUsers(teller: Teller, site: Site): readonly Turn[] {
  const agents = FIRST.map((first, index) => `${first} ${LAST[index]}`);
  const admin = { ...personOf('Mona Feld', 'agent', []), duty: 'admin' } as const;
  const people: readonly Person[] = [
    ...agents.map((name) => personOf(name, 'agent', [])),
    personOf('Nico Baum', 'supervisor', []),
    admin,
  ];
  const create = (make: () => Call, index: number): Turn => ({
    title: 'Dana creates fifteen users',
    site,
    deeds: () => [{ caller: teller.website(site, 'dana.ruiz'), call: make() }],
    ...(index > 0 && { gapMs: 900 }),
  });
  const taken = () =>
    refused(
      { eventName: 'CreateUser', request: { ...requestOf(site, 'Kim Lee') } },
      'DuplicateResourceException',
      'A user with this username already exists.',
    );
  const calls = people.map((person) => () => userOf(site, person));
  return [...calls.slice(0, 6), taken, ...calls.slice(6)].map(create);
}

function requestOf(site: Site, name: string): Call['request'] {
  const { login, email } = personOf(name, 'agent', []);
  return {
    InstanceId: site.instance.id,
    Username: login,
    IdentityInfo: { FirstName: name.split(' ')[0], LastName: name.split(' ')[1], Email: email },
    PhoneConfig: { PhoneType: 'SOFT_PHONE' },
    SecurityProfileIds: [site.the('security', 'Agent').id],
    RoutingProfileId: site.things('routing')[0]?.id,
  };
}

/** A name that would ping, format and link if it could. */
export function hostileUser(teller: Teller, site: Site): Turn {
  const login = '<!channel> *Kim* |<https://evil.example|AWS>';
  return {
    title: 'A user with a hostile name',
    site,
    deeds: () => [
      {
        caller: teller.website(site, 'dana.ruiz'),
        call: site.make('user', login, {
          PhoneConfig: { PhoneType: 'SOFT_PHONE' },
          SecurityProfileIds: [site.the('security', 'Agent').id],
          RoutingProfileId: site.things('routing')[0]?.id,
        }),
      },
      {
        caller: teller.website(site, 'dana.ruiz'),
        call: calling(site, 'UpdateUserIdentityInfo', site.the('user', login), {
          IdentityInfo: { FirstName: '`code`', LastName: '\u202eevil' },
        }),
      },
    ],
  };
}
