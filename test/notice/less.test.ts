import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/activity/activity.ts';
import type { Actor } from '../../src/activity/actor.ts';
import type { Explained, Known } from '../../src/activity/known.ts';
import { context } from '../../src/notice/blocks.ts';
import { renderDetails } from '../../src/notice/details.ts';
import { failureWords } from '../../src/notice/failure-words.ts';
import { completeWords } from '../../src/notice/finding.ts';
import { withArticle } from '../../src/notice/inflect.ts';
import { renderNotice } from '../../src/notice/notice.ts';
import { renderAnswer } from '../../src/notice/reply.ts';
import { lockSentence } from '../../src/notice/sentence.ts';
import { toText } from '../../src/notice/terminal.ts';
import { foreign, ours } from '../../src/notice/words.ts';
import { toPlain } from '../../src/notice/written.ts';
import { answer, NOW } from './answer.ts';
import { DANA, explained, INSTANCE_ID, refTo, setTo } from './explained.ts';

function read(made: Explained): string {
  const message = renderNotice({ noticeId: '1', open: false, activities: [made] });
  return toText({ ...message, blocks: message.blocks.slice(0, 1) }, { zone: 'UTC', now: NOW });
}

function update(eventName: string, type: string, changes: Activity['changes'], known: Partial<Known> = {}): string {
  return read(explained({ eventName, resource: refTo(type, 'x1', 'Foo'), changes }, known));
}

const EARLIER = { at: new Date('2026-08-24T09:00:00Z'), by: 'lee', eventID: 'e' };

describe('what has no value before', () => {
  it('is not compared: values that say only what is touched', () => {
    const queues = [setTo('QueueConfigs', ['a'])];
    const known = { earlier: { QueueConfigs: { ...EARLIER, value: ['b'] } } };
    expect(update('UpdateRoutingProfileQueues', 'RoutingProfile', queues, known)).toBe(
      'Dana Ruiz changed priority or delay of queues in routing profile Foo\n• queues: a',
    );
  });

  it('is not compared: what says which setting is meant', () => {
    const changes = [setTo('ResourceType', 'CALL_RECORDINGS'), setTo('StorageConfig.StorageType', 'S3')];
    const known = { earlier: { ResourceType: { ...EARLIER, value: 'CALL_RECORDINGS' } } };
    expect(update('UpdateInstanceStorageConfig', 'InstanceStorageConfig', changes, known)).toBe(
      'Dana Ruiz changed where call recordings are stored\n• storage type: S3 (earlier value not known)',
    );
  });
});

describe('what the record leaves out', () => {
  it.each([
    ['UpdateHoursOfOperation', 'HoursOfOperation', 'Dana Ruiz edited hours Foo'],
    ['UpdatePrompt', 'Prompt', 'Dana Ruiz edited prompt Foo'],
    ['UpdateQueueName', 'Queue', 'Dana Ruiz edited the name or description of queue Foo'],
    ['UpdateViewContent', 'View', 'Dana Ruiz saved or published content of view Foo'],
  ])('is said to be left out of %s', (eventName, type, sentence) => {
    expect(update(eventName, type, [])).toBe(`${sentence}\nWhat was set is not in the record.`);
  });

  it('is not guessed where AWS hides it', () => {
    const hidden = [setTo('HierarchyGroupId', undefined, { hidden: true })];
    expect(update('UpdateUserHierarchy', 'User', hidden)).toMatch(
      /^Dana Ruiz changed the hierarchy group of agent Foo\n/,
    );
    expect(update('UpdateUserHierarchy', 'User', [setTo('HierarchyGroupId', '')])).toBe(
      'Dana Ruiz took agent Foo out of the hierarchy',
    );
  });

  it('is not said to be left out where its absence is the change', () => {
    expect(update('UpdateUserHierarchy', 'User', [])).toBe('Dana Ruiz took agent Foo out of the hierarchy');
  });
});

