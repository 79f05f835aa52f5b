import { addDays } from 'date-fns/addDays';
import { calling, HIDDEN, refused, setting, week, weekdayOf } from './calls.ts';
import type { Caller } from './identity.ts';
import type { Call } from './recorder.ts';
import type { Site, Thing } from './site.ts';
import type { Teller } from './teller.ts';

/** One thing that happens on an ordinary day, and who does it. */
export type Deed = Readonly<{ caller: Caller; call: Call }>;

type Happening = (teller: Teller, site: Site, at: Date) => Deed;

const SUPERVISORS = new Map([
  ['Acme EU', ['priya.nair', 'tomas.novotny', 'priya.nair', 'lena.vogt']],
  ['Acme US', ['grace.kim', 'marcus.bell', 'grace.kim']],
]);

const supervisor = ({ random, website }: Teller, site: Site) =>
  website(site, random.pick(SUPERVISORS.get(site.instance.name) ?? []));

const admin = ({ random, website }: Teller, site: Site) => website(site, random.pick(['dana.ruiz', 'omar.haddad']));

/** An agent of the site: those who came first lead. */
const agent = ({ random }: Teller, site: Site): Thing => random.pick(site.things('user').slice(4));

const other = ({ random }: Teller, site: Site, kind: 'routing' | 'hours' | 'group', now: unknown): Thing =>
  random.pick(site.things(kind).filter(({ id }) => id !== now));

const moveAgent: Happening = (teller, site) => {
  const thing = agent(teller, site);
  const to = other(teller, site, 'routing', thing.set.RoutingProfileId);
  const caller = supervisor(teller, site);
  const call = (make: typeof setting) => make(site, 'UpdateUserRoutingProfile', thing, { RoutingProfileId: to.id });
  return { caller, call: teller.random.chance(0.03) ? refused(call(calling), 'ThrottlingException') : call(setting) };
};

const moveGroup: Happening = (teller, site) => {
  const thing = agent(teller, site);
  const to = other(teller, site, 'group', thing.set.HierarchyGroupId);
  return {
    caller: supervisor(teller, site),
    call: setting(site, 'UpdateUserHierarchy', thing, { HierarchyGroupId: to.id }),
  };
};

const setSkill: Happening = (teller, site) => {
  const UserProficiencies = [
    {
      AttributeName: 'Language',
      AttributeValue: teller.random.pick(['English', 'Spanish', 'French']),
      Level: teller.random.between(1, 5),
    },
  ];
  return {
    caller: supervisor(teller, site),
    call: calling(site, 'AssociateUserProficiencies', agent(teller, site), { UserProficiencies }),
  };
};

const setStatus: Happening = (teller, site) => {
  const AgentStatusId = teller.random.pick(site.things('status')).id;
  return {
    caller: supervisor(teller, site),
    call: calling(site, 'PutUserStatus', agent(teller, site), { AgentStatusId }),
  };
};

const setPhone: Happening = (teller, site) => {
  const DeskPhoneNumber = `+1202555010${teller.random.int(10)}`;
  const PhoneConfig = { PhoneType: 'DESK_PHONE', AutoAccept: false, AfterContactWorkTimeLimit: 0, DeskPhoneNumber };
  return {
    caller: supervisor(teller, site),
    call: setting(site, 'UpdateUserPhoneConfig', agent(teller, site), { PhoneConfig }),
  };
};

const shortage: Happening = (teller, site, at) => {
  const day = at.toISOString().slice(0, 10);
  const [hours] = site.things('hours');
  if (!hours) throw new Error('The story has no hours.');
  const until = teller.random.between(14, 18);
  const call = calling(site, 'CreateHoursOfOperationOverride', hours, {
    Name: 'Agent shortage',
    EffectiveFrom: day,
    EffectiveTill: day,
    Config: week(8, until, [weekdayOf(day)]),
  });
  const response = { HoursOfOperationOverrideId: teller.random.uuid() };
  return { caller: teller.callers.lambda('wfm-sync'), call: { ...call, response } };
};

