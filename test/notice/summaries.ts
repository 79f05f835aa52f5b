import type { Activity } from '../../src/activity/activity.ts';
import type { Actor } from '../../src/activity/actor.ts';
import type { Explained } from '../../src/activity/known.ts';
import type { NoticeSummary, SummaryRow } from '../../src/notice/views.ts';
import { DANA, explained, INSTANCE_ID, refTo, setTo } from './explained.ts';

export const OMAR: Actor = { key: 'person/omar', kind: 'person', name: 'Omar Haddad', aliases: [], automation: false };
export const CI: Actor = {
  key: 'role/ci-deploy',
  kind: 'session',
  role: 'ci-deploy',
  session: 'gha-4711',
  aliases: [],
  automation: true,
};
export const WFM: Actor = { ...CI, key: 'role/wfm-sync', role: 'wfm-sync', session: 'wfm-sync' };
export const THROTTLED = { code: 'ThrottlingException', message: 'Rate exceeded', problems: [] };
export const INVALID = { code: 'InvalidContactFlowException', problems: [] };

export function at(time: string): Date {
  return new Date(`2026-11-22T${time}Z`);
}

/** Flow `index`, published by ci-deploy a minute after the one before; say what differs. */
export function flow(index: number, activity: Partial<Activity> = {}): Explained {
  return explained({
    eventID: `flow-${index}`,
    actor: CI,
    way: { kind: 'terraform' },
    from: '198.51.100.7',
    eventName: 'UpdateContactFlowContent',
    at: new Date(at('01:00:00').getTime() + index * 60_000),
    resource: refTo('ContactFlow', `flow-${index}`, `Flow ${index}`),
    ...activity,
  });
}

/** Agent `index`, created by Dana a second after the one before; say what differs. */
export function agent(index: number, activity: Partial<Activity> = {}): Explained {
  return explained({
    eventID: `agent-${index}`,
    eventName: 'CreateUser',
    verb: 'Create',
    at: new Date(at('10:02:00').getTime() + index * 1000),
    resource: refTo('User', `user-${index}`, `agent${index}`),
    changes: [setTo('Username', `agent${index}`)],
    ...activity,
  });
}

/** A supervisor's move of an agent to another routing profile. */
export function move(actor: Actor, activity: Partial<Activity> = {}): Explained {
  return explained(
    {
      actor,
      eventName: 'UpdateUserRoutingProfile',
      resource: refTo('User', 'user-1', 'Kim Lee'),
      changes: [setTo('RoutingProfileId', 'rp2', { refType: 'RoutingProfile' })],
      severity: 'routine',
      treatment: 'fold',
      ...activity,
    },
    { names: { [`RoutingProfile/${INSTANCE_ID}/rp2`]: 'Tier 2 Voice' } },
  );
}

export function person(index: number): Actor {
  return { ...DANA, key: `person/${index}`, name: `Supervisor ${index}` };
}

/** A row of ten flows published by ci-deploy; say what differs. */
export function row(parts: Partial<SummaryRow> = {}): SummaryRow {
  const names = ['Flow 1', 'Flow 2', 'Flow 3'];
  return { example: flow(1), done: 10, things: 10, refused: 0, refusedThings: 0, names, ...parts };
}

/** What its rows come to, in one instance, from 03:10 to 03:14; say what differs. */
export function summary(rows: readonly SummaryRow[], parts: Partial<NoticeSummary> = {}): NoticeSummary {
  const actors = new Map(rows.map(({ example: { activity } }) => [activity.actor.key, activity.actor]));
  const tools = [...actors.values()].filter(({ automation }) => automation).length;
  const sum = (count: 'done' | 'refused') => rows.reduce((total, each) => total + each[count], 0);
  return {
    from: at('03:10:00'),
    to: at('03:14:00'),
    done: sum('done'),
    refused: sum('refused'),
    mended: 0,
    people: actors.size - tools,
    tools,
    rows,
    moreRows: 0,
    instances: ['Acme EU'],
    sensitiveElsewhere: 0,
    ...parts,
  };
}
