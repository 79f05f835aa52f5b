import type { Call } from './recorder.ts';
import type { Site, Thing } from './site.ts';

/** Connect keeps what is in a flow to itself. */
export const HIDDEN = '***';

/** A call on a thing of a site that sets fields; where it succeeds the thing keeps them. */
export function setting(site: Site, eventName: string, thing: Thing, fields: Readonly<Record<string, unknown>>): Call {
  thing.set = { ...thing.set, ...fields };
  return { eventName, request: { InstanceId: site.instance.id, [idField(thing)]: thing.id, ...fields } };
}

/** A call that names a thing and changes nothing that it keeps. */
export function calling(
  site: Site,
  eventName: string,
  thing: Thing,
  fields: Readonly<Record<string, unknown>> = {},
): Call {
  return { eventName, request: { InstanceId: site.instance.id, [idField(thing)]: thing.id, ...fields } };
}

/** The same call, refused. */
export function refused(call: Call, code: string, message?: string): Call {
  const { eventName, request } = call;
  return { eventName, request, error: { code, ...(message && { message }) } };
}

const ID_FIELDS = {
  hours: 'HoursOfOperationId',
  queue: 'QueueId',
  routing: 'RoutingProfileId',
  security: 'SecurityProfileId',
  flow: 'ContactFlowId',
  module: 'ContactFlowModuleId',
  prompt: 'PromptId',
  quick: 'QuickConnectId',
  number: 'PhoneNumberId',
  status: 'AgentStatusId',
  group: 'HierarchyGroupId',
  rule: 'RuleId',
  form: 'EvaluationFormId',
  view: 'ViewId',
  user: 'UserId',
} as const;

function idField({ kind }: Thing): string {
  return ID_FIELDS[kind];
}

/** Monday to Friday, from and to whole hours. */
export function week(from: number, to: number, days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY']) {
  return days.map((Day) => ({
    Day,
    StartTime: { Hours: from, Minutes: 0 },
    EndTime: { Hours: to, Minutes: 0 },
  }));
}

export const EVERY_DAY = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** SUNDAY for 2026-11-22. */
export function weekdayOf(day: string): string {
  return EVERY_DAY.at(new Date(`${day}T00:00:00Z`).getUTCDay() - 1) ?? 'SUNDAY';
}
