import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOverrideSetting } from '../../src/activity/override-setting.ts';
import { treatmentOf } from '../../src/activity/overrides.ts';
import { activityOf } from './activity-of.ts';
import { ACCOUNT, INSTANCE } from './record-of.ts';

const BY_DANA = activityOf('UpdatePrompt', { PromptId: 'x', Name: 'Hello' });

/** The one condition of each rule: its key and its patterns. */
function conditions(text: string) {
  const read = parseOverrideSetting('EXCLUDE', text);
  if ('problem' in read) return read.problem;
  return read.rules.map(({ all }) => all.map(({ by, patterns }) => `${by} ${patterns.join(' ')}`).join(' and '));
}

describe('parseOverrideSetting', () => {
  it.each(['', '  ', ',', ' , ,\n'])('reads %j as no rules', (text) => {
    expect(parseOverrideSetting('TELL', text)).toEqual({ rules: [] });
  });

  it('makes each entry a rule that says where it stands', () => {
    expect(parseOverrideSetting('FOLD', 'actor:wfm-sync, user:"Dana Ruiz"')).toEqual({
      rules: [
        { treatment: 'fold', all: [{ by: 'actor', patterns: ['wfm-sync'] }], said: 'FOLD=actor:wfm-sync' },
        { treatment: 'fold', all: [{ by: 'actor', patterns: ['Dana Ruiz'] }], said: 'FOLD=actor:Dana Ruiz' },
      ],
    });
    expect(parseOverrideSetting('TELL', 'event:DeleteQueue')).toMatchObject({ rules: [{ treatment: 'tell' }] });
    expect(parseOverrideSetting('EXCLUDE', 'event:DeleteQueue')).toMatchObject({ rules: [{ treatment: 'keep' }] });
  });

  it.each([
    ['actor:wfm-sync, tool:terraform,event:UpdateUser*', ['actor wfm-sync', 'tool terraform', 'event UpdateUser*']],
    ['type:Prompt\nname:Test *, instance:bd16…', ['type Prompt', 'name Test *', 'instance bd16…']],
    ['user:sam, via:CFN', ['actor sam', 'tool cloudformation']],
    ['type:flows, type:queue, type:Quick*', ['type ContactFlow', 'type Queue', 'type Quick*']],
    [`instance:arn:aws:connect:eu-central-1:${ACCOUNT}:instance/${INSTANCE}`, [`instance ${INSTANCE}`]],
  ])('reads %j', (text, expected) => {
    expect(conditions(text)).toEqual(expected);
  });

  it.each([
    ['wfm-sync', '`wfm-sync` in EXCLUDE needs a word before a colon and a pattern after it: `actor:wfm-sync'],
    ['actor:', '`actor:` in EXCLUDE needs a word before a colon'],
    [
      'person:dana',
      '`person:` in EXCLUDE is not one of actor:, tool:, event:, type:, name:, instance:. Type for example',
    ],
    ['actor:*', '`actor:*` in EXCLUDE fits everything. Name what is meant'],
    ['name:…', '`name:…` in EXCLUDE fits everything.'],
    ['tool:terrafrom', '`tool:terrafrom` in EXCLUDE is no tool known here. Type one of website, console, cli,'],
    ['event:Update User', '`event:Update User` in EXCLUDE is no event name. Type it as CloudTrail does: `event:Upd'],
    ['type:Promt', '`type:Promt` in EXCLUDE is no type of resource. Type for example `type:Queue`'],
    ['instance:acme-eu', '`instance:acme-eu` in EXCLUDE is no instance id. Type the id or the ARN'],
    ['event:a\u001b[31m\u202eb', '`event:a [31m b` in EXCLUDE is no event name.'],
  ])('says of %j what to type', (text, problem) => {
    expect(conditions(text)).toEqual(expect.stringContaining(problem));
  });

  it('names every mistake at once', () => {
    expect(conditions('type:Promt, event:UpdateUser*, tool:terrafrom')).toMatch(/type:Promt.*tool:terrafrom/);
  });

  it('refuses a list as long as a file', () => {
    const text = Array.from({ length: 501 }, () => 'actor:a').join(',');
    expect(parseOverrideSetting('TELL', text)).toEqual({
      problem: 'TELL takes at most 500 entries. Use `*` in them.',
    });
  });

  it('answers any text with rules or a problem', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parseOverrideSetting('EXCLUDE', text);
        if ('problem' in read) expect(read.problem).not.toBe('');
        else expect(['tell', 'keep']).toContain(treatmentOf(BY_DANA, read.rules));
      }),
    );
  });
});
