import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Person as Member } from '../../sandbox/story/cast.ts';
import { createStory } from '../../sandbox/story/story.ts';
import { dayIn } from '../../src/activity/day.ts';
import { maskDetail } from '../../src/activity/understand.ts';
import { type ForgetOptions, forgetPerson } from '../../src/cli/forget.ts';
import { planForgetting } from '../../src/forget.ts';
import { createIngest } from '../../src/ingest.ts';
import { fromRow } from '../../src/store/activity-row.ts';
import { createStore, type Store } from '../../src/store/store.ts';
import { termsOf } from '../../src/store/terms.ts';
import {
  aName,
  anActivity,
  aRef,
  at,
  BILLING,
  DANA,
  OMAR,
  OMAR_USER,
  SALES,
  save,
  teach,
  tellApart,
} from './an-activity.ts';
import { type Dump, dump, postingsOf } from './dump.ts';
import { aFolder, openStore } from './open-store.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const CLOCK = { now: () => NOW };
const PLANES = ['config', 'data', 'tagging', 'auth', 'runtime', 'read'] as const;

/** Runs the command; resolves to what it said and its exit code. */
async function forgetting(store: Store, text: string, options: ForgetOptions = { yes: true }) {
  const parts: string[] = [];
  const console = { out: async (part: string) => void parts.push(part), err: () => undefined, terminal: false };
  const code = await forgetPerson(text, options, { store, clock: CLOCK, console });
  const said = parts.join('');
  return { code, said, pseudonym: /Now (Person \w{4})/.exec(said)?.[1] ?? '' };
}

async function idsOf(store: Store, query: object): Promise<readonly string[]> {
  const found = await store.find({ planes: PLANES, window: {}, ...query }, { limit: 5000, offset: 0 });
  return found.map(({ eventID }) => eventID);
}

/** Rows as text, but for the hidden tables of SQLite's own. */
function textsIn(tables: Dump): readonly Readonly<{ table: string; text: string }>[] {
  return Object.entries(tables).flatMap(([table, rows]) => rows.map((row) => ({ table, text: textOf(row) })));
}

function textOf(row: Readonly<Record<string, unknown>>): string {
  const parts = Object.values(row).map((part) =>
    part instanceof Uint8Array ? Buffer.from(part).toString('latin1') : String(part),
  );
  return parts.join('\n').toLowerCase();
}

/** Every activity's terms are true of it, and nothing else is. */
function expectWholePostings(tables: Dump): void {
  const expected: Record<string, string[]> = {};
  for (const { body, event_id } of tables.activities ?? []) {
    for (const term of termsOf(fromRow({ body: String(body) })))
      expected[term] = [...(expected[term] ?? []), String(event_id)].toSorted();
  }
  expect(postingsOf(tables)).toEqual(expected);
}

describe('forgetting somebody of a story', () => {
  const { history, cast } = createStory({ seed: 11, now: NOW });
  const [dana, , , priya] = cast.people;
  const records = [...history.slice(0, 350), ...history.slice(-450)];
  let path = '';
  let store: Store;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'connect-trail-'));
    path = join(folder, 'trail.db');
    store = await createStore({ path });
    const quiet = { info: () => undefined, warn: () => undefined };
    const deps = { keepReads: true, expectsEventBridge: false, onNoticed: () => undefined, log: quiet };
    const ingest = createIngest({
      store,
      clock: CLOCK,
      channel: 'C1',
      treatmentOf: ({ treatment }) => treatment,
      dayOf: dayIn('UTC'),
      ...deps,
    });
    await ingest.accept(
      records.map((detail) => ({ kind: 'record' as const, detail })),
      'ingest',
    );
    // What a flood brought last waits to be kept.
    const waiting = records.slice(-60).map((record) => ({ ...record, eventID: `${record.eventID} again` }));
    const arrivals = waiting.flatMap((detail) => {
      const masked = maskDetail(detail, () => true);
      return masked ? [{ names: masked.names, told: { ...masked, replayed: false } }] : [];
    });
    await store.write((tx) => tx.saveArrivals(arrivals, NOW));
    return async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    };
  }, 60_000);

  it.each([
    ['an admin of two instances', dana],
    ['a supervisor', priya],
  ] as const)(
    'leaves no trace of %s, every fact, and everybody else as they were',
    async (_who, member) => {
      const { login, email, name } = member as Member;
      const [person] = await store.findPersons(email);
      const { actorKeys = [], userKeys = [] } = person ?? {};
      const uuids = userKeys.map((key) => key.slice('User/'.length));
      const words = [login, email, name.toLowerCase(), ...uuids];
      const isTheirs = (text: string) => words.some((word) => text.includes(word));
      const before = dump(path);
      const acted = await idsOf(store, { actorKeys });
      const suffered = await idsOf(store, { resourceKeys: userKeys });
      expect([acted.length > 0, suffered.length > 0]).toEqual([true, true]);

      const { pseudonym, code } = await forgetting(store, email);

      expect(code).toBe(0);
      const after = dump(path);
      const left = textsIn(after).filter(({ text }) => isTheirs(text));
      expect(left).toEqual([]);
      const others = (tables: Dump) =>
        textsIn(tables)
          .filter(({ table }) => !['leases', 'asked', 'blocks', 'terms', 'postings', 'unindexed'].includes(table))
          .filter(({ table }) => !table.startsWith('words_fts'))
          .filter(({ text }) => !isTheirs(text) && !text.includes(pseudonym.toLowerCase()))
          .map(({ table, text }) => `${table}\n${text}`);
      const [kept, stays] = [others(before), new Set(others(after))];
      // A notice of many that shows the person too is edited once more.
      const shared = (before.notice_activities ?? [])
        .filter(({ event_id }) => [...acted, ...suffered].includes(String(event_id)))
        .map(({ notice_id }) => String(notice_id));
      const gone = kept.filter((row) => !stays.has(row));
      expect(gone.filter((row) => !mentions(row, [...acted, ...suffered, ...shared]))).toEqual([]);
      const now = await store.findPersons(pseudonym);
      const keysNow = now.flatMap((each) => each.actorKeys).toSorted();
      const usersNow = now.flatMap((each) => each.userKeys);
      expect(await idsOf(store, { actorKeys: keysNow })).toEqual(acted);
      expect(await idsOf(store, { resourceKeys: usersNow })).toEqual(suffered);
      expect([keysNow.length, usersNow.length]).toEqual([actorKeys.length, userKeys.length]);
      expect((await store.findActors(pseudonym, true)).map(({ key }) => key).toSorted()).toEqual(keysNow);
      expectWholePostings(after);
      expect(after.words_fts_docsize).toHaveLength(after.words?.length ?? 0);
      await expect(forgetting(store, email)).rejects.toThrow(`Nobody here is called ${email}.`);
    },
    60_000,
  );
});

