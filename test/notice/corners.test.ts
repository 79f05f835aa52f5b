import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/activity/activity.ts';
import type { Explained } from '../../src/activity/known.ts';
import { actorLabel, actorWords } from '../../src/notice/actor-words.ts';
import { answerLine } from '../../src/notice/answer-line.ts';
import { bigRunBody } from '../../src/notice/big-run.ts';
import { context, LIMITS, section } from '../../src/notice/blocks.ts';
import { contextWords } from '../../src/notice/context-line.ts';
import { failureWords, reasonWords } from '../../src/notice/failure-words.ts';
import { renderNotice } from '../../src/notice/notice.ts';
import { noticeButtons } from '../../src/notice/notice-buttons.ts';
import { renderRaw } from '../../src/notice/raw.ts';
import { renderAnswer } from '../../src/notice/reply.ts';
import { runBody } from '../../src/notice/run.ts';
import { saveBody } from '../../src/notice/save.ts';
import { lockSentence } from '../../src/notice/sentence.ts';
import { toText } from '../../src/notice/terminal.ts';
import { thingWords } from '../../src/notice/thing-words.ts';
import { valueWords } from '../../src/notice/value-words.ts';
import { isDeploy, toolWords, wayWords } from '../../src/notice/way-words.ts';
import { dated, foreign } from '../../src/notice/words.ts';
import { toPlain } from '../../src/notice/written.ts';
import { answer, NOW } from './answer.ts';
import { DANA, explained, KNOWN, QUEUE_ID, refTo, setTo } from './explained.ts';
import { summary } from './summaries.ts';

function bare(activity: Partial<Activity> = {}): Explained {
  const { resource: _, instanceId: __, ...rest } = explained(activity).activity;
  return { activity: rest, known: { names: {}, earlier: {} } };
}

function read(...activities: readonly Explained[]): string {
  return toText(renderNotice({ noticeId: '1', open: false, activities }), { zone: 'UTC', now: NOW });
}

const EARLIER = { value: 'x', at: new Date('2026-11-03T09:00:00Z'), by: 'Omar', eventID: 'e' };

describe('what has no name, thing or instance', () => {
  it('is still told', () => {
    expect(toPlain(thingWords(bare(), 'it', 'body'))).toBe('queue max contacts');
    expect(toPlain(thingWords(bare({ eventName: 'ListUsers', verb: 'List' }), 'them', 'body'))).toBe('users');
    expect(toPlain(thingWords(bare({ eventName: '', verb: '' }), 'it', 'body'))).toBe('something');
    expect(toPlain(thingWords(explained({ resource: { type: 'Instance', id: 'i1' } }), 'it', 'lock'))).toBe(
      'instance Acme EU',
    );
    expect(
      toPlain(
        thingWords({ ...bare(), activity: { ...bare().activity, resource: { type: 'Instance' } } }, 'it', 'body'),
      ),
    ).toBe('the instance');
    expect(toPlain(lockSentence(bare({ eventName: 'NewThing', known: false })))).toBe(
      'Dana Ruiz did NewThing (new to us)',
    );
  });

  it('has no history to ask for', () => {
    expect(noticeButtons({ noticeId: '1', open: false, activities: [bare()] }).map((each) => each?.action_id)).toEqual([
      'trail:details:v1',
      'trail:more_by:v1',
      'trail:notice_menu:v1',
    ]);
    expect(answerLine(bare()).accessory).toMatchObject({ options: [{}, {}, {}] });
  });

  it('counts as a thing of its own in a run', () => {
    expect(read(bare({ eventName: 'UpdateQueueName' }), bare({ eventName: 'UpdateQueueName' }))).toMatch(
      /^Dana Ruiz edited the name or description of 2 queues\n/,
    );
  });

  it('makes no message of nothing', () => {
    const nothing = { lines: [], bullets: [], after: [], mark: 'Late' };
    expect([saveBody([], 'Late'), runBody([], { mark: 'Late', isOpen: false })]).toMatchObject([nothing, nothing]);
    expect(bigRunBody(summary([]), false)).toMatchObject({ ...nothing, mark: '' });
    expect([contextWords([]), noticeButtons({ noticeId: '1', open: false, activities: [] })]).toEqual([[], []]);
  });
});

describe('who', () => {
  const website = { key: 'k', kind: 'website', aliases: [], automation: false } as const;

  it('is found by the Connect user id, with its instance or without', () => {
    const uuid = 'a1b2c3d4-1111-4222-8333-00000000eeee';
    const known = { ...KNOWN, names: { [`User/${uuid}`]: 'Kim' } };
    const { activity } = bare({ actor: { ...website, connectUserId: uuid.toUpperCase() } });
    expect(toPlain(actorWords({ activity, known }))).toBe('Kim');
    expect(toPlain(actorWords({ activity: { ...activity, actor: website }, known }))).toBe(
      'Someone in the admin website (login not known)',
    );
  });

  it.each([
    ['Dana Ruiz', 'Dana'],
    ['Jean-Luc de Picard', 'Jean-Luc de Picard'],
    ['dana.ruiz@example.com', 'dana.ruiz@example.com'],
    ['root of 123456789012', 'root of 123456789012'],
    ['Identity Center user a1b2c3d4-1111-4222-8333-00000000eeee', 'Identity Center user …00eeee'],
    ['\u200b', 'this person'],
  ])('%s is %s on a button', (name, label) => {
    expect(actorLabel(bare({ actor: { ...DANA, name } }))).toBe(label);
  });

  it('is a person of no account, where AWS says no more', () => {
    expect(toPlain(actorWords(bare({ actor: { key: 'k', kind: 'person', aliases: [], automation: false } })))).toBe(
      'Someone',
    );
    expect(actorLabel(bare({ actor: { key: 'k', kind: 'person', aliases: [], automation: false } }))).toBe(
      'this person',
    );
  });
});

