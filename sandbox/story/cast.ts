import type { Random } from './random.ts';

/** Acme, an invented company: nobody and nothing here exists. */
export const ACCOUNT = '123456789012';

export type Instance = Readonly<{
  id: string;
  arn: string;
  /** What people call it, and what the website's address begins with. */
  name: string;
  alias: string;
  region: string;
  zone: string;
  /** The service-linked role through which the admin website signs. */
  role: string;
}>;

export type Duty = 'admin' | 'supervisor' | 'agent';

export type Person = Readonly<{
  name: string;
  /** Connect login, the same in every instance that the person works in. */
  login: string;
  email: string;
  duty: Duty;
  /** Names of the instances. */
  works: readonly string[];
  /** The Identity Center user name of those who may enter the AWS account. */
  sso?: string;
}>;

type Place = Readonly<{ name: string; alias: string; region: string; zone: string }>;

const PLACES: readonly Place[] = [
  { name: 'Acme EU', alias: 'acme-eu', region: 'eu-central-1', zone: 'Europe/Berlin' },
  { name: 'Acme US', alias: 'acme-us', region: 'us-east-1', zone: 'America/New_York' },
];

const BOTH = PLACES.map(({ name }) => name);

const LEADERS: readonly (readonly [string, Duty, readonly string[], string?])[] = [
  ['Dana Ruiz', 'admin', BOTH, 'dana@example.com'],
  ['Omar Haddad', 'admin', BOTH, 'omar@example.com'],
  ['Lena Vogt', 'admin', ['Acme EU'], 'lena@example.com'],
  ['Priya Nair', 'supervisor', ['Acme EU']],
  ['Tomas Novotny', 'supervisor', ['Acme EU']],
  ['Grace Kim', 'supervisor', ['Acme US']],
  ['Marcus Bell', 'supervisor', ['Acme US']],
];

/** One looks like two months, two share a first name: names that a look-up must not trip over. */
const AGENTS_EU = [
  ...['Kim Lee', 'Kim Novak', 'April May', 'Jonas Weber', 'Sofia Russo', 'Emil Berg', 'Aylin Kaya', 'Pavel Dvorak'],
  ...['Chiara Conti', 'Lukas Brandt', 'Ines Moreau', 'Nils Holm', 'Zofia Nowak', 'Hugo Lambert', 'Marta Silva'],
  ...['Jan Bakker', 'Elif Demir'],
];

const AGENTS_US = [
  ...['Noah Carter', 'Ava Brooks', 'Liam Foster', 'Mia Torres', 'Ethan Ward', 'Zoe Price', 'Caleb Reed', 'Ruby Hayes'],
  ...['Owen Diaz', 'Nora Blake', 'Isaac Long', 'June Park', 'Will Summers', 'Rosa Vega', 'Theo Grant', 'Faith Cole'],
];

/** In the AWS account, but not in Connect. */
const OUTSIDERS: readonly (readonly [string, string])[] = [
  ['Lee Chen', 'lee@example.com'],
  ['Sam Okafor', 'sam@example.com'],
];

export type Cast = Readonly<{
  account: string;
  instances: readonly Instance[];
  people: readonly Person[];
  /** SSO people who only ever come in through AWS. */
  outsiders: readonly Readonly<{ name: string; sso: string }>[];
}>;

export function createCast(random: Random): Cast {
  const agent = (works: string) => (name: string) => personOf(name, 'agent', [works]);
  return {
    account: ACCOUNT,
    instances: PLACES.map((place) => {
      const id = random.uuid();
      const arn = `arn:aws:connect:${place.region}:${ACCOUNT}:instance/${id}`;
      return { ...place, id, arn, role: `AWSServiceRoleForAmazonConnect_${random.hex(20)}` };
    }),
    people: [
      ...LEADERS.map(([name, duty, works, sso]) => ({ ...personOf(name, duty, works), ...(sso && { sso }) })),
      ...AGENTS_EU.map(agent('Acme EU')),
      ...AGENTS_US.map(agent('Acme US')),
    ],
    outsiders: OUTSIDERS.map(([name, sso]) => ({ name, sso })),
  };
}

export function personOf(name: string, duty: Duty, works: readonly string[]): Person {
  const login = name.toLowerCase().replaceAll(' ', '.');
  return { name, login, email: `${login}@example.com`, duty, works };
}
