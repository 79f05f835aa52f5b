import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isExcluded, parseExclude } from '../../src/activity/exclude.ts';
import { activityOf } from './activity-of.ts';
import { ACCOUNT, DANA, INSTANCE, roleIdentity } from './record-of.ts';

const TERRAFORM = {
  userIdentity: roleIdentity('ci-deploy', 'gha-4711'),
  sourceIPAddress: '192.0.2.44',
  userAgent: 'HashiCorp/1.0 Terraform/1.5.7',
};
const BY_DANA = activityOf('UpdatePrompt', { PromptId: 'x', Name: 'Hello' });
const BY_CI = activityOf('UpdateUserHierarchy', { UserId: DANA }, TERRAFORM);

function excludes(text: string, activity = BY_DANA): boolean {
  const read = parseExclude(text);
  if ('problem' in read) throw new Error(read.problem);
  return isExcluded(activity, read.rules);
}

describe('parseExclude', () => {
  it.each(['', '  ', ',', ' , ,\n'])('reads %j as no rules', (text) => {
    expect(parseExclude(text)).toEqual({ rules: [] });
  });

  it('reads every kind of entry', () => {
    expect(
      parseExclude(
        'actor:wfm-sync, tool:terraform,event:UpdateUser*\ntype:Prompt, instance:bd16…, user:"Dana Ruiz", via:CFN',
      ),
    ).toEqual({
      rules: [
        { by: 'actor', pattern: 'wfm-sync' },
        { by: 'tool', pattern: 'terraform' },
        { by: 'event', pattern: 'UpdateUser*' },
        { by: 'type', pattern: 'Prompt' },
        { by: 'instance', pattern: 'bd16…' },
        { by: 'actor', pattern: 'Dana Ruiz' },
        { by: 'tool', pattern: 'cloudformation' },
      ],
    });
  });

  it('reads types as people call them', () => {
    expect(parseExclude('type:flows, type:queue, type:Quick*')).toEqual({
      rules: [
        { by: 'type', pattern: 'ContactFlow' },
        { by: 'type', pattern: 'Queue' },
        { by: 'type', pattern: 'Quick*' },
      ],
    });
  });

  it('reads an instance by its ARN', () => {
    const arn = `arn:aws:connect:eu-central-1:${ACCOUNT}:instance/${INSTANCE}`;
    expect(parseExclude(`instance:${arn}`)).toEqual({ rules: [{ by: 'instance', pattern: INSTANCE }] });
  });

  it.each([
    ['wfm-sync', '`wfm-sync` in EXCLUDE needs a word before a colon and a pattern after it: `actor:wfm-sync'],
    ['actor:', '`actor:` in EXCLUDE needs a word before a colon'],
    ['person:dana', '`person:` in EXCLUDE is not one of actor:, tool:, event:, type:, instance:. Type for example'],
    ['actor:*', '`actor:*` in EXCLUDE would leave out everything.'],
    ['tool:terrafrom', '`tool:terrafrom` in EXCLUDE is no tool known here. Type one of website, console, cli,'],
    ['event:Update User', '`event:Update User` in EXCLUDE is no event name. Type it as CloudTrail does'],
    ['type:Promt', '`type:Promt` in EXCLUDE is no type of resource. Type for example `type:Queue`'],
    ['instance:acme-eu', '`instance:acme-eu` in EXCLUDE is no instance id. Type the id or the ARN'],
  ])('says of %j what to type', (text, problem) => {
    expect(parseExclude(text)).toEqual({ problem: expect.stringContaining(problem) });
  });

  it('names every mistake at once', () => {
    const read = parseExclude('type:Promt, event:UpdateUser*, tool:terrafrom');
    expect(read).toEqual({ problem: expect.stringMatching(/type:Promt.*tool:terrafrom/) });
  });

  it('refuses a list as long as a file', () => {
    const text = Array.from({ length: 501 }, () => 'actor:a').join(',');
    expect(parseExclude(text)).toEqual({ problem: 'EXCLUDE takes at most 500 entries. Use `*` in them.' });
  });

  it('answers any text with rules or a problem', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parseExclude(text);
        if ('problem' in read) expect(read.problem).not.toBe('');
        else expect(isExcluded(BY_DANA, read.rules)).toBeTypeOf('boolean');
      }),
    );
  });
});

describe('isExcluded', () => {
  it.each([
    [`actor:${DANA}`, true],
    [`actor:connect:${DANA}`, true],
    ['actor:gha-*', false],
    ['tool:website', true],
    ['tool:terraform', false],
    ['event:UpdatePrompt', true],
    ['event:updateprompt', true],
    ['event:Update', false],
    ['type:prompt', true],
    ['type:Queue', false],
    [`instance:${INSTANCE}`, true],
    [`instance:${INSTANCE.slice(0, 8)}*`, true],
    ['instance:bd16d991*', false],
  ])('by %s of a prompt that Dana changed is %s', (text, excluded) => {
    expect(excludes(text)).toBe(excluded);
  });

  it.each(['actor:ci-deploy', 'actor:gha-4711', 'actor:CI-*', 'tool:terraform', 'event:UpdateUser*'])(
    'by %s is true of a pipeline',
    (text) => {
      expect(excludes(text, BY_CI)).toBe(true);
    },
  );

  it('is true when any rule fits and false without rules', () => {
    expect(excludes('type:Queue, type:Prompt')).toBe(true);
    expect(excludes('')).toBe(false);
  });

  it('is false of what the record does not tell', () => {
    const bare = activityOf('Odd', {}, { requestParameters: null, userIdentity: undefined });
    expect(excludes('type:Qu*, instance:aaaa*, actor:d*', bare)).toBe(false);
  });

  it('knows a tool by its detail', () => {
    const byBoto = activityOf('UpdatePrompt', {}, { ...TERRAFORM, userAgent: 'Boto3/1.34.1' });
    expect(excludes('tool:Boto3/*', byBoto)).toBe(true);
  });
});
