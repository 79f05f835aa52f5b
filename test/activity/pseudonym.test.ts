import { describe, expect, it } from 'vitest';
import { createPseudonyms, inStrings } from '../../src/activity/pseudonym.ts';

const ID = '6f1d2c3b-4a5e-4f60-8192-a3b4c5d6e7f8';
const OTHER = '00000000-0000-4000-8000-000000000009';
const { replace, mayBeIn } = createPseudonyms([
  { text: 'sam', kind: 'name', by: 'Person K7Q2' },
  { text: 'sam.okafor@example.com', kind: 'name', by: 'Person K7Q2' },
  { text: 'Sam Okafor', kind: 'name', by: 'Person K7Q2' },
  { text: 'José', kind: 'name', by: 'Person K7Q2' },
  { text: ID, kind: 'id', by: OTHER },
]);

describe('a pseudonym', () => {
  it.each([
    ['sam', 'Person K7Q2'],
    ['SAM', 'Person K7Q2'],
    ['role:123456789012:Admin/sam', 'role:123456789012:Admin/Person K7Q2'],
    ['arn:aws:iam::123456789012:user/sam', 'arn:aws:iam::123456789012:user/Person K7Q2'],
    ['AROAEXAMPLE:sam.okafor@example.com', 'AROAEXAMPLE:Person K7Q2'],
    ['user%2Fsam.okafor%40example.com', 'user%2FPerson K7Q2'],
    ['Ask Sam.', 'Ask Person K7Q2.'],
    ['sam, and "sam"', 'Person K7Q2, and "Person K7Q2"'],
    ["Sam  Okafor's queue", "Person K7Q2's queue"],
    ['laptop of sam.okafor@example.com-laptop', 'laptop of Person K7Q2-laptop'],
    ['jose\u0301', 'Person K7Q2'],
    [`agent/${ID.toUpperCase()}:1`, `agent/${OTHER}:1`],
    [`log_${ID}.wav`, `log_${OTHER}.wav`],
  ])('stands for the whole of it: %j becomes %j', (text, expected) => {
    expect(replace(text)).toBe(expected);
  });

  it.each([
    'samples',
    'sam.okafor',
    'sam@other.example',
    'x.sam@example.com',
    'sam-2',
    'flow_sam',
    'sam.okafor@example.com.au',
    'not.sam.okafor@example.com',
    'josefine',
    'sam%40other.example',
    `${ID}0`,
  ])('leaves alone what only looks like it: %j', (text) => {
    expect(replace(text)).toBe(text);
  });

  it('goes into every string of a value, names of members too', () => {
    const value = { owner: 'sam', list: ['sam', 1, null, { sam: true }] };
    expect(inStrings(value, replace)).toEqual({
      owner: 'Person K7Q2',
      list: ['Person K7Q2', 1, null, { 'Person K7Q2': true }],
    });
  });

  it('is looked for in JSON as it is stored', () => {
    expect(mayBeIn(JSON.stringify({ text: 'one\nSAM' }))).toBe(true);
    expect(mayBeIn(JSON.stringify({ text: 'nobody' }))).toBe(false);
  });
});