describe('a part of a thing that was deleted', () => {
  it('is one change of several, and not the end of the thing', () => {
    const campaign = { eventSource: 'connect-campaigns.amazonaws.com', resource: refTo('Campaign', 'c1', 'Spring') };
    const activities = [
      explained({ ...campaign, eventName: 'DeleteCampaignEntryLimits', verb: 'Delete' }),
      explained({ ...campaign, eventName: 'UpdateCampaignSchedule', changes: [setTo('schedule.endTime', 'x')] }),
    ];
    expect(toText(renderNotice({ noticeId: '1', open: false, activities }), { zone: 'UTC', now: NOW })).toMatch(
      /^Dana Ruiz edited campaign Spring: 2 changes\n• deleted the entry limits of campaign Spring\n/,
    );
  });
});

describe('what is set to none', () => {
  const vocabulary = (changes: Activity['changes'], id?: string) =>
    toPlain(
      lockSentence(
        explained({
          eventName: 'AssociateDefaultVocabulary',
          verb: 'Associate',
          resource: refTo('DefaultVocabulary', id),
          changes,
        }),
      ),
    );

  it('is told so only where the record shows it', () => {
    expect(vocabulary([setTo('VocabularyId', 'v1')], 'en-US')).toBe(
      'Dana Ruiz set default vocabulary en-US to v1 · Acme EU',
    );
    expect(vocabulary([], 'en-US')).toBe('Dana Ruiz set default vocabulary en-US to none · Acme EU');
    expect(vocabulary([])).toBe('Dana Ruiz set a default vocabulary · Acme EU');
  });
});

describe('tags as pairs', () => {
  it('read like other tags', () => {
    const changes = [setTo('Tags', [{ Key: 'team', Value: 'ivr' }])];
    expect(
      toPlain(
        lockSentence(
          explained({ eventName: 'TagResource', verb: 'Tag', resource: refTo('Domain', 'd1', 'Foo'), changes }),
        ),
      ),
    ).toBe('Dana Ruiz tagged domain Foo with team = ivr · Acme EU');
  });
});

describe('what was sent again along with what changed', () => {
  it('is no news', () => {
    const changes = [setTo('PublishStatus', 'PUBLISHED'), setTo('Function', 'b')];
    const known = {
      earlier: { PublishStatus: { ...EARLIER, value: 'PUBLISHED' }, Function: { ...EARLIER, value: 'a' } },
    };
    expect(update('UpdateRule', 'Rule', changes, known)).toBe('Dana Ruiz published rule Foo\n• conditions: a → b');
  });
});

describe('an override that closes', () => {
  const slot = (Day: string, Hours: number) => ({ Day, StartTime: { Hours }, EndTime: { Hours: 18 } });
  const closed = (config: unknown) =>
    toPlain(
      lockSentence(
        explained({
          eventName: 'CreateHoursOfOperationOverride',
          verb: 'Create',
          resource: refTo('HoursOfOperationOverride', 'o1', 'Inventory'),
          related: [refTo('HoursOfOperation', 'h1', 'Weekday EU')],
          changes: [
            setTo('OverrideType', 'CLOSED'),
            setTo('EffectiveFrom', '2026-12-24'),
            setTo('EffectiveTill', '2026-12-24'),
            setTo('Config', config, { wholeList: true }),
          ],
        }),
      ),
    );

  it('says its hours where they are the same each day', () => {
    expect(closed([slot('THURSDAY', 12)])).toBe('Dana Ruiz closed hours Weekday EU for 24 Dec 12:00–18:00 · Acme EU');
    expect(closed([slot('THURSDAY', 12), slot('FRIDAY', 9)])).toBe(
      'Dana Ruiz closed hours Weekday EU for 24 Dec · Acme EU',
    );
    expect(closed([{ Day: 'SOMEDAY' }])).toBe('Dana Ruiz closed hours Weekday EU for 24 Dec · Acme EU');
  });
});

describe('hours without open times', () => {
  it('are closed', () => {
    expect(update('UpdateHoursOfOperation', 'HoursOfOperation', [setTo('Config', [], { wholeList: true })])).toBe(
      'Dana Ruiz closed hours Foo\nNo open times are left: flows that check these hours take the closed path, overrides aside.',
    );
  });

  it('are not told as closed where AWS hides the times', () => {
    expect(
      update('UpdateHoursOfOperation', 'HoursOfOperation', [setTo('Config', undefined, { hidden: true })]),
    ).toMatch(/^Dana Ruiz edited hours Foo\n/);
  });
});