describe('how', () => {
  const session = { ...DANA, kind: 'session', role: 'ci', session: 's1', automation: true } as const;

  it.each([
    [{ kind: 'terraform' }, session, 'Terraform', ' (Terraform, session s1)', true],
    [
      { kind: 'cloudformation', detail: 'ivr' },
      DANA,
      'CloudFormation, stack ivr',
      ' (CloudFormation, stack ivr)',
      true,
    ],
    [{ kind: 'lambda', detail: 'wfm' }, session, 'Lambda function wfm', ' (Lambda function wfm)', false],
    [{ kind: 'cli', detail: 'aws-cli/2' }, { ...DANA, role: 'ops' }, 'CLI from role ops', '', false],
    [{ kind: 'api' }, session, 'API', ' (session s1)', true],
    [{ kind: 'sync' }, { ...DANA, kind: 'service', automation: true }, 'Global Resiliency replication', '', false],
  ] as const)('%j reads as it should', (way, actor, words, tool, deploy) => {
    expect([toPlain(wayWords({ way, actor })), toPlain(toolWords({ way, actor })), isDeploy({ way, actor })]).toEqual([
      words,
      tool,
      deploy,
    ]);
  });
});

describe('reasons', () => {
  it.each([
    ['AccessDeniedException', 'not allowed'],
    ['Client.UnauthorizedOperation', 'not allowed'],
    ['EntityAlreadyExists', 'the name is in use already'],
    ['ResourceNotFoundException', 'not found'],
    ['TooManyRequestsException', 'too many calls at once'],
    ['ServiceQuotaExceededException', 'a quota is reached'],
    ['ResourceInUseException', 'still in use'],
    ['ResourceConflictException', 'in conflict with another change'],
    ['InvalidContactFlowException', 'invalid content'],
    ['InvalidParameterException', 'invalid request'],
    ['InternalServiceException', 'a fault at AWS'],
    ['ExpiredToken', 'the credentials were no longer valid'],
    ['DestinationNotAllowedException', 'DestinationNotAllowedException'],
    ['', 'AWS does not say why'],
  ])('%s is %s', (code, words) => {
    expect(toPlain(reasonWords({ code, problems: [] }))).toBe(words);
  });

  it('keep what a runtime call said to themselves', () => {
    const failure = { code: 'Odd', message: 'to +491', problems: [] };
    expect([toPlain(failureWords(failure)), toPlain(failureWords(failure, 'runtime'))]).toEqual([
      'Reason: Odd: to +491',
      'Reason: Odd',
    ]);
  });
});

