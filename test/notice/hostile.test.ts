import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/activity/activity.ts';
import type { Explained } from '../../src/activity/known.ts';
import { OPERATIONS } from '../../src/connect/catalog.ts';
import { renderChoice, renderStranger } from '../../src/notice/choice.ts';
import { renderDetails } from '../../src/notice/details.ts';
import { renderHelp } from '../../src/notice/help.ts';
import { renderLookUp } from '../../src/notice/mention-look-up.ts';
import { renderNotice } from '../../src/notice/notice.ts';
import { renderNoticeList } from '../../src/notice/notice-list.ts';
import { renderNoticePage } from '../../src/notice/notice-page.ts';
import { renderRaw } from '../../src/notice/raw.ts';
import { renderAnswer } from '../../src/notice/reply.ts';
import { toText } from '../../src/notice/terminal.ts';
import type { NoticeView, SummaryRow } from '../../src/notice/views.ts';
import { answer } from './answer.ts';
import { explained } from './explained.ts';
import { complaintsAbout } from './limits.ts';
import { agent, OMAR, summary } from './summaries.ts';

const POISON = [
  '<!channel> *Kim* |<https://evil.example|AWS>',
  '<!here>',
  '<@U012345>',
  '<#C012345>',
  '&lt;!everyone&gt; &amp;',
  '```\n> quote\n```',
  '\u202egnillib\u2066',
  '\ud800 lone',
  ':siren: _x_ ~y~ `z`',
  '__proto__',
  'constructor',
  '',
  ' ',
  '\u200b',
  'https://evil.example',
];
const text = fc.oneof(
  fc.constantFrom(...POISON),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(...POISON).map((poison) => poison.repeat(400)),
);
const name = fc.option(text, { nil: undefined });
const value = fc.oneof(
  { weight: 3, arbitrary: text },
  { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<unknown> },
  fc.array(text, { maxLength: 80 }),
);

const change = fc.record({
  field: fc.oneof(
    text,
    fc.constantFrom('Name', 'Status', 'SecurityProfileIds', 'Config', 'MaxContacts', 'QueueConfigs'),
  ),
  value,
  hidden: fc.boolean(),
  wholeList: fc.boolean(),
});

const actor = fc.record(
  {
    key: text,
    kind: fc.constantFrom('person', 'website', 'session', 'service', 'unknown'),
    name: text,
    account: text,
    role: text,
    session: text,
    connectUserId: text,
    aliases: fc.constant([]),
    automation: fc.boolean(),
  },
  { requiredKeys: ['key', 'kind', 'aliases', 'automation'] },
) as fc.Arbitrary<Activity['actor']>;

const hostile: fc.Arbitrary<Explained> = fc
  .record({
    operation: fc.constantFrom(...OPERATIONS),
    actor,
    type: fc.option(text, { nil: undefined }),
    id: name,
    called: name,
    changes: fc.array(change, { maxLength: 30 }),
    failed: fc.option(fc.record({ code: text, message: text, problems: fc.array(text, { maxLength: 50 }) }), {
      nil: undefined,
    }),
    way: fc.record({
      kind: fc.constantFrom('website', 'cli', 'terraform', 'cloudformation', 'service', 'api'),
      detail: text,
    }),
    severity: fc.constantFrom('sensitive', 'notable', 'routine'),
    known: fc.boolean(),
    from: name,
    instanceName: name,
    earlier: value,
  })
  .map((parts) => {
    const { operation, type, id, called, failed, from, instanceName } = parts;
    const resource = {
      type: type ?? operation.resourceType,
      ...(id === undefined ? {} : { id }),
      ...(called === undefined ? {} : { name: called }),
    };
    return explained(
      {
        eventName: operation.eventName,
        eventSource: operation.eventSource,
        verb: operation.verb,
        plane: operation.plane,
        actor: parts.actor,
        changes: parts.changes,
        way: parts.way as Activity['way'],
        severity: parts.severity as Activity['severity'],
        known: parts.known,
        resource,
        ...(failed ? { failure: failed } : {}),
        ...(from === undefined ? {} : { from }),
      },
      {
        earlier: Object.fromEntries(
          parts.changes
            .slice(0, 3)
            .map(({ field }) => [field, { value: parts.earlier, at: new Date(0), by: field, eventID: 'e' }]),
        ),
        ...(instanceName === undefined ? {} : { instanceName }),
      },
    );
  });

const row = fc.record(
  {
    example: hostile,
    done: fc.nat(10_000),
    things: fc.nat(10_000),
    refused: fc.nat(10_000),
    refusedThings: fc.nat(12),
    names: fc.array(text, { maxLength: 12 }),
  },
  { requiredKeys: ['example', 'done', 'things', 'refused', 'names'] },
);

const time = fc
  .integer({ min: -1, max: 2 ** 33 })
  .map((seconds) => new Date(seconds < 0 ? Number.NaN : seconds * 1000));