describe('names', () => {
  const john: Actor = { key: 'role/John', kind: 'session', role: 'John', name: 'John', aliases: [], automation: false };

  it('of a role are not told again as its session', () => {
    expect(toPlain(lockSentence(explained({ actor: john })))).toBe(
      'Role John changed max contacts of queue Billing · Acme EU',
    );
  });

  it('of an instance are told once', () => {
    const instance = { resource: { type: 'Instance', id: INSTANCE_ID, name: 'Acme EU' } };
    const said = (activity: Partial<Activity>) => toPlain(lockSentence(explained({ ...instance, ...activity })));
    expect(said({ eventName: 'CreateInstance', verb: 'Create' })).toBe('Dana Ruiz created instance Acme EU');
    expect(said({ eventName: 'GetFederationToken', verb: 'Get' })).toBe('Dana Ruiz signed in to Acme EU (SAML)');
    expect(said({ eventName: 'AdminGetEmergencyAccessToken', verb: '' })).toBe(
      'Dana Ruiz opened emergency access · Acme EU',
    );
  });

  it('of a new thing are told once, whatever their field is called', () => {
    const changes = [setTo('VocabularyName', 'Foo'), setTo('LanguageCode', 'en-US')];
    expect(
      read(
        explained({
          eventName: 'CreateVocabulary',
          verb: 'Create',
          resource: refTo('Vocabulary', 'v', 'Foo'),
          changes,
        }),
      ),
    ).toBe('Dana Ruiz created vocabulary Foo\n• language code: en-US');
  });

  it('of our own begin a sentence with a capital, logins as they are', () => {
    const said = (actor: Partial<Actor>) => toPlain(lockSentence(explained({ actor: { ...DANA, ...actor } })));
    expect(said({ name: 'root of 123456789012' })).toMatch(/^Root of 123456789012 changed/);
    expect(said({ kind: 'unknown', name: 'account 123456789012' })).toMatch(/^Account 123456789012 changed/);
    expect(said({ name: 'rootless' })).toMatch(/^rootless changed/);
  });

  it.each([
    ['upload job', 'an upload job'],
    ['hours override', 'an hours override'],
    ['use case', 'a use case'],
    ['user', 'a user'],
    ['AI agent', 'an AI agent'],
    ['quick connects', 'quick connects'],
  ])('%s has the right article', (noun, expected) => {
    expect(withArticle(noun)).toBe(expected);
  });
});

describe('addresses', () => {
  function contextOf(from: string) {
    return renderNotice({ noticeId: '1', open: false, activities: [explained({ from })] }).blocks[1];
  }

  it('stand in plain text where Slack could see an emoji in them', () => {
    expect(contextOf('2001:db8::1')).toMatchObject({
      elements: [
        { type: 'mrkdwn' },
        { type: 'plain_text', text: '2001:db8::1', emoji: false },
        { type: 'mrkdwn', text: ' · Acme EU' },
      ],
    });
    expect(context([foreign('2001:db8::1')])).toMatchObject({ elements: [{ type: 'plain_text' }] });
    expect(contextOf('192.0.2.1')).toMatchObject({ elements: [{ type: 'mrkdwn' }] });
  });
});

describe('more addresses than a context block holds', () => {
  it('stand in mrkdwn from there on', () => {
    const many = Array.from({ length: 6 }, () => [foreign('2001:db8::1'), ours(' · ')]).flat();
    expect(context(many)).toMatchObject({ elements: [{ type: 'plain_text' }, { type: 'mrkdwn' }] });
  });
});

