import { describe, expect, it, test } from 'vitest';
import type { Activity } from '../src/activity/activity.ts';
import { createLookup, type Lookup, type Outcome } from '../src/lookup.ts';
import {
  activity,
  billingEU,
  billingUS,
  claimed,
  EU,
  escalations,
  keyAccounts,
  kim,
  type MemoryStore,
  memoryStore,
  now,
  omar,
  tier2,
  tier2Rights,
  uuid,
} from './lookup-fixtures.ts';

const asker = { slackUserId: 'U1', channel: 'C1', zone: 'Europe/Berlin', text: 'typed' };

function lookupIn(activities: readonly Activity[], things = [kim]): { lookup: Lookup; store: MemoryStore } {
  const store = memoryStore(activities, things);
  const newId = () => `q${store.asked.length + 1}`;
  const lookup = createLookup({ store, clock: { now: () => now }, command: '/trail', newId });
  return { lookup, store };
}

/** An outcome in one line. */
function said(outcome: Outcome): string {
  if (outcome.kind === 'answer') {
    const { read, found } = outcome.answer;
    return `${found} · ${read.names.join(' and ')}`;
  }
  if (outcome.kind === 'choice')
    return `which ${outcome.choice.text}? ${outcome.choice.options.map(({ label }) => label).join(' | ')}`;
  if (outcome.kind === 'stranger')
    return `nobody knows ${outcome.stranger.text}; near: ${outcome.stranger.closest.join(', ')}`;
  return outcome.kind === 'mistake' ? outcome.problem : 'help';
}

const story = [
  activity('10:00'),
  activity('09:00', { actor: omar, resource: billingUS }),
  activity('08:00', { actor: claimed, resource: escalations }),
  activity('2026-11-21T07:00:00Z', { actor: omar, resource: tier2, severity: 'sensitive' }),
  activity('2026-11-20T07:00:00Z', {
    resource: tier2Rights,
    failure: { code: 'AccessDenied', problems: [] },
    requestID: 'r-1',
  }),
  activity('2026-10-02T07:00:00Z', { actor: omar, resource: keyAccounts, related: [billingEU] }),
  activity('10:01', { plane: 'runtime', eventName: 'StartChatContact' }),
];

