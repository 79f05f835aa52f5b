import type { Activity } from '../activity/activity.ts';
import type { Explained } from '../activity/known.ts';
import { counted } from './inflect.ts';
import { foreign, ours, type Words } from './words.ts';

type Failure = NonNullable<Activity['failure']>;

/** One that was refused. */
export type Refused = Explained & Readonly<{ activity: Readonly<{ failure: Failure }> }>;

export function hasFailed(explained: Explained): explained is Refused {
  return explained.activity.failure !== undefined;
}

/** AWS's error codes as people would say them; the first that fits. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^(?:AccessDenied|Unauthorized|NotAuthorized|Client\.Unauthorized)/i, 'not allowed'],
  [/^(?:Duplicate|.*AlreadyExists)/i, 'the name is in use already'],
  [/^(?:ResourceNotFound|NotFound|.*NotFound)/i, 'not found'],
  [/(?:Throttl|TooManyRequests|RequestLimit)/i, 'too many calls at once'],
  [/(?:LimitExceeded|ServiceQuotaExceeded)/i, 'a quota is reached'],
  [/^ResourceInUse/i, 'still in use'],
  [/(?:Conflict|NotReady)/i, 'in conflict with another change'],
  [/^InvalidContactFlow/i, 'invalid content'],
  [/^(?:Invalid|Validation|.*Validation|PropertyValidation|Malformed)/i, 'invalid request'],
  [/^(?:InternalS|ServiceUnavailable|InternalFailure)/i, 'a fault at AWS'],
  [/(?:Expired|InvalidClientToken|InvalidToken)/i, 'the credentials were no longer valid'],
];

const MESSAGE_LIMIT = 300;

/** `name in use already`, or the code itself where no words are known for it. */
export function reasonWords({ code }: Failure): Words {
  const reason = REASONS.find(([pattern]) => pattern.test(code))?.[1];
  if (reason) return [ours(reason)];
  return code ? [foreign(code)] : [ours('AWS does not say why')];
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
const PERMISSION = /is not authorized to perform: ([A-Za-z0-9-]{1,60}:[A-Za-z0-9*]{1,100})/;
const EXPLICIT = /explicit deny in an? ([a-z -]{1,60}policy)/i;
const NO_POLICY = /because no ([a-z -]{1,60}policy) allows/i;

/** `connect:UpdateQueueName, explicit deny in a service control policy`: all that matters of IAM's long sentence. */
function permissionWords({ message = '' }: Failure): Words {
  const permission = PERMISSION.exec(message)?.[1];
  if (!permission) return [];
  const explicit = EXPLICIT.exec(message)?.[1];
  const missing = NO_POLICY.exec(message)?.[1];
  const why = explicit ? `, explicit deny in a ${explicit}` : missing ? `, no ${missing} allows it` : '';
  return [foreign(permission), ours(why.replace(/\ba (?=[aeiou])/, 'an '))];
}

/** The reason with AWS's own code and message: a line of a notice; a missing permission by its name, unless `whole`. */
export function failureWords(
  failure: Failure,
  plane: Activity['plane'] = 'config',
  message: 'short' | 'whole' = 'short',
): Words {
  const permission = message === 'short' ? permissionWords(failure) : [];
  if (permission.length > 0)
    return [ours('Reason: not allowed ('), foreign(failure.code), ours(': '), ...permission, ours(')')];
  const reason = reasonWords(failure);
  const isCode = reason[0]?.kind === 'foreign';
  const code: Words = failure.code && !isCode ? [ours(' ('), foreign(failure.code), ours(')')] : [];
  // A runtime call's message may repeat a customer's number or address.
  const said: Words =
    failure.message && plane !== 'runtime' ? [ours(': '), foreign(failure.message, undefined, MESSAGE_LIMIT)] : [];
  return [ours('Reason: '), ...reason, ...code, ...said];
}

/** `, 5 problems`: what the lock screen adds to a refusal. */
export function problemCount({ problems }: Failure): Words {
  return problems.length > 0 ? [ours(`, ${counted(problems.length, 'problem')}`)] : [];
}
