import { toObject } from '../cloudtrail/fields.ts';
import type { CloudTrailRecord } from '../cloudtrail/record.ts';
import type { Activity } from './activity.ts';
import { cutText } from './bounded.ts';
import { membersOf, tellingText, valueAt } from './members.ts';

/** CloudTrail itself cuts codes and messages at 1 KB. */
const TEXT_LIMIT = 1024;
const PROBLEM_LIMIT = 500;
const PROBLEMS_LIMIT = 50;

/** Failures that say only "later": what was called is tried again, and the retry has its own record. */
const THROTTLED =
  /^(Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|RequestLimitExceeded|Client\.RequestLimitExceeded)$/;
const DENIED = /AccessDenied|Unauthorized|NotAuthorized|Forbidden/;

/**
 * Why a call did not succeed; undefined when it did. errorCode is the sign: an errorMessage alone accompanies calls
 * that took effect too, but for sign-ins, whose answer says Failure.
 */
export function failureOf(record: CloudTrailRecord): Activity['failure'] {
  const code = codeOf(record);
  if (!code) return undefined;
  const message = tellingText(record.errorMessage);
  return {
    code: cutText(code, TEXT_LIMIT),
    ...(message && { message: cutText(message, TEXT_LIMIT) }),
    problems: problemsOf(record.responseElements),
  };
}

export function wasThrottled({ code }: Readonly<{ code: string }>): boolean {
  return THROTTLED.test(code);
}

export function wasDenied({ code }: Readonly<{ code: string }>): boolean {
  return DENIED.test(code);
}

function codeOf(record: CloudTrailRecord): string | undefined {
  const code = record.errorCode?.trim();
  if (code) return code;
  const isSignIn = record.eventType === 'AwsConsoleSignIn' || record.eventSource === 'signin.amazonaws.com';
  return isSignIn && answersOf(record).includes('Failure') ? 'Failure' : undefined;
}

/** `ConsoleLogin: Failure` in the answer; the steps before it say so in serviceEventDetails. */
function answersOf({ responseElements, raw }: CloudTrailRecord): readonly unknown[] {
  const details = toObject(valueAt(raw, ['serviceEventDetails']));
  return [responseElements, details].flatMap((held) => [...membersOf(held).values()].map(({ value }) => value));
}

/** Connect says in `Problems[].message` what is wrong with a flow (InvalidContactFlowException and its kin). */
function problemsOf(responseElements: unknown): readonly string[] {
  const problems = valueAt(responseElements, ['Problems']);
  if (!Array.isArray(problems)) return [];
  return problems.slice(0, PROBLEMS_LIMIT).flatMap((problem: unknown) => {
    const message = tellingText(problem) ?? tellingText(valueAt(problem, ['message']));
    return message ? [cutText(message, PROBLEM_LIMIT)] : [];
  });
}
