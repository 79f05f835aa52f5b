import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consoleLink } from '../../src/connect/console-link.ts';
import type { ResourceRef } from '../../src/connect/resource-ref.ts';
import { ARN, INSTANCE, uuid } from './resource-records.ts';

const flow = { type: 'ContactFlow', id: uuid(1), instanceId: INSTANCE, arn: `${ARN}/contact-flow/${uuid(1)}` };
const region = 'eu-central-1';
const website = 'https://acme-eu.my.connect.aws/';
const console = 'https://eu-central-1.console.aws.amazon.com/connect/v2/app/instances?region=eu-central-1';

describe('consoleLink', () => {
  it('opens a flow in its editor, without version', () => {
    const url = `${website}contact-flows/edit?id=${encodeURIComponent(flow.arn)}`;
    expect(consoleLink(flow, { region, instanceAlias: 'acme-eu' })).toBe(url);
    expect(consoleLink({ ...flow, arn: `${flow.arn}:$SAVED` }, { region, instanceAlias: 'acme-eu' })).toBe(url);
  });

  it.each<[string, ResourceRef | undefined]>([
    ['a flow without ARN', { type: 'ContactFlow', id: uuid(1) }],
    ['a flow with the ARN of another', { ...flow, arn: `${ARN}/contact-flow/${uuid(2)}` }],
    ['a flow whose ARN cannot be part of an address', { ...flow, id: '\ud800', arn: `${ARN}/contact-flow/\ud800` }],
    ['a queue', { type: 'Queue', id: uuid(3) }],
    ['nothing', undefined],
  ])('opens the admin website for %s', (_, ref) => {
    expect(consoleLink(ref, { region, instanceAlias: 'acme-eu' })).toBe(website);
  });

  it.each([undefined, '', 'evil.example/', 'a b', '-acme', 'd-acme', 'x'.repeat(46), 'acme@evil'])(
    'opens the AWS console where the alias is %j',
    (instanceAlias) => {
      expect(consoleLink(flow, { region, instanceAlias })).toBe(console);
    },
  );

  it.each(['', 'cn-north-1', 'us-gov-west-1', 'evil.example/', 'eu-central-1.evil.example'])(
    'has no link in Region %j',
    (elsewhere) => {
      expect(consoleLink(flow, { region: elsewhere })).toBeUndefined();
    },
  );

  it('never leads elsewhere', () => {
    const texts = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(texts, texts, texts, texts, (region, instanceAlias, id, arn) => {
        const link = consoleLink({ type: 'ContactFlow', id, arn }, { region, instanceAlias });
        expect(
          link === undefined || /^https:\/\/[\w-]+\.(my\.connect\.aws|console\.aws\.amazon\.com)\//.test(link),
        ).toBe(true);
      }),
    );
  });
});
