import { describe, expect, it } from 'vitest';
import { failureOf, wasDenied, wasThrottled } from '../../src/activity/failure.ts';
import { recordOf } from './record-of.ts';

describe('failureOf', () => {
  it('is nothing for a call that succeeded', () => {
    expect(failureOf(recordOf())).toBeUndefined();
  });

  it('tells code and message', () => {
    const record = recordOf({ errorCode: 'AccessDenied', errorMessage: 'User may not' });
    expect(failureOf(record)).toEqual({ code: 'AccessDenied', message: 'User may not', problems: [] });
  });

  it.each(['Problems', 'problems'])('tells what is wrong with a flow, from %s', (key) => {
    const responseElements = { [key]: [{ message: 'one' }, { Message: 'two' }, 'three', { other: 1 }, null, '***'] };
    const record = recordOf({ errorCode: 'InvalidContactFlowException', responseElements });
    expect(failureOf(record)).toEqual({ code: 'InvalidContactFlowException', problems: ['one', 'two', 'three'] });
  });

  it('takes a message without a code for no failure', () => {
    expect(failureOf(recordOf({ errorMessage: 'odd' }))).toBeUndefined();
    expect(failureOf(recordOf({ errorCode: ' ', errorMessage: 'odd' }))).toBeUndefined();
  });

  it('takes a failed sign-in for a failure, which has only a message', () => {
    const signIn = { eventType: 'AwsConsoleSignIn', eventName: 'ConsoleLogin', errorMessage: 'Failed authentication' };
    expect(failureOf(recordOf({ ...signIn, responseElements: { ConsoleLogin: 'Failure' } }))).toEqual({
      code: 'Failure',
      message: 'Failed authentication',
      problems: [],
    });
    expect(failureOf(recordOf({ ...signIn, responseElements: { ConsoleLogin: 'Success' } }))).toBeUndefined();
  });

  it.each([{ CredentialVerification: 'Failure' }, '{"CredentialVerification":"Failure"}'])(
    'takes a failed step of a sign-in for a failure: %j',
    (serviceEventDetails) => {
      const step = { eventSource: 'signin.amazonaws.com', eventType: 'AwsServiceEvent', serviceEventDetails };
      expect(failureOf(recordOf(step))).toEqual({ code: 'Failure', problems: [] });
      expect(failureOf(recordOf({ ...step, eventSource: 'connect.amazonaws.com' }))).toBeUndefined();
    },
  );

  it('bounds what a hostile record tells', () => {
    const Problems = Array.from({ length: 200 }, () => ({ message: 'p'.repeat(5000) }));
    const failure = failureOf(
      recordOf({ errorCode: 'c'.repeat(5000), errorMessage: 'm'.repeat(5000), responseElements: { Problems } }),
    );
    expect(failure?.code).toHaveLength(1024);
    expect(failure?.message).toHaveLength(1024);
    expect(failure?.problems).toHaveLength(50);
    expect(failure?.problems[0]).toHaveLength(500);
  });
});

describe('the kinds of failure', () => {
  it.each([
    ['ThrottlingException', true, false],
    ['TooManyRequestsException', true, false],
    ['AccessDenied', false, true],
    ['AccessDeniedException', false, true],
    ['Client.UnauthorizedOperation', false, true],
    ['UnauthorizedException', false, true],
    ['DuplicateResourceException', false, false],
  ])('%s is throttled: %s, denied: %s', (code, throttled, denied) => {
    expect([wasThrottled({ code }), wasDenied({ code })]).toEqual([throttled, denied]);
  });
});