describe('long and odd content', () => {
  it('shows the first fifteen fields of a new thing', () => {
    const changes = Array.from({ length: 20 }, (_, index) => setTo(`Field${index}`, index));
    expect(read(explained({ eventName: 'CreateQueue', verb: 'Create', changes }))).toMatch(
      /• field14: 14\n• … and 5 more\n/,
    );
  });

  it('groups the shapes of many problems', () => {
    const problems = Array.from({ length: 9 }, (_, index) => `${'x'.repeat(index)} at ${index}`);
    expect(read(explained({ failure: { code: 'c', message: 'm', problems } }))).toMatch(
      /Reason: c: m\n(• .*\n){6}• … and 3 more\n/,
    );
  });

  it('names the actions whose branches lead nowhere', () => {
    const path = (n: number, branch: string) =>
      `Invalid Action property value. Path: Actions[${n}].Transitions.${branch}NextAction`;
    const problems = [...Array.from({ length: 10 }, (_, n) => path(n, '')), path(4, 'Conditions[0].')];
    expect(read(explained({ failure: { code: 'c', problems } }))).toMatch(
      /• 10 actions lead to a next step that is not valid \(actions 0, 1, 2, 3, 4, 5, 6, 7 and 2 more\)\n• 1 condition leads to a next step that is not valid \(action 4\)\n/,
    );
  });

  it('tells a list without its difference where the old one is hidden', () => {
    const change = setTo('SecurityProfileIds', ['a'], { wholeList: true });
    const grant = explained(
      { eventName: 'UpdateUserSecurityProfiles', resource: refTo('User', 'u1', 'Kim'), changes: [change] },
      { earlier: { SecurityProfileIds: { ...EARLIER, value: ['***'] } } },
    );
    expect(read(grant)).toMatch(
      /^Dana Ruiz set the security profiles of agent Kim to a\nwas hidden by AWS, set Tue 3 Nov by Omar\n/,
    );
  });

  it('leaves out a status that was sent along with what did change', () => {
    const update = explained(
      {
        eventName: 'UpdateAgentStatus',
        resource: refTo('AgentStatus', 's1', 'Lunch'),
        changes: [setTo('State', 'ENABLED'), setTo('DisplayOrder', 3)],
      },
      { earlier: { State: { ...EARLIER, value: 'ENABLED' } } },
    );
    expect(read(update)).toMatch(
      /^Dana Ruiz edited agent status Lunch\n• place in the list: 3 \(earlier value not known\)\n/,
    );
  });

  it('says nothing of a kind that was named again', () => {
    const storage = explained(
      {
        eventName: 'UpdateInstanceStorageConfig',
        resource: refTo('InstanceStorageConfig', 'a1'),
        changes: [
          setTo('ResourceType', 'CALL_RECORDINGS'),
          setTo('StorageConfig.S3Config', { BucketName: 'b', BucketPrefix: 'p' }),
        ],
      },
      { earlier: { ResourceType: { ...EARLIER, value: 'CALL_RECORDINGS' } } },
    );
    expect(read(storage)).toMatch(
      /^Dana Ruiz changed where call recordings are stored\n• storage S3 config: bucket b, prefix p \(earlier value not known\)\n/,
    );
  });

  it('names every field that AWS hides', () => {
    const hidden = ['Content', 'Settings'].map((field) => setTo(field, undefined, { hidden: true }));
    const update = explained({
      eventName: 'UpdateContactFlowModuleContent',
      resource: refTo('ContactFlowModule', 'm', 'M'),
      changes: hidden,
    });
    expect(read(update)).toMatch(/What changed: hidden by AWS \(content, settings are not shown in the record\)\./);
  });

  it('reads an object that is an item by its shape', () => {
    expect(toPlain(valueWords({ QueueId: QUEUE_ID }, { field: 'Queue', known: KNOWN }))).toBe('Billing');
    expect(toPlain(valueWords({ Value: 1n }, { field: 'x', known: KNOWN }))).toBe('1');
  });

  it('cuts mrkdwn that its escapes and dates make too long', () => {
    const words = [foreign('&'.repeat(590), undefined, 600), dated(new Date(0)), dated(new Date(0))];
    expect(section(words).text?.text.length).toBeLessThanOrEqual(LIMITS.section);
    expect(JSON.stringify(context(words))).toMatch(/&amp;…"/);
  });

  it('has a record that is no JSON', () => {
    expect(
      toText(
        renderRaw(() => 1, 'e1'),
        { zone: 'UTC' },
      ),
    ).toMatch(/masked\.\n $/);
  });
});

describe('renderAnswer', () => {
  const first = (parts: Parameters<typeof answer>[0]) => renderAnswer(answer(parts)).text;

  it.each([
    [
      'anything so called',
      { subject: { kind: 'resource', text: 'x', exact: false }, names: [] },
      'No change recorded for x.',
    ],
    [
      'several things so called',
      { subject: { kind: 'resource', text: 'bil', type: 'Queue', exact: false }, names: ['queue A', 'queue B'] },
      'No change recorded for queue bil.',
    ],
    [
      'anything at all',
      { subject: { kind: 'resource', text: '', exact: false }, names: [] },
      'No change recorded for any thing.',
    ],
    [
      'a person nobody named',
      { subject: { kind: 'user', text: 'kim', exact: false }, names: [] },
      'No change recorded for kim.',
    ],
    ['an id', { subject: { kind: 'event', id: 'x' }, names: [] }, 'No change recorded with this id.'],
    ['a name with “in”', { names: ['queue Lost in Space in Acme EU'] }, 'No change recorded for queue Lost in Space.'],
  ] as const)('speaks of %s', (_, parts, text) => {
    expect(first(parts)).toBe(text);
  });

  it('takes the doubt from the things that were meant', () => {
    const asked = answer({ subject: { kind: 'resource', text: 'x', exact: false }, names: [] });
    const said = (query: Partial<typeof asked.read.query>) => {
      const { resourceType: _, ...rest } = asked.read.query;
      return toText(renderAnswer({ ...asked, read: { ...asked.read, query: { ...rest, ...query } } }), {
        zone: 'UTC',
        now: NOW,
      });
    };
    expect(said({ resourceKeys: ['Prompt/p1'] })).toContain('Careful: AWS does not say');
    expect(said({})).not.toContain('Careful');
    expect(said({})).toContain('Read as: everything so called');
  });

  it.each([
    ['last 24h', 'in the last 24 hours'],
    ['last 30 m', 'in the last 30 minutes'],
    ['past 2w', 'in the past 2 weeks'],
    ['today', 'today'],
  ])('repeats %s as %s', (windowWords, spoken) => {
    expect(first({ windowWords })).toBe(`No change recorded for queue Billing ${spoken}.`);
  });
});