const manyView: fc.Arbitrary<NoticeView> = fc.record({
  noticeId: fc.constant('n1'),
  kind: fc.constantFrom('run', 'catchup', 'rollup', 'storm'),
  activities: fc.constant([]),
  open: fc.boolean(),
  hasDetails: fc.boolean(),
  lateMs: fc.nat(),
  summary: fc.record({
    from: time,
    to: time,
    done: fc.nat(1_000_000),
    refused: fc.nat(1_000_000),
    mended: fc.nat(1_000_000),
    people: fc.nat(1000),
    tools: fc.nat(1000),
    rows: fc.array(row, { maxLength: 100 }),
    moreRows: fc.nat(1000),
    instances: fc.array(text, { maxLength: 5 }),
    sensitiveElsewhere: fc.nat(1000),
  }),
});

describe('every message', () => {
  it('keeps Slack’s limits and lets no foreign text act, in a notice of one and of many', () => {
    fc.assert(
      fc.property(
        fc.array(hostile, { minLength: 1, maxLength: 25 }),
        fc.option(fc.nat(), { nil: undefined }),
        (activities, lateMs) => {
          const late = lateMs === undefined ? {} : { lateMs };
          const message = renderNotice({ noticeId: 'n1', open: true, activities, ...late });
          expect(complaintsAbout(message)).toEqual([]);
          expect(Array.from(message.text.replaceAll('&amp;', '&')).length).toBeLessThanOrEqual(110);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps them in a save of one thing, its details and an answer', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 10 }), text, (activities, typed) => {
        const resource = { type: 'Queue', id: 'q1' };
        const oneThing = activities.map((each) => ({ ...each, activity: { ...each.activity, resource } }));
        expect(complaintsAbout(renderNotice({ noticeId: 'n1', open: true, activities: oneThing }))).toEqual([]);
        expect(complaintsAbout(renderDetails(activities, { askedBy: typed }))).toEqual([]);
        expect(
          complaintsAbout(
            renderAnswer(answer({ page: activities, found: 400, askedBy: typed, names: [typed], text: typed })),
          ),
        ).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps them in notices told from counts, of every kind', () => {
    fc.assert(
      fc.property(manyView, fc.boolean(), (view, isLate) => {
        const { lateMs, ...onTime } = view;
        const message = renderNotice(isLate ? view : onTime);
        expect(complaintsAbout(message)).toEqual([]);
        expect(Array.from(message.text.replaceAll('&amp;', '&')).length).toBeLessThanOrEqual(110);
        expect(complaintsAbout(renderLookUp(view))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps them in a notice’s list and pages', () => {
    fc.assert(
      fc.property(
        fc.array(hostile, { minLength: 1, maxLength: 60 }),
        fc.nat(),
        fc.boolean(),
        (activities, size, open) => {
          expect(complaintsAbout(renderNoticeList({ noticeId: 'n1', activities, size, open }))).toEqual([]);
          const page = { noticeId: 'n1', activities: activities.slice(0, 10), offset: size, size: 2 * size };
          expect(complaintsAbout(renderNoticePage(page))).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each(['run', 'catchup', 'rollup', 'storm'] as const)(
    'holds a %s of a hundred rows of the longest names',
    (kind) => {
      const longest = '🐝<!channel>*_`'.repeat(10);
      const actors = Array.from({ length: 100 }, (_, index) => ({ ...OMAR, key: `person/${index}`, name: longest }));
      const rows = actors.map((each): SummaryRow => {
        const example = agent(1, { actor: kind === 'run' ? OMAR : each });
        return { example, done: 9000, things: 9000, refused: 90, refusedThings: 6, names: Array(12).fill(longest) };
      });
      const all = {
        done: 1_000_000,
        refused: 9000,
        mended: 9000,
        people: 100,
        moreRows: 9,
        instances: [longest, longest],
      };
      const message = renderNotice({
        noticeId: 'n1',
        kind,
        open: false,
        hasDetails: true,
        activities: [],
        summary: summary(rows, all),
      });
      expect(complaintsAbout(message)).toEqual([]);
      expect(toText(message, { zone: 'UTC' })).toMatch(/more/);
    },
  );

  it('keeps them in replies to what people type', () => {
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 40 }), fc.jsonValue({ maxDepth: 6 }), (typed, names, record) => {
        const options = names.map((label) => ({ label, query: { window: {} } }));
        const messages = [
          renderHelp('/trail', typed),
          renderChoice({ askedId: 'q1', text: typed, options }),
          renderStranger({ text: typed, closest: names, command: '/trail' }),
          renderRaw({ record, typed }, typed),
        ];
        for (const message of messages) {
          expect(complaintsAbout(message)).toEqual([]);
          expect(toText(message, { zone: 'UTC' })).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}/u);
        }
      }),
      { numRuns: 200 },
    );
  });
});
