import { expect, test } from 'vitest';
import { parseQuestion } from '../../src/activity/parse-question.ts';
import { toKnownNames } from '../../src/activity/question-known.ts';
import { resourceTypesNamed } from '../../src/connect/resource-types.ts';
import { readingText } from './reading-text.ts';

const knownNames = toKnownNames([
  { text: 'Tier 2', actor: false, types: ['RoutingProfile'] },
  { text: 'Admin', actor: false, types: ['SecurityProfile'] },
  { text: 'Billing', actor: false, types: ['Queue'] },
  { text: 'Kim', actor: false, types: ['User'] },
  { text: 'Omar', actor: true, types: ['User'] },
  { text: 'Main', actor: true, types: ['Queue'] },
  { text: 'Dana', actor: true, types: [] },
  // Names made of words that a question has other uses for.
  { text: 'May', actor: false, types: ['User'] },
  { text: 'April', actor: true, types: [] },
  { text: 'Today', actor: true, types: ['Queue'] },
  { text: 'Friday', actor: false, types: ['ContactFlow'] },
  { text: 'Last Failed', actor: false, types: ['Queue'] },
]);
const context = { now: new Date('2026-11-22T10:30:00Z'), zone: 'Europe/Berlin', knownType: resourceTypesNamed };

test.each([
  ['"Kim" and "Somebody"', /^mistake: I do not understand “Somebody” beside the name “Kim”/],
  ['changes by April', 'by April'],
  ['changes by May', 'by May'],
  ['changes by Friday', /^mistake: Say whose changes/],
  ['resource Today', 'resource <Today>'],
  ['who changed Last Failed', 'resource <Last Failed>'],
  ['changes to Last Failed today', 'resource <Last Failed>'],
  ['Kim created Billing', 'resource <Billing> · created · actor Kim'],
  ['Kim changed', 'resource <Kim>'],
  ['Omar disabled', 'by Omar · disabled'],
  ['Omar deleted', 'resource <Omar> · deleted'],
  ['Omar created', 'resource <Omar> · created'],
  ['disabled Omar', 'resource <Omar> · disabled'],
  ['Dana disabled', 'by Dana · disabled'],
  ['gave Admin Kim', 'User <Kim> · gave · value Admin'],
  ['who was given Admin', 'changes · gave · value Admin'],
  ['who gave Billing', 'resource <Billing> · gave'],
  ['gave Kim Admin', 'User <Kim> · gave · value Admin'],
  ['removed Admin from Kim', 'User <Kim> · removed · value Admin'],
  ['removed Billing from Tier 2', 'resource <Tier 2> · removed · thing Billing'],
  ['changes except Billing', 'changes · not thing Billing'],
  ['changes except Main', 'changes · not actor Main · not thing Main'],
  ['changes from Dana', 'by Dana'],
  ['changes from Billing', 'changes · thing Billing'],
])('reads %j, whose names are known', (text, reading) => {
  expect(readingText(parseQuestion(text, { ...context, knownNames }))).toEqual(
    reading instanceof RegExp ? expect.stringMatching(reading) : reading,
  );
});
