import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/activity/activity.ts';
import { hidesSensitive } from '../../src/activity/hides-sensitive.ts';
import { parseOverrideFile } from '../../src/activity/override-file.ts';
import { parseOverrideSetting } from '../../src/activity/override-setting.ts';
import { judge, type Overrides, treatmentOf } from '../../src/activity/overrides.ts';
import { activityOf } from './activity-of.ts';
import { DANA, INSTANCE, roleIdentity } from './record-of.ts';

const CI = {
  userIdentity: roleIdentity('ci-deploy', 'gha-4711'),
  sourceIPAddress: '192.0.2.44',
  userAgent: 'HashiCorp/1.0 Terraform/1.5.7',
};
const WFM = { ...CI, userIdentity: roleIdentity('wfm-sync', 'nightly'), userAgent: 'Boto3/1.34.1' };
const THROTTLED = { errorCode: 'ThrottlingException' };
const REFUSED = { errorCode: 'AccessDeniedException' };
const QUEUE = 'bbbbbbbb-2222-4222-8222-222222222222';

const PROMPT = activityOf('UpdatePrompt', { PromptId: 'x', Name: 'Hello' });
const DELETED = activityOf('DeleteQueue', { QueueId: QUEUE }, WFM);
const DISABLED = activityOf('UpdateQueueStatus', { QueueId: QUEUE, Status: 'DISABLED' }, WFM);
const MOVED = activityOf('UpdateUserRoutingProfile', { UserId: DANA, RoutingProfileId: 'r' }, WFM);
const TAGGED = activityOf('TagResource', {}, CI);
const STATUS = activityOf('PutUserStatus', { UserId: DANA }, WFM);
const READ = activityOf('DescribeQueue', { QueueId: QUEUE }, WFM);

type Settings = Partial<Record<'TELL' | 'FOLD' | 'EXCLUDE', string>>;

function overrides(settings: Settings): Overrides {
  return (['EXCLUDE', 'FOLD', 'TELL'] as const).flatMap((name) => {
    const read = parseOverrideSetting(name, settings[name] ?? '');
    if ('problem' in read) throw new Error(read.problem);
    return read.rules;
  });
}

const by = (activity: Activity, settings: Settings) => treatmentOf(activity, overrides(settings));
const refused = (eventName: string, parameters: object, how: object) =>
  activityOf(eventName, parameters, { ...WFM, ...how });

describe('what an entry fits', () => {
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
    ['name:hel*', true],
    ['name:x', true],
    ['name:Bill*', false],
    [`instance:${INSTANCE}`, true],
    [`instance:${INSTANCE.slice(0, 8)}*`, true],
    ['instance:bd16d991*', false],
    ['type:Queue, type:Prompt', true],
    ['', false],
  ])('%s fits a prompt that Dana changed: %s', (text, fits) => {
    expect(by(PROMPT, { EXCLUDE: text })).toBe(fits ? 'keep' : 'tell');
  });

  it.each(['actor:ci-deploy', 'actor:gha-4711', 'actor:CI-*', 'tool:terraform', 'event:UpdatePrompt'])(
    '%s fits a pipeline',
    (text) => {
      expect(by(activityOf('UpdatePrompt', {}, CI), { EXCLUDE: text })).toBe('keep');
    },
  );

  it('is not what the record does not tell', () => {
    const bare = activityOf('Odd', {}, { requestParameters: null, userIdentity: undefined });
    expect(by(bare, { EXCLUDE: 'type:Qu*, instance:aaaa*, actor:d*, name:b*' })).toBe(bare.treatment);
  });

  it('knows a tool by its detail', () => {
    expect(by(DELETED, { EXCLUDE: 'tool:Boto3/*' })).toBe('keep');
  });

  it('is all keys of an entry of the file, and one pattern of each', () => {
    const read = parseOverrideFile('exclude:\n- actor: wfm-sync\n  event: [CreateQueue, DeleteQueue]\n', 'policy.yml');
    const rules = 'rules' in read ? read.rules : [];
    expect([DELETED, DISABLED, PROMPT].map((activity) => treatmentOf(activity, rules))).toEqual([
      'keep',
      'tell',
      'tell',
    ]);
  });
});