describe('ask', () => {
  it('finds, keeps who asked, and only then answers', async () => {
    const store = memoryStore(story, []);
    const done: string[] = [];
    const noting = {
      ...store,
      find: (...asked: Parameters<MemoryStore['find']>) => {
        done.push('find');
        return store.find(...asked);
      },
      saveAsked: async () => {
        done.push('keep');
        throw new Error('disk full');
      },
    };
    const complete = async <T>(answer: T) => {
      done.push('complete');
      return answer;
    };
    const lookup = createLookup({ store: noting, clock: { now: () => now }, command: '/trail', complete });
    await expect(lookup.ask('changes', asker)).rejects.toThrow('disk full');
    expect(done).toEqual(['find', 'complete', 'keep']);
  });

  test.each([
    ['changes', '6 · '],
    ['changes today', '3 · '],
    ['user dana', '2 · SSO user dana@example.com'],
    ['user DANA@example.com', '2 · SSO user dana@example.com'],
    ['user dan', '2 · SSO user dana@example.com'],
    ['user omar', 'which omar? IAM user omar | Session “omar”'],
    ['user ci-admin', '1 · session “omar”'],
    ['user "dan"', 'nobody knows dan; near: '],
    ['user "kim"', 'nobody knows kim; near: '],
    ['kim.lee', '0 · user kim.lee in Acme EU'],
    ['queue Billing', '3 · queue Billing in Acme EU and queue Billing in Acme US'],
    [
      'queue Bill',
      'which Bill? Queue Billing in Acme EU | Queue Billing in Acme US | Queue Billing Escalations in Acme EU',
    ],
    ['queue escal', '1 · queue Billing Escalations in Acme EU'],
    ['queue "escal"', 'nobody knows escal; near: '],
    ['resource Tier 2', 'which Tier 2? Routing profile Tier 2 in Acme EU | Security profile Tier 2 in Acme EU'],
    ['profile Tier 2', 'which Tier 2? Routing profile Tier 2 in Acme EU | Security profile Tier 2 in Acme EU'],
    ['security profile Tier 2', '1 · security profile Tier 2 in Acme EU'],
    ['queues', '4 · all queues'],
    ['profiles', 'which profiles? All routing profiles | All security profiles'],
    ['Billing queue', '3 · queue Billing in Acme EU and queue Billing in Acme US'],
    ['security keys', '0 · all security keys'],
    ['attribute', 'which attribute? All instance settings | All predefined attributes'],
    ['key Accounts', '1 · queue Key Accounts in Acme EU'],
    ['Billing', '3 · queue Billing in Acme EU and queue Billing in Acme US'],
    ['omar', 'which omar? IAM user omar | Session “omar”'],
    ['Biling', '3 · queue Billing in Acme EU and queue Billing in Acme US'],
    ['Bilyng Escalatons', 'nobody knows Bilyng Escalatons; near: Billing, Billing Escalations'],
    [`queue ${billingEU.id}`, '2 · queue Billing in Acme EU'],
    [
      `arn:aws:connect:eu-central-1:123456789012:instance/${billingEU.instanceId}/queue/${billingEU.id}`,
      '2 · queue Billing in Acme EU',
    ],
    [`${billingEU.id}`, '2 · queue Billing in Acme EU'],
    ['request r-1', '1 · request r-1'],
    [`${story[6]?.eventID}`, `1 · event ${story[6]?.eventID}`],
    ['event 12', 'nobody knows 12; near: '],
    ['help', 'help'],
    ['user', 'Say whose changes: `user dana@example.com`, by name, login, e-mail or id.'],
  ])('answers %j', async (text, outcome) => {
    expect(said(await lookupIn(story).lookup.ask(text, asker))).toBe(outcome);
  });

  it('tells all there is to an answer', async () => {
    const { lookup } = lookupIn(story);
    const outcome = await lookup.ask('queue Billing since yesterday 9:00', { ...asker, name: 'Lena Vogt' });
    const window = { from: new Date('2026-11-21T08:00:00Z') };
    expect(outcome).toEqual({
      kind: 'answer',
      answer: {
        askedId: 'q1',
        read: {
          question: {
            subject: { kind: 'resource', text: 'Billing', type: 'Queue', exact: false, asName: 'queue Billing' },
            window,
            windowWords: 'since yesterday 9:00',
            zone: 'Europe/Berlin',
          },
          query: {
            window: { ...window, to: new Date('2026-11-22T10:30:00.001Z') },
            planes: ['config', 'tagging', 'auth', 'data'],
            resourceKeys: [`Queue/${billingEU.id}`, `Queue/${billingUS.id}`],
          },
          names: ['queue Billing in Acme EU', 'queue Billing in Acme US'],
          window,
        },
        found: 2,
        refused: 0,
        sensitive: 0,
        page: story.slice(0, 2).map((each) => ({ activity: each, known: { names: {}, earlier: {} } })),
        offset: 0,
        complete: { from: new Date('2026-10-02T07:00:00Z'), to: now, partial: false },
        now,
        askedBy: 'Lena Vogt',
        searched: 4,
      },
    });
  });

  test.each([
    ['dana@example.com', { kind: 'user', text: 'dana@example.com', exact: false }],
    ['ci-admin', { kind: 'user', text: 'ci-admin', exact: false }],
    [`${billingEU.id}`, { kind: 'resource', text: billingEU.id, exact: true }],
  ])('speaks of %j as what it was found to be', async (text, subject) => {
    expect(await lookupIn(story).lookup.ask(text, asker)).toMatchObject({
      answer: { read: { question: { subject } } },
    });
  });

  it('finds a person whose name ends like a type', async () => {
    const anna = { ...omar, key: 'iam:123456789012:anna', name: 'Anna Field', aliases: ['anna field'] };
    expect(said(await lookupIn([activity('10:00', { actor: anna })]).lookup.ask('Anna Field', asker))).toBe(
      '1 · IAM user Anna Field',
    );
  });

  it('says the last change before a window without one', async () => {
    const { lookup } = lookupIn(story);
    const outcome = await lookup.ask('routing profile Tier 2 today', asker);
    expect(outcome).toMatchObject({ answer: { found: 0, lastKnown: { activity: story[3] } } });
  });

  it('is partial where the question reaches back beyond the store, and where the store is empty', async () => {
    const complete = async (activities: readonly Activity[], text: string) => {
      const outcome = await lookupIn(activities).lookup.ask(text, asker);
      return outcome.kind === 'answer' ? outcome.answer.complete : undefined;
    };
    expect(await complete(story, 'changes last 90d')).toEqual({
      from: new Date('2026-10-02T07:00:00Z'),
      to: now,
      partial: true,
    });
    expect(await complete([], 'changes')).toEqual({ to: now, partial: true });
  });

  it('counts an activity of this very moment as past', async () => {
    const { lookup } = lookupIn([activity('10:30')]);
    for (const text of ['today', 'last 24h', 'since today'])
      expect(await lookup.ask(text, asker)).toMatchObject({ answer: { found: 1 } });
  });

  it('records who asked what', async () => {
    const { lookup, store } = lookupIn(story);
    await lookup.ask('changes', { ...asker, text: '/trail changes' });
    await lookup.ask('user nobody', asker);
    expect(store.asked.map(({ askedId, slackUserId, channel, text }) => [askedId, slackUserId, channel, text])).toEqual(
      [
        ['q1', 'U1', 'C1', '/trail changes'],
        ['q2', 'U1', 'C1', 'typed'],
      ],
    );
  });
});

