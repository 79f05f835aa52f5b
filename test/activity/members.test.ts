import { describe, expect, it } from 'vitest';
import { membersOf, tellingText, valueAt } from '../../src/activity/members.ts';

describe('membersOf', () => {
  it('finds members in any case, the first of equal ones', () => {
    expect([...membersOf({ Name: 1, name: 2, QueueId: 3 })]).toEqual([
      ['name', { name: 'Name', value: 1 }],
      ['queueid', { name: 'QueueId', value: 3 }],
    ]);
  });

  it.each([null, undefined, 'text', 7, [1]])('finds none in %j', (value) => {
    expect(membersOf(value).size).toBe(0);
  });
});

describe('valueAt', () => {
  it.each([
    [['queue', 'NAME'], 'Billing'],
    [['Queue', 'Id'], undefined],
    [['Prompt', 'Name'], undefined],
    [['constructor', 'name'], undefined],
  ])('at %j is %j', (path, value) => {
    expect(valueAt({ Queue: { Name: 'Billing' } }, path)).toBe(value);
  });
});

describe('tellingText', () => {
  it.each([
    [' dana ', 'dana'],
    ['', undefined],
    ['  ', undefined],
    ['***', undefined],
    ['HIDDEN_DUE_TO_SECURITY_REASONS', undefined],
    [7, undefined],
    [null, undefined],
  ])('of %j is %j', (value, text) => {
    expect(tellingText(value)).toBe(text);
  });
});
