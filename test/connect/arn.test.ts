import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeId } from '../../src/connect/arn.ts';

const INSTANCE = '5f0e6c1a-3b52-4c0e-9d59-0a1b2c3d4e5f';
const THING = '8d7c6b5a-4e3f-4a2b-9c1d-0e9f8a7b6c5d';
const IN_CONNECT = 'arn:aws:connect:eu-central-1:123456789012';

const arns: [string, object][] = [
  [`instance/${INSTANCE}`, { id: INSTANCE, instanceId: INSTANCE, typeSegment: 'instance' }],
  [`instance/${INSTANCE}/queue/${THING}`, { id: THING, instanceId: INSTANCE, typeSegment: 'queue' }],
  [`instance/${INSTANCE}/agent/${THING}`, { id: THING, instanceId: INSTANCE, typeSegment: 'agent' }],
  [
    `instance/${INSTANCE}/contact-flow/${THING}:$SAVED`,
    { id: THING, instanceId: INSTANCE, typeSegment: 'contact-flow', qualifier: '$SAVED' },
  ],
  [
    `instance/${INSTANCE}/flow-module/${THING}:prod`,
    { id: THING, instanceId: INSTANCE, typeSegment: 'flow-module', qualifier: 'prod' },
  ],
  [`instance/${INSTANCE}/queue/agent/${THING}`, { id: THING, instanceId: INSTANCE, typeSegment: 'queue' }],
  [
    `instance/${INSTANCE}/operating-hours/${INSTANCE}/override/${THING}`,
    { id: THING, instanceId: INSTANCE, typeSegment: 'override' },
  ],
  [`phone-number/${THING}`, { id: THING, typeSegment: 'phone-number' }],
  [`traffic-distribution-group/${THING}`, { id: THING, typeSegment: 'traffic-distribution-group' }],
];

describe('decodeId', () => {
  it.each(arns)('reads the ARN of %s, plain and percent-encoded', (resource, expected) => {
    const arn = `${IN_CONNECT}:${resource}`;
    expect(decodeId(arn)).toEqual({ ...expected, arn });
    expect(decodeId(encodeURIComponent(arn))).toEqual({ ...expected, arn });
  });

  it.each([
    ['arn:aws:lambda:eu-central-1:123456789012:function:lookup', { id: 'lookup', typeSegment: 'function' }],
    [
      'arn:aws:lambda:eu-central-1:123456789012:function:lookup:live',
      { id: 'lookup', typeSegment: 'function', qualifier: 'live' },
    ],
    ['arn:aws:lex:eu-central-1:123456789012:bot-alias/BOT/ALIAS', { id: 'BOT/ALIAS', typeSegment: 'bot-alias' }],
    ['arn:aws:s3:::acme-recordings', { id: 'acme-recordings' }],
    ['arn:aws:connect:us-east-1:aws:view/form:1', { id: 'form', typeSegment: 'view', qualifier: '1' }],
    ['arn:aws:ec2:us-east-1:123456789012:instance/i-0abc', { id: 'i-0abc', typeSegment: 'instance' }],
    ['arn:aws:connect:us-east-1:aws:view/:1', { id: ':1', typeSegment: 'view' }],
    ['arn:aws:connect:us-east-1:123456789012://', { id: '//' }],
  ])('reads the ARN of another service %s', (arn, expected) => {
    expect(decodeId(arn)).toEqual({ ...expected, arn });
  });

  it.each([
    [THING, { id: THING }],
    [`${THING}:$LATEST`, { id: THING, qualifier: '$LATEST' }],
    [`${THING}%3A%24SAVED`, { id: THING, qualifier: '$SAVED' }],
    [`${THING}:7`, { id: THING, qualifier: '7' }],
    ['form:$LATEST', { id: 'form', qualifier: '$LATEST' }],
    ['Skill: German', { id: 'Skill: German' }],
    ['Skill%20German', { id: 'Skill German' }],
    ['100 % of %zz %C3%28', { id: '100 % of %zz %C3%28' }],
    ['arn:aws:connect', { id: 'arn:aws:connect' }],
    ['', { id: '' }],
  ])('reads the plain id %s', (text, expected) => {
    expect(decodeId(text)).toEqual(expected);
  });

  it('answers for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^arn[:/%3Aa$]{0,40}$/)), (text) => {
        expect(typeof decodeId(text).id).toBe('string');
      }),
    );
  });
});
