import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOverrideFile } from '../../src/activity/override-file.ts';

const read = (text: string) => parseOverrideFile(text, 'policy.yml');

describe('parseOverrideFile', () => {
  it('reads sections of entries, each with where it stands', () => {
    const text = `# What we want to hear
tell:
  - event: DeleteQueue
fold:
  - actor: wfm-sync
    type: hours of operation     # all keys of an entry must fit
exclude:
  - instance: bd16*
  - via: [CFN, "*tofu*"]
    name: 2024
  - {user: no, event: '*Tag*'}
`;
    expect(read(text)).toEqual({
      rules: [
        { treatment: 'tell', said: 'policy.yml:3', all: [{ by: 'event', patterns: ['DeleteQueue'] }] },
        {
          treatment: 'fold',
          said: 'policy.yml:5',
          all: [
            { by: 'actor', patterns: ['wfm-sync'] },
            { by: 'type', patterns: ['HoursOfOperation'] },
          ],
        },
        { treatment: 'keep', said: 'policy.yml:8', all: [{ by: 'instance', patterns: ['bd16*'] }] },
        {
          treatment: 'keep',
          said: 'policy.yml:9',
          all: [
            { by: 'tool', patterns: ['cloudformation', '*tofu*'] },
            { by: 'name', patterns: ['2024'] },
          ],
        },
        {
          treatment: 'keep',
          said: 'policy.yml:11',
          all: [
            { by: 'actor', patterns: ['no'] },
            { by: 'event', patterns: ['*Tag*'] },
          ],
        },
      ],
    });
  });

  it.each(['', '\n\n', '# nothing yet\n', 'tell:\nfold:\n', '\uFEFFexclude:\n', 'Fold: []\n'])(
    'reads %j as no rules',
    (text) => {
      expect(read(text)).toEqual({ rules: [] });
    },
  );

  const SHAPE =
    'Type `tell:`, `fold:` or `exclude:` at the beginning of a line, and entries such as `- event: DeleteQueue` under it.';

  it.each([
    ['hello', `1: holds no sections. ${SHAPE}`],
    ['- actor: sam', `1: holds no sections. ${SHAPE}`],
    ['\nkeep:\n  - actor: sam', `2: \`keep:\` is no section. ${SHAPE}`],
    ['tell:\n- event: A\nTell:\n- event: B', '3: `Tell:` stands a second time. Put its entries at policy.yml:1.'],
    ['tell: sam', '1: `tell:` takes a list: begin each entry with `- `, as in `- event: DeleteQueue`.'],
    ['tell:\n  actor: sam', '2: `tell:` takes a list: begin each entry with `- `, as in `- event: DeleteQueue`.'],
    ['tell:\n- actor:sam', '2: `actor:sam` is no entry. Type a word, a colon and a blank: `- actor: wfm-sync`.'],
    ['tell:\n- {}', '2: an entry without a key fits everything. Name what is meant: `- actor: wfm-sync`.'],
    ['tell:\n- actor:\n', '2: `actor:` needs a pattern after it. Name what is meant, or remove the line.'],
    ['tell:\n- actor: []\n', '2: `actor:` has an empty list. Name what is meant, or remove the line.'],
    [
      'tell:\n- event: A\n  actor: {a: b}',
      '3: `actor:` takes one pattern, or a list of them: `actor: [one, another]`.',
    ],
    [
      'tell:\n- colour: red',
      '2: `colour:` is not one of actor:, tool:, event:, type:, name:, instance:. Type for example `- actor: wfm-sync`.',
    ],
    [
      'tell:\n- user: dana\n  actor: sam',
      '3: `actor:` stands twice in one entry. Put all of it in a list: `actor: [sam, …]`.',
    ],
    ['fold:\n- actor: "*"', '2: `actor: *` fits everything. Name what is meant, with `*` for a part of it.'],
    ['fold:\n- event: *Queue', '2: a pattern that begins with `*` stands in quotes, as in `event: "*Queue"`.'],
    ['fold:\n- event: [A, *B]', '2: a pattern that begins with `*` stands in quotes, as in `event: "*Queue"`.'],
    ['fold:\n- name: @home', '2: a pattern that begins with a sign stands in quotes, as in `name: "@home*"`.'],
    ['fold:\n\t- name: a', '2: begins with a tab. YAML takes blanks only: type two.'],
    ['fold:\n- actor:sam\n  type: Queue', '2: a colon lacks its blank here. Type for example `actor: wfm-sync`.'],
    ['fold:\n---\ntell:', '2: `---` begins a second document. Keep all in one: remove this line.'],
    ['fold:\n- name: "x', `2: Missing closing "quote. ${SHAPE}`],
    ['fold:\n- name: !x y', `2: Unresolved tag: !x. ${SHAPE}`],
    [
      'fold:\n- type: Promt',
      '2: `type: Promt` is no type of resource. Type for example `type: Queue`, `type: Prompt` or `type: RoutingProfile`.',
    ],
    [
      'fold:\n- event: "\\e[31m\\u202e"',
      '2: `event:  [31m ` is no event name. Type it as CloudTrail does: `event: UpdateUserRoutingProfile`, or `event: UpdateUser*`.',
    ],
  ])('says of %j where the mistake is and what to type', (text, problem) => {
    expect(read(text)).toEqual({ problems: [`policy.yml:${problem}`] });
  });

  it('names every mistake at once, in the order of the lines', () => {
    const text = 'tell:\n- tool: terrafrom\n- event: A\n- instance: acme\nkeep:\n- actor: sam\n';
    expect(read(text)).toEqual({
      problems: [
        expect.stringMatching(/^policy\.yml:2: `tool: terrafrom` is no tool known here/),
        expect.stringMatching(/^policy\.yml:4: `instance: acme` is no instance id/),
        expect.stringMatching(/^policy\.yml:5: `keep:` is no section/),
      ],
    });
  });

  it('says no more than can be read when every line is wrong', () => {
    const result = read(`tell:\n${'- actor:sam\n'.repeat(400)}`);
    expect('problems' in result && result.problems).toHaveLength(20);
  });

  it('refuses what is deep or long beyond use', () => {
    expect(read('['.repeat(100_000))).toEqual({ problems: ['policy.yml:1: lists and sections nest too deep here.'] });
    expect(read(`tell:\n${'- actor: sam\n'.repeat(501)}`)).toEqual({
      problems: ['policy.yml: takes at most 500 entries. Use `*` in them.'],
    });
  });

  it('answers any text with rules or problems', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'tell:',
        'fold:',
        '  - actor: sam',
        '    type: Queue',
        '- {event: A}',
        '&a',
        '*a',
        '? :',
        '- - -',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const result = read(lines.join('\n'));
        if ('problems' in result) expect(result.problems.length).toBeGreaterThan(0);
        else expect(Array.isArray(result.rules)).toBe(true);
      }),
    );
  });
});