describe('a run in which some calls speak of no thing', () => {
  const chat = (more: Partial<Activity> = {}) => {
    const { resource: _, ...activity } = explained({ eventName: 'StartChatContact', verb: 'Start', ...more }).activity;
    return { ...explained(), activity };
  };
  const queue = explained();
  const bullets = (...activities: readonly Explained[]) =>
    toText(renderNotice({ noticeId: '1', open: false, activities }), { zone: 'UTC', now: NOW })
      .split('\n')
      .filter((each) => each.startsWith('•'));

  it('counts those calls, and tells their refusals', () => {
    const failure = { code: 'AccessDeniedException', problems: [] };
    expect(bullets(chat(), chat(), queue)[0]).toBe('• started a chat (2 times)');
    expect(bullets(chat({ failure }), chat({ failure }), queue)).toContainEqual(
      '• refused, tried to start a chat (2 times) (not allowed)',
    );
  });
});

describe('a thing of another service', () => {
  it('cannot be opened in Connect', () => {
    const foreign = explained({ eventSource: 'sqs.amazonaws.com', eventName: 'DeleteQueue', known: false });
    expect(JSON.stringify(renderNotice({ noticeId: '1', open: false, activities: [foreign] }))).not.toContain(
      'Open in Connect',
    );
  });
});

describe('who', () => {
  it('is established only where AWS vouches for the name', () => {
    const who = (actor: Partial<Actor>) =>
      /Who: .*/.exec(toText(renderDetails([explained({ actor: { ...DANA, ...actor } })]), { zone: 'UTC' }))?.[0];
    const { name: _, ...nameless } = DANA;
    expect(who({})).toBe('Who: Dana Ruiz (established) · account: 123456789012');
    expect(who({ kind: 'website', connectUserId: 'u1' })).toBe(
      'Who: Dana Ruiz · Connect user id: u1 · account: 123456789012',
    );
    expect(toText(renderDetails([explained({ actor: nameless })]), { zone: 'UTC' })).toContain(
      'Who: someone in account 123456789012 · account',
    );
  });
});

describe('a missing permission', () => {
  const denied = (message: string) =>
    toPlain(failureWords({ code: 'AccessDenied', message: `User: arn:aws:iam::1:user/x ${message}`, problems: [] }));

  it.each([
    [
      'is not authorized to perform: connect:UpdateSecurityProfile on resource: arn:aws:connect:x with an explicit deny in a service control policy',
      'Reason: not allowed (AccessDenied: connect:UpdateSecurityProfile, explicit deny in a service control policy)',
    ],
    [
      'is not authorized to perform: connect:DeleteQueue on resource: x because no identity-based policy allows the connect:DeleteQueue action',
      'Reason: not allowed (AccessDenied: connect:DeleteQueue, no identity-based policy allows it)',
    ],
    [
      'is not authorized to perform: connect:DeleteQueue with an explicit deny in an identity-based policy',
      'Reason: not allowed (AccessDenied: connect:DeleteQueue, explicit deny in an identity-based policy)',
    ],
    ['may not', 'Reason: not allowed (AccessDenied): User: arn:aws:iam::1:user/x may not'],
  ])('is named alone: %s', (message, expected) => {
    expect(denied(message)).toBe(expected);
  });
});

describe('times', () => {
  const complete = (from: string, to: string) =>
    toPlain(
      completeWords(answer({ zone: 'UTC', complete: { from: new Date(from), to: new Date(to), partial: false } })),
    );

  it('say a day once', () => {
    expect(complete('2026-11-22T08:00:00Z', '2026-11-22T10:25:00Z')).toContain('from Sun 22 Nov 08:00 to 10:25, UTC');
    expect(complete('2026-11-21T08:00:00Z', '2026-11-22T10:25:00Z')).toContain(
      'from Sat 21 Nov 08:00 to Sun 22 Nov 10:25, UTC',
    );
    // The same day and month of another year.
    expect(complete('2015-11-22T08:00:00Z', '2026-11-22T10:25:00Z')).toContain(
      'from Sun 22 Nov 2015 08:00 to Sun 22 Nov 10:25, UTC',
    );
  });

  it('name a zone as it is, in a line without marks that its underscore could meet', () => {
    const { blocks } = renderAnswer(answer({ zone: 'America/New_York' }));
    expect(JSON.stringify(blocks[1])).toMatch(/"text":"Read as: [^_]*America\/New_York"/);
  });
});
