import { expect, test } from 'vitest';
import { parseQuestion } from '../../src/activity/parse-question.ts';
import { resourceTypesNamed } from '../../src/connect/resource-types.ts';
import { readingText } from './reading-text.ts';

const context = { now: new Date('2026-11-22T10:30:00Z'), zone: 'Europe/Berlin', knownType: resourceTypesNamed };

test.each([
  ['AKIAIOSFODNN7EXAMPLE', 'changes · accessKey AKIAIOSFODNN7EXAMPLE'],
  ['changes from AKIAIOSFODNN7EXAMPLE', 'changes · accessKey AKIAIOSFODNN7EXAMPLE'],
  ['changes eu-central-1', 'changes · region eu-central-1'],
  ['region EU-Central-1', 'changes · region eu-central-1'],
  ['changes in region eu-west-1', 'changes · region eu-west-1'],
  ['queue Billing in eu-west-1', 'Queue <Billing> · region eu-west-1'],
  ['region North', 'resource <region North>'],
  ['changes 123456789012', 'changes · account 123456789012'],
  ['account 1234-5678-9012', 'changes · account 123456789012'],
  ['changes in account 1234-5678-9012', 'changes · account 123456789012'],
  ['account Sales', 'resource <account Sales>'],
  ['from ip 192.0.2.7', 'changes · address 192.0.2.7'],
  ['by 2001:DB8::7', 'changes · address 2001:db8::7'],
  ['2001:DB8::7', 'changes · address 2001:db8::7'],
  ['queue Billing via "console"', /^mistake: I do not understand “console” beside/],
  ['address Book', 'resource <address Book>'],
  ['from CreateQueue', 'changes · event CreateQueue'],
  ['event CreateQueue', 'changes · event CreateQueue'],
  ['event UpdateSomethingNew', 'changes · event UpdateSomethingNew'],
  ['changes including agent status', 'changes · including agent status'],
  ['changes including agent statuses', 'changes · including agent status'],
  ['changes including agent states', 'changes · including agent status'],
  ['changes including agent Kim', /^mistake: I do not understand “Kim”/],
  ['including runtime', 'changes · including runtime'],
  ['incl traffic', 'changes · including runtime'],
  ['including Sales', 'resource <including Sales>'],
  ['everything but Billing', 'changes · not actor Billing · not thing Billing'],
  ['changes but not by dana', 'changes · not actor dana'],
  ['changes except the', 'changes'],
  ['queue Billing but today', 'Queue <Billing>'],
])('reads the conditions of %j', (text, reading) => {
  expect(readingText(parseQuestion(text, context))).toEqual(
    reading instanceof RegExp ? expect.stringMatching(reading) : reading,
  );
});

test.each([
  ['count changes', 'changes · count'],
  ['how often did queue Billing change', 'Queue <Billing> · count'],
  ['first', 'changes · oldest'],
  ['count queue changes today', 'Queue <> · count'],
  ['the count', 'resource <count>'],
  ['most recent change', 'changes · limit 1'],
  ['the most recent changes', 'changes'],
  ['most recent 3 changes', 'changes · limit 3'],
  ['most important queue', 'Queue <most important>'],
])('reads order and number of %j', (text, reading) => {
  expect(readingText(parseQuestion(text, context))).toBe(reading);
});

test.each([
  ['queue "A" Queues', /^mistake: I do not understand “Queues” beside the name “A”/],
  ['removed Billing from Tier 2', 'resource <Tier 2> · removed · thing Billing'],
  ['removed Billing', 'resource <Billing> · removed'],
  ['added Billing', 'resource <Billing> · added'],
  ['who gave security profile Admin', 'changes · gave · value Admin'],
  ['who gave dana', 'resource <dana> · gave'],
  ['who gave on Billing', 'resource <Billing> · gave'],
  ['given', 'changes · gave'],
  ['user dana disabled Billing', 'resource <Billing> · disabled · actor dana'],
  ['I disabled Billing', 'resource <Billing> · disabled · actor I'],
  ['did dana disable Billing', 'resource <Billing> · disabled · actor dana'],
  ['dana disabled Billing', 'resource <Billing> · disabled · actor dana'],
  ['me today', 'by me'],
  ['changes to user dana on queue Billing', 'Queue <Billing> · thing dana'],
  ['help Billing', 'resource <help Billing>'],
  ['what did dana change', 'by dana'],
  ['show changes to me', 'User <me>'],
  ['user me', 'by me'],
  ['help me find queue Billing', 'Queue <Billing>'],
  ['changes by user dana and user omar', 'changes · actor dana · actor omar'],
  ['user dana or omar', 'changes · actor dana · actor omar'],
  ['except user dana and omar', 'changes · not actor dana · not actor omar'],
  ['changes to the resource Billing', 'resource <Billing>'],
  ['changes to queue Billing by user dana', 'Queue <Billing> · actor dana'],
  ['queue Billing except user dana', 'Queue <Billing> · not actor dana'],
  ['queue Sales to Billing', 'Queue <Sales> · thing Billing'],
  ['queue Hold on hold', 'Queue <Hold> · thing hold'],
  ['queue Billing user', 'Queue <Billing user>'],
  ['to which queue', 'Queue <>'],
  ['queue Billing, by whom was it changed', 'Queue <Billing>'],
  ['gave security profile Admin agent Kim', 'User <Kim> · gave · value Admin'],
  ['Bank of America', 'resource <Bank of America>'],
  ['changes to kim@example.com', 'User <kim@example.com>'],
])('reads who and what of %j', (text, reading) => {
  expect(readingText(parseQuestion(text, context))).toEqual(
    reading instanceof RegExp ? expect.stringMatching(reading) : reading,
  );
});
