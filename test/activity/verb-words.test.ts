import { expect, it, test } from 'vitest';
import { VERB_TABLE } from '../../src/activity/verb-table.ts';
import { eventsOf, readVerb } from '../../src/activity/verb-words.ts';
import { OPERATIONS } from '../../src/connect/catalog.ts';

test.each([
  ['disabled', 'disabled', 1],
  ['switched off billing', 'disabled', 2],
  ['switched kim', 'moved', 1],
  ['logged in', 'logged in', 2],
  ['emergency access', 'emergency access', 2],
])('reads %j', (text, verb, taken) => {
  const read = readVerb(text.split(' '));
  expect([read?.row.verb, read?.taken]).toEqual([verb, taken]);
});

test.each([['billing'], [''], ['constructor'], ['__proto__ x']])('takes %j for no verb', (text) => {
  expect(readVerb(text.split(' '))).toBeUndefined();
});

it('means only operations that the catalog has', () => {
  const known = new Set(OPERATIONS.map(({ eventName }) => eventName));
  const named = VERB_TABLE.flatMap(({ verb }) => eventsOf(verb) ?? []).map(({ eventName }) => eventName);
  expect([...new Set(named)].filter((eventName) => !known.has(eventName))).toEqual([]);
});

it('has each form of a verb once', () => {
  const forms = VERB_TABLE.flatMap(({ verb, also }) => [verb, ...also]);
  expect(forms.filter((form, index) => forms.indexOf(form) !== index)).toEqual([]);
});

it('says of every verb but the general ones what it means', () => {
  const silent = VERB_TABLE.filter(({ verb }) => (eventsOf(verb) ?? []).length === 0).map(({ verb }) => verb);
  expect(silent).toEqual(['changed', 'set']);
});

it('looks at fields that the operations have', () => {
  const fields = new Map(
    OPERATIONS.map(({ eventName, changeFields }) => [eventName, changeFields.map(({ field }) => field)]),
  );
  const wrong = VERB_TABLE.flatMap(({ events = [] }) => events).filter(
    ({ eventName, field }) => field !== undefined && !fields.get(eventName)?.includes(field),
  );
  expect(wrong).toEqual([]);
});