describe('treatmentOf', () => {
  it.each<[string, Activity, Settings, string]>([
    ['nothing said', DELETED, {}, 'tell'],
    ['nothing said of it', MOVED, { TELL: 'type:Queue' }, 'fold'],
    ['EXCLUDE of what the policy tells', DELETED, { EXCLUDE: 'actor:wfm-sync' }, 'keep'],
    ['EXCLUDE of what the policy folds', MOVED, { EXCLUDE: 'actor:wfm-sync' }, 'keep'],
    ['FOLD of what the policy tells', DELETED, { FOLD: 'actor:wfm-sync' }, 'fold'],
    ['TELL of what the policy folds', MOVED, { TELL: 'event:UpdateUserRoutingProfile' }, 'tell'],
    ['TELL before EXCLUDE', DELETED, { EXCLUDE: 'actor:wfm-sync', TELL: 'event:DeleteQueue' }, 'tell'],
    ['EXCLUDE beside a TELL of others', MOVED, { EXCLUDE: 'actor:wfm-sync', TELL: 'event:DeleteQueue' }, 'keep'],
    ['TELL before FOLD', TAGGED, { FOLD: 'tool:terraform', TELL: 'event:TagResource' }, 'tell'],
    ['FOLD before EXCLUDE', TAGGED, { FOLD: 'tool:terraform', EXCLUDE: 'event:TagResource' }, 'fold'],
    ['EXCLUDE of what is sensitive', DISABLED, { EXCLUDE: 'actor:wfm-sync' }, 'keep'],
    ['FOLD of what is sensitive', DISABLED, { FOLD: 'actor:wfm-sync' }, 'tell'],
    ['FOLD and EXCLUDE of what is sensitive', DISABLED, { FOLD: 'actor:wfm-sync', EXCLUDE: 'type:Queue' }, 'tell'],
    ['TELL of reads', READ, { TELL: 'event:DescribeQueue' }, 'keep'],
    ['TELL of an actor, and traffic', STATUS, { TELL: 'actor:wfm-sync' }, 'keep'],
    ['TELL of traffic by its event', STATUS, { TELL: 'event:PutUserStatus' }, 'tell'],
    ['FOLD of traffic by its event', STATUS, { FOLD: 'event:PutUserStatus' }, 'fold'],
    ['EXCLUDE of traffic', STATUS, { EXCLUDE: 'actor:wfm-sync' }, 'keep'],
    ['TELL of a throttled try', refused('DeleteQueue', {}, THROTTLED), { TELL: 'event:DeleteQueue' }, 'keep'],
    ['TELL of a refusal', refused('DeleteQueue', {}, REFUSED), { TELL: 'event:DeleteQueue' }, 'tell'],
    ['TELL of a refusal of routine', refused('TagResource', {}, REFUSED), { TELL: 'event:TagResource' }, 'tell'],
    ['FOLD of a refusal of routine', refused('TagResource', {}, REFUSED), { FOLD: 'event:TagResource' }, 'keep'],
    ['FOLD of a refusal that is told', refused('DeleteQueue', {}, REFUSED), { FOLD: 'type:Queue' }, 'fold'],
  ])('%s', (_, activity, settings, treatment) => {
    expect(by(activity, settings)).toBe(treatment);
  });

  it('tells the copy of a change in another Region only where the tool is named', () => {
    const copied: Activity = { ...DELETED, way: { kind: 'sync' }, treatment: 'fold' };
    expect(by(copied, { TELL: 'event:DeleteQueue' })).toBe('fold');
    expect(by(copied, { TELL: 'tool:sync' })).toBe('tell');
    expect(by(copied, { EXCLUDE: 'event:DeleteQueue' })).toBe('keep');
  });
});

describe('judge', () => {
  it('says which rule decided', () => {
    const rules = overrides({ EXCLUDE: 'actor:wfm-sync', TELL: 'event:DeleteQueue' });
    expect(judge(DELETED, rules)).toMatchObject({ treatment: 'tell', rule: { said: 'TELL=event:DeleteQueue' } });
    expect(judge(MOVED, rules)).toMatchObject({ treatment: 'keep', rule: { said: 'EXCLUDE=actor:wfm-sync' } });
    expect(judge(TAGGED, rules)).toEqual({ treatment: 'fold' });
  });
});

describe('hidesSensitive', () => {
  it.each([
    ['actor:wfm-sync', true],
    ['tool:terraform', true],
    ['name:Test*', true],
    ['event:UpdateQueue*', true],
    ['event:StopLogging', true],
    ['event:UpdateUserRoutingProfile', false],
    ['type:SecurityProfile', true],
    ['type:Prompt', false],
  ])('EXCLUDE=%s may: %s', (text, hides) => {
    expect(overrides({ EXCLUDE: text }).map(hidesSensitive)).toEqual([hides]);
  });

  it('is of no TELL or FOLD', () => {
    expect(overrides({ TELL: 'actor:sam', FOLD: 'actor:sam' }).map(hidesSensitive)).toEqual([false, false]);
  });

  it('looks at all that an entry of the file says', () => {
    const text =
      'exclude:\n- {actor: wfm-sync, event: UpdateQueueName}\n- {type: Prompt, event: Update*}\n- {type: Queue, event: Update*}\n';
    const read = parseOverrideFile(text, 'policy.yml');
    expect('rules' in read && read.rules.map(hidesSensitive)).toEqual([false, false, true]);
  });
});