const setMaxContacts: Happening = (teller, site) => {
  const queue = teller.random.pick(site.things('queue').slice(1));
  const MaxContacts = teller.random.pick(
    [10, 15, 20, 25, 30, 40, 50, 60].filter((most) => most !== queue.set.MaxContacts),
  );
  return { caller: admin(teller, site), call: setting(site, 'UpdateQueueMaxContacts', queue, { MaxContacts }) };
};

const setQueueHours: Happening = (teller, site) => {
  const queue = teller.random.pick(site.things('queue').slice(1));
  const to = other(teller, site, 'hours', queue.set.HoursOfOperationId);
  return {
    caller: admin(teller, site),
    call: setting(site, 'UpdateQueueHoursOfOperation', queue, { HoursOfOperationId: to.id }),
  };
};

/** What is off goes on again before anything else goes off. */
const switchQueue: Happening = (teller, site) => {
  const off = site.things('queue').find(({ set }) => set.Status === 'DISABLED');
  const queue = off ?? teller.random.pick(site.things('queue').slice(2));
  const call = setting(site, 'UpdateQueueStatus', queue, { Status: off ? 'ENABLED' : 'DISABLED' });
  return { caller: admin(teller, site), call };
};

const saveDraft: Happening = (teller, site) => {
  const flow = teller.random.pick(site.things('flow'));
  const { eventName, request } = calling(site, 'UpdateContactFlowContent', flow, { Content: HIDDEN });
  return {
    caller: admin(teller, site),
    call: { eventName, request: { ...request, ContactFlowId: `${flow.id}:$SAVED` } },
  };
};

const publish: Happening = (teller, site) => {
  const flow = teller.random.pick(site.things('flow').slice(1));
  const call = calling(site, 'UpdateContactFlowContent', flow, { Content: HIDDEN });
  const invalid = {
    ...call,
    error: { code: 'InvalidContactFlowException' },
    response: { Problems: [{ message: 'Missing error branch. Path: Actions[4].Transitions.Errors' }] },
  };
  return { caller: admin(teller, site), call: teller.random.chance(0.1) ? invalid : call };
};

const tag: Happening = (teller, site) => {
  const thing = teller.random.pick([...site.things('queue'), ...site.things('flow'), ...site.things('routing')]);
  const tags = { team: teller.random.pick(['care', 'sales', 'billing']) };
  return { caller: admin(teller, site), call: { eventName: 'TagResource', request: { resourceArn: thing.arn, tags } } };
};

const addQueues: Happening = (teller, site) => {
  const profile = teller.random.pick(site.things('routing'));
  const QueueConfigs = [
    {
      QueueReference: { QueueId: teller.random.pick(site.things('queue')).id, Channel: 'VOICE' },
      Priority: 1,
      Delay: 0,
    },
  ];
  const name = teller.random.pick(['AssociateRoutingProfileQueues', 'UpdateRoutingProfileQueues']);
  return { caller: admin(teller, site), call: calling(site, name, profile, { QueueConfigs }) };
};

const editPrompt: Happening = (teller, site) => {
  const prompt = teller.random.pick(site.things('prompt'));
  const Description = `Recorded ${addDays(new Date(0), teller.random.int(365)).toISOString().slice(5, 10)}`;
  return { caller: admin(teller, site), call: setting(site, 'UpdatePrompt', prompt, { Description }) };
};

/** What happens, and how often beside the others. */
export const EVERYDAY: readonly (readonly [number, Happening])[] = [
  [30, moveAgent],
  [7, setSkill],
  [6, setStatus],
  [6, shortage],
  [4, setPhone],
  [4, setMaxContacts],
  [4, saveDraft],
  [4, publish],
  [3, tag],
  [3, moveGroup],
  [2, addQueues],
  [2, switchQueue],
  [1, setQueueHours],
  [1, editPrompt],
];

/** Something of an ordinary day. */
export function everyday(teller: Teller, site: Site, at: Date): Deed {
  const total = EVERYDAY.reduce((sum, [weight]) => sum + weight, 0);
  let left = teller.random.int(total);
  for (const [weight, happening] of EVERYDAY) {
    left -= weight;
    if (left < 0) return happening(teller, site, at);
  }
  return moveAgent(teller, site, at);
}