describe('a name that is a person and a thing', () => {
  const named = { type: 'User', id: '00000000-0000-4000-8000-000000000099', name: 'omar' };

  it('is asked back: what they did, or what was done to them', async () => {
    const { lookup } = lookupIn(story, [named]);
    expect(said(await lookup.ask('omar', asker))).toBe(
      'which omar? By IAM user omar | By session “omar” | To user omar',
    );
    expect(await lookup.choose('q1', 2, asker)).toMatchObject({
      answer: { found: 0, read: { question: { subject: { kind: 'resource' } } } },
    });
    expect(await lookup.choose('q1', 'all', asker)).toEqual({
      kind: 'mistake',
      problem: 'These are answered one by one: choose one of them.',
    });
  });
});

describe('page', () => {
  const many = Array.from({ length: 25 }, (_, index) => activity(`09:${String(index).padStart(2, '0')}`));

  it('goes on where the page before ended, whatever has happened since', async () => {
    const activities = [...many];
    const { lookup } = lookupIn(activities);
    await lookup.ask('changes', asker);
    activities.push(activity('10:30', { at: new Date(now.getTime() + 60_000) }));
    const answer = await lookup.page('q1', 10);
    expect(answer?.page.map(({ activity: { eventID } }) => eventID)).toEqual(
      many
        .toReversed()
        .slice(10, 20)
        .map(({ eventID }) => eventID),
    );
    expect(answer).toMatchObject({ askedId: 'q1', found: 25, offset: 10 });
  });

  it('begins anew for an offset that is none, and knows no question it was not asked', async () => {
    const { lookup } = lookupIn(many);
    await lookup.ask('changes', asker);
    for (const offset of [-10, Number.NaN, 0.5]) expect(await lookup.page('q1', offset)).toMatchObject({ offset: 0 });
    expect(await lookup.page('q9', 0)).toBeUndefined();
    await lookup.ask('user omar', asker);
    expect(await lookup.page('q2', 0)).toBeUndefined();
  });
});

describe('choose', () => {
  it('answers the option that was clicked, or all of them', async () => {
    const { lookup } = lookupIn(story);
    await lookup.ask('queue Bill', asker);
    expect(await lookup.choose('q1', 2, asker)).toMatchObject({
      answer: { askedId: 'q2', found: 1, read: { names: ['queue Billing Escalations in Acme EU'] } },
    });
    expect(await lookup.choose('q1', 'all', asker)).toMatchObject({ answer: { found: 4 } });
    expect(await lookup.page('q2', 0)).toMatchObject({ found: 1 });
  });

  it('offers and answers many, and names a few of them', async () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      activity('09:00', {
        resource: { ...billingEU, id: uuid(500 + index), name: `Night ${String(index).padStart(2, '0')}` },
      }),
    );
    const { lookup } = lookupIn(many);
    expect(await lookup.ask('queue night', asker)).toMatchObject({ choice: { options: { length: 30 } } });
    expect(await lookup.choose('q1', 'all', asker)).toMatchObject({
      answer: {
        found: 30,
        read: { names: [0, 1, 2, 3, 4].map((n) => `queue Night 0${n} in Acme EU`).concat('25 more') },
      },
    });
  });

  it('keeps the window of the question', async () => {
    const { lookup } = lookupIn(story);
    await lookup.ask('user omar today', asker);
    expect(await lookup.choose('q1', 0, asker)).toMatchObject({ answer: { found: 1, read: { window: { to: now } } } });
  });

  it('has nothing for options that were not offered', async () => {
    const { lookup } = lookupIn(story);
    await lookup.ask('queue Bill', asker);
    for (const choice of [3, -1, 0.5, Number.NaN]) expect(await lookup.choose('q1', choice, asker)).toBeUndefined();
    expect(await lookup.choose('q0', 0, asker)).toBeUndefined();
  });
});