/** Rows of an activity that is the person's: the numbers of its row, its records. */
function mentions(row: string, ids: readonly string[]): boolean {
  return ids.some((id) => row.includes(id));
}

describe('forget', () => {
  const sam = aRef('User', 21);
  const samPage = aName(sam, 'sam', at('8:00'), ['Sam Okafor', 'Sam', 'Okafor', 'sam.okafor@example.com']);

  it('shows what it would replace, and changes nothing without --yes', async () => {
    const path = join(aFolder(), 'trail.db');
    const store = await openStore(path);
    await teach(store, samPage);
    await save(store, anActivity('e1', { resource: sam }));
    const before = dump(path);
    const { code, said } = await forgetting(store, 'Sam Okafor', {});
    expect(code).toBe(0);
    expect(said).toBe(`sam is known as
  Okafor (only in what is about them)
  sam
  Sam Okafor
  sam.okafor@example.com
  sam.okafor
  ${sam.id}
and acted, or was changed, as
  User/${sam.id}
0 activities by them, 1 about them.
Nothing is changed yet. To replace all of it by a pseudonym, which cannot be undone, repeat with --yes.
`);
    expect(dump(path)).toEqual(before);
  });

  it('lists those who may be meant, and takes the key of one', async () => {
    const store = await openStore();
    const others = ['one', 'two'].map((end, number) =>
      aName(aRef('User', 30 + number), `kim.${end}`, at('8:00'), ['Kim']),
    );
    await teach(store, ...others);
    const keys = others.map(({ key }) => key);
    await expect(forgetting(store, 'kim')).rejects.toThrow(
      `kim may be any of these. Give what follows the first colon; --also where several are one person.\n  kim.one: ${keys[0]}\n  kim.two: ${keys[1]}`,
    );
    const { pseudonym } = await forgetting(store, keys[0] ?? '', { yes: true, also: [keys[1] ?? ''] });
    expect((await store.findThings(pseudonym, { exact: true })).map(({ name }) => name)).toEqual([
      pseudonym,
      pseudonym,
    ]);
  });

  it('knows a service from a person', async () => {
    const store = await openStore();
    const service = {
      key: 'service::x',
      kind: 'service',
      name: 'wfm-sync',
      aliases: ['wfm-sync'],
      automation: true,
    } as const;
    await save(store, anActivity('e1', { actor: service }));
    await expect(forgetting(store, 'wfm-sync')).rejects.toThrow(
      'wfm-sync is a service, a role or an account: nobody to forget.',
    );
  });

  it('touches nobody whose login only begins so, nor a queue that is called the same', async () => {
    const path = join(aFolder(), 'trail.db');
    const store = await openStore(path);
    const samantha = aRef('User', 22);
    await teach(
      store,
      samPage,
      aName(samantha, 'sam.smith', at('8:00'), ['Sam', 'Smith']),
      aName(BILLING, 'Sam', at('8:00')),
    );
    await save(
      store,
      anActivity('e1', { resource: samantha }),
      anActivity('e2', { resource: { ...BILLING, name: 'Sam' } }),
    );
    const rows = ({ activities, records }: Dump) => ({ activities, records });
    const before = dump(path);
    await forgetting(store, 'sam.okafor@example.com');
    const after = dump(path);
    expect(rows(after)).toEqual(rows(before));
    expect((await store.findThings('sam', { exact: true })).map(({ key }) => key)).toEqual([
      `Queue/${BILLING.id}`,
      `User/${samantha.id}`,
    ]);
  });

  it('edits what Slack shows of the person: who did it, to whom, and who had set it before', async () => {
    const store = await openStore();
    await teach(store, aName(OMAR_USER, 'omar', at('8:00')));
    const value = (number: number) => [{ field: 'MaxContacts', value: number, hidden: false, wholeList: false }];
    const all = [
      anActivity('by', { at: at('9:00'), actor: OMAR, changes: value(1) }),
      anActivity('after', { at: at('9:05'), changes: value(2) }),
      anActivity('about', { at: at('9:10'), resource: OMAR_USER }),
      anActivity('other', { at: at('9:15'), resource: SALES }),
    ];
    await save(store, ...all);
    await tellApart(store, all);
    const ids = new Map<string, string>();
    for (const { noticeId } of await store.dueNotices('C1', 10)) {
      const view = await store.noticeView(noticeId);
      ids.set(view?.activities[0]?.activity.eventID ?? '', noticeId);
      await store.markPosted(noticeId, 1, `1.${ids.size}`, NOW);
    }
    await store.closeNotice(ids.get('by') ?? '', 'enough');
    const { said, pseudonym } = await forgetting(store, 'omar');
    expect(said).toContain('3 notices will be edited in Slack.');
    const due = await store.dueNotices('C1', 10);
    expect(due.map(({ noticeId }) => noticeId).toSorted()).toEqual(
      ['by', 'after', 'about'].map((id) => ids.get(id) ?? '').toSorted(),
    );
    const view = await store.noticeView(ids.get('after') ?? '');
    expect(view?.activities[0]?.known.earlier).toMatchObject({ MaxContacts: { by: pseudonym, value: 1 } });
  });

  it('goes on with the same pseudonym after it was interrupted', async () => {
    const path = join(aFolder(), 'trail.db');
    const store = await openStore(path);
    const many = Array.from({ length: 250 }, (_, number) => anActivity(`e${number}`, { resource: SALES }));
    await save(store, ...many);
    const [person] = await store.findPersons('dana.ruiz@example.com');
    if (!person) throw new Error('Dana is not found.');
    const identifiers = await store.findIdentifiers(person);
    const deps = { store, clock: CLOCK, holder: 'killed', randomInt: () => 1, randomUUID: () => '' };
    const plan = await planForgetting(person, identifiers, deps);
    await store.beginForgetting(plan);
    await store.forgetActivities(plan, 0, 100, NOW);
    expect(dump(path).activities?.filter(({ actor_key }) => actor_key === DANA.key)).toHaveLength(150);
    await expect(forgetting(store, 'dana.ruiz', {})).rejects.toThrow('A forgetting was interrupted.');
    const { pseudonym } = await forgetting(store, 'dana.ruiz');
    expect(pseudonym).toBe('Person BBBB');
    const { activities, forgetting: left, actors } = dump(path);
    expect([...new Set(activities?.map(({ actor_key }) => actor_key))]).toEqual([`sso:123456789012:${pseudonym}`]);
    expect([left, actors]).toMatchObject([[], [{ label: pseudonym, signature: pseudonym }]]);
  });

  it('replaces the person in questions, answers, what was put aside and what is covered', async () => {
    const path = join(aFolder(), 'trail.db');
    const store = await openStore(path);
    await save(store, anActivity('e1'));
    const asked = { askedId: 'a1', at: NOW, slackUserId: 'U1', channel: 'C1', text: 'user dana.ruiz@example.com' };
    await store.saveAsked({ ...asked, state: { query: { actorKeys: [DANA.key] } } });
    await store.saveAnswer({ channel: 'C1', threadTs: '1.1', question: 'user dana.ruiz', ts: '1.2', at: NOW });
    await store.write((tx) =>
      tx.saveQuarantine({ body: '{"userName":"Dana.Ruiz@example.com"', reason: 'cut', carrier: 'poll', at: NOW }),
    );
    const area = {
      account: '',
      region: 'eu-central-1',
      eventSource: 'x',
      class: 'changes',
      scope: 'user dana.ruiz@example.com',
    } as const;
    await store.addCoverage([area], { from: at('8:00'), to: at('9:00') }, NOW);
    const { pseudonym } = await forgetting(store, 'dana.ruiz@example.com');
    const { asked: rows, answers, quarantine, coverage } = dump(path);
    expect(rows).toMatchObject([
      { text: `user ${pseudonym}`, state: `{"query":{"actorKeys":["sso:123456789012:${pseudonym}"]}}` },
      { text: `forget (now ${pseudonym})` },
    ]);
    expect([answers, quarantine, coverage]).toMatchObject([
      [{ question: `user ${pseudonym}` }],
      [{ body: `{"userName":"${pseudonym}"` }],
      [],
    ]);
  });
});