describe('followUp', () => {
  const [first, second, third] = story;
  const all = [first, second, third].filter((each) => each !== undefined);

  it('finds more by the same person, by key and not by name', async () => {
    const { lookup } = lookupIn(story);
    expect(said(await lookup.followUp('more_by', all.slice(0, 1), asker))).toBe('2 · SSO user dana@example.com');
    expect(said(await lookup.followUp('more_by', all.slice(2), asker))).toBe('1 · session “omar”');
  });

  test.each([
    [
      {
        kind: 'website',
        key: 'connect:6f1d2c3b-4a5e-4f60-8192-a3b4c5d6e7f8',
        connectUserId: '6f1d2c3b-4a5e-4f60-8192-a3b4c5d6e7f8',
      },
      '1 · Connect user …d6e7f8 (login not known)',
    ],
    [
      { kind: 'service', key: 'service::connect.amazonaws.com', name: 'connect.amazonaws.com' },
      '1 · service connect.amazonaws.com',
    ],
    [{ kind: 'unknown', key: 'unknown::' }, '1 · Someone whom AWS does not name'],
    [{ kind: 'session', key: 'role:1:ci/', role: 'ci' }, '1 · session “ci”'],
  ] as const)('calls them what they are: %j', async (parts, outcome) => {
    const one = activity('10:00', { actor: { aliases: [], automation: false, ...parts } });
    expect(said(await lookupIn([one]).lookup.followUp('more_by', [one], asker))).toBe(outcome);
  });

  test.each([
    [{ type: 'Queue', id: '00000000-0000-4000-8000-000000000001' }, '1 · queue …000001'],
    [{ type: 'Queue', name: 'Refused' }, '1 · queue Refused'],
  ])('calls a thing by its id where it has no name: %j', async (resource, outcome) => {
    const one = activity('10:00', { resource });
    expect(said(await lookupIn([one]).lookup.followUp('history', [one], asker))).toBe(outcome);
  });

  it('takes the instance where there is nothing smaller', async () => {
    const { resource, ...rest } = activity('10:00', { instanceId: EU });
    expect(resource).toBeDefined();
    expect(said(await lookupIn([rest]).lookup.followUp('history', [rest], asker))).toBe('0 · instance …000001');
  });

  it('finds the history of the thing, also where it is another side', async () => {
    const { lookup } = lookupIn(story);
    expect(said(await lookup.followUp('history', all.slice(0, 1), asker))).toBe('2 · queue Billing');
  });

  it('asks which, where a notice is about several things', async () => {
    const { lookup } = lookupIn(story);
    expect(said(await lookup.followUp('history', all, asker))).toBe(
      'which This notice? Queue Billing | Queue Billing | Queue Billing Escalations',
    );
  });

  it('finds everything within half an hour', async () => {
    const { lookup } = lookupIn([
      activity('09:30'),
      activity('10:30', { actor: omar }),
      activity('10:31'),
      ...all.slice(0, 1),
    ]);
    const outcome = await lookup.followUp('around', all.slice(0, 1), asker);
    expect(outcome).toMatchObject({
      answer: { found: 2, read: { window: { from: new Date('2026-11-22T09:30:00Z') } } },
    });
  });

  it('has an answer for a notice whose activities are gone', async () => {
    const { lookup } = lookupIn(story);
    for (const verb of ['more_by', 'history', 'around'] as const) {
      expect(await lookup.followUp(verb, [], asker)).toMatchObject({ kind: 'stranger' });
    }
  });
});
